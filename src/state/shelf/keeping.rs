//! What the browser keeps of the shelf: all of the storage calls.
//!
//! Each saved article has a key of its own, so that one that finds no room costs no other.

use super::Shelf;
use crate::domain::shelf::{Key, Marks, Places, Saved};
use crate::platform::clock::{milliseconds, now};
use crate::platform::storage;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::Notify;

/// Followed by the article's key.
const SAVED: &str = "bantin.saved.";
const READ: &str = "bantin.read";
const PLACES: &str = "bantin.places";

/// Loading pauses after so long, so that the page can answer.
const SLICE_MS: f64 = 8.0;

impl Shelf {
    /// Reads what the browser keeps. What cannot be read is left as it is.
    pub(super) async fn load(self) {
        self.load_marks();
        self.load_places();
        self.0.marked.notify();
        let mut began = milliseconds();
        for name in storage::keys(SAVED) {
            self.load_saved(&name);
            if milliseconds() > began + SLICE_MS {
                TimeoutFuture::new(0).await;
                began = milliseconds();
            }
        }
        self.0.loaded.set(true);
        self.0.changed.notify();
    }

    fn load_saved(&self, name: &str) {
        let saved = storage::read(name).and_then(|text| Saved::parse(&text));
        // An entry under another name than its own could never be removed.
        if let Some(saved) = saved.filter(|saved| self::name(saved.key()) == name) {
            self.0.removed.borrow_mut().retain(|removed| removed.key() != saved.key());
            self.0.values.borrow_mut().put(saved);
        }
    }

    fn load_marks(&self) {
        if let Some(text) = storage::read(READ) {
            self.0.values.borrow_mut().read.merge(&Marks::parse(&text, now()));
        }
    }

    pub(super) fn load_places(&self) {
        if self.0.places_loaded.replace(true) {
            return;
        }
        self.merge_places();
    }

    pub(super) fn merge_places(&self) {
        if let Some(text) = storage::read(PLACES) {
            self.0.values.borrow_mut().places.merge(&Places::parse(&text, now()));
        }
    }

    /// Says whether the browser keeps it. If not, it is tried again when there is more room.
    pub(super) fn keep(&self, saved: &Saved) -> bool {
        let key = saved.key();
        let kept = storage::write(&name(key), &saved.write());
        let mut unkept = self.0.unkept.borrow_mut();
        unkept.retain(|other| *other != key);
        if !kept {
            unkept.push(key);
        }
        kept
    }

    pub(super) fn forget(&self, key: Key) {
        storage::remove(&name(key));
        self.0.unkept.borrow_mut().retain(|other| *other != key);
        let waiting = self.0.unkept.borrow().clone();
        for key in waiting {
            let saved = self.0.values.borrow().find(key).cloned();
            saved.inspect(|saved| {
                self.keep(saved);
            });
        }
    }

    /// Other tabs may have marked as well: theirs are taken along.
    pub(super) fn keep_marks(&self) {
        self.load_marks();
        let text = self.0.values.borrow().read.write();
        storage::write(READ, &text);
    }

    pub(super) fn keep_places(&self) {
        let text = self.0.values.borrow().places.write();
        storage::write(PLACES, &text);
    }

    pub(super) fn forget_marks(&self) {
        let mut values = self.0.values.borrow_mut();
        values.read = Marks::default();
        values.places = Places::default();
        storage::remove(READ);
        storage::remove(PLACES);
    }

    /// Takes over what another tab has changed.
    pub(super) fn follow(&self, changed: Option<String>) {
        match changed.as_deref() {
            Some(READ) if storage::read(READ).is_none() => self.0.values.borrow_mut().read = Marks::default(),
            Some(READ) => self.load_marks(),
            Some(PLACES) if storage::read(PLACES).is_none() => {
                self.0.values.borrow_mut().places = Places::default();
            }
            Some(PLACES) => self.merge_places(),
            Some(name) => match name.strip_prefix(SAVED).and_then(Key::parse) {
                Some(key) => self.follow_saved(name, key),
                None => return,
            },
            None => {
                let saved = self.0.values.borrow().saved.iter().map(Saved::key).collect::<Vec<_>>();
                for key in saved {
                    self.follow_saved(&name(key), key);
                }
                self.forget_marks();
            }
        }
        self.0.marked.notify();
        self.0.changed.notify();
    }

    fn follow_saved(&self, name: &str, key: Key) {
        if storage::read(name).is_some() {
            return self.load_saved(name);
        }
        if self.0.unkept.borrow().contains(&key) {
            return;
        }
        let removed = self.0.values.borrow_mut().remove(key);
        self.0.removed.borrow_mut().extend(removed);
    }
}

fn name(key: Key) -> String {
    [SAVED, &key.hex()].concat()
}
