//! What waits in localStorage until the database has it.
//!
//! localStorage answers at once, also while the page is being closed. It is where earlier versions kept
//! everything, under the same keys and in the same form: what they left is only something that waits. Where
//! there is no database it waits for ever, and is read from here.

use super::Shelf;
use crate::domain::shelf::{Key, Marks, Places, Saved};
use crate::platform::clock::now;
use crate::platform::slice::Slice;

/// Followed by the article's key. An empty text says that the article is to be removed.
pub(super) const SAVED: &str = "bantin.saved.";
pub(super) const READ: &str = "bantin.read";
pub(super) const PLACES: &str = "bantin.places";
pub(super) const FORGET: &str = "bantin.forget";

impl Shelf {
    /// Takes what waits here into memory, and puts it among what waits for the database. What cannot be read
    /// is left as it is.
    pub(super) async fn load_journal(&self) {
        let store = &self.0.store;
        self.await_marks();
        self.take_marks();
        let mut slice = Slice::begin();
        for name in store.keys(SAVED) {
            if let Some(key) = self.take_saved(&name) {
                self.await_saved(&[key]);
            }
            slice.pause().await;
        }
    }

    fn await_marks(&self) {
        let mut waiting = self.0.waiting.borrow_mut();
        waiting.forget |= self.0.store.read(FORGET).is_some();
        waiting.read.merge(&self.marks_here());
        waiting.places.merge(&self.places_here());
    }

    /// Puts articles among what waits for the database, each once.
    pub(super) fn await_saved(&self, keys: &[Key]) {
        let mut waiting = self.0.waiting.borrow_mut();
        waiting.saved.retain(|key| !keys.contains(key));
        waiting.saved.extend(keys);
    }

    /// Takes over an article, or that it was removed, and gives its key.
    pub(super) fn take_saved(&self, name: &str) -> Option<Key> {
        let key = Key::parse(name.strip_prefix(SAVED)?)?;
        let text = self.0.store.read(name)?;
        if text.is_empty() {
            self.drop_saved(key);
            return Some(key);
        }
        // An entry under another name than its own could never be removed.
        let saved = Saved::parse(&text).filter(|saved| saved.key() == key)?;
        self.adopt(saved);
        Some(key)
    }

    /// Takes over the marks and places that other tabs, or earlier visits, have left here.
    pub(super) fn take_marks(&self) {
        let (marks, places) = (self.marks_here(), self.places_here());
        let mut values = self.0.values.borrow_mut();
        values.read.merge(&marks);
        values.places.merge(&places);
    }

    pub(super) fn marks_here(&self) -> Marks {
        self.0.store.read(READ).map(|text| Marks::parse(&text, now())).unwrap_or_default()
    }

    pub(super) fn places_here(&self) -> Places {
        self.0.store.read(PLACES).map(|text| Places::parse(&text, now())).unwrap_or_default()
    }

    /// Writes an article down, or that it is to be removed. Says whether that is safe here.
    pub(super) fn write_saved(&self, key: Key) -> bool {
        self.0.store.write(&name(key), &self.text_of(key))
    }

    /// What is to be kept of an article: nothing, where it was removed.
    pub(super) fn text_of(&self, key: Key) -> String {
        self.0.values.borrow().find(key).map(Saved::write).unwrap_or_default()
    }

    pub(super) fn write_marks(&self) {
        let mut marks = self.marks_here();
        marks.merge(&self.0.waiting.borrow().read);
        self.0.store.write(READ, &marks.write());
    }

    pub(super) fn write_places(&self) {
        let mut places = self.places_here();
        places.merge(&self.0.waiting.borrow().places);
        self.0.store.write(PLACES, &places.write());
    }

    /// The database has what this text says: it need not wait here, unless something else does now.
    pub(super) fn strike(&self, name: &str, text: &str) {
        let store = &self.0.store;
        if store.read(name).as_deref() == Some(text) {
            store.remove(name);
        }
    }
}

pub(super) fn name(key: Key) -> String {
    [SAVED, &key.hex()].concat()
}
