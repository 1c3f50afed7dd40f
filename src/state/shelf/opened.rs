//! Articles that were opened, to be read again when their feed no longer has them or cannot be reached.

use super::Shelf;
use crate::domain::feed::Article;
use crate::domain::shelf::{Key, Saved, make_way, write_size};
use crate::platform::clock::now;
use crate::platform::database::{Ask, Change, Table};
use crate::platform::later::load_rest;
use crate::state::reader::Reader;
use leptos::prelude::{Notify, Track, untrack};
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// So many answers are remembered.
const MOST_LOOKED: usize = 16;

/// What is known of an article that the feed does not have.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Looked {
    /// The device is being asked.
    #[default]
    Looking,
    Absent,
    Found(Box<Saved>),
}

impl Shelf {
    /// Keeps an article that was opened, unless it is saved. The view that shows it stands by now.
    pub fn remember(&self, reader: &Reader, article: &Arc<Article>) {
        // What is read from the device is not in the feed, and is as old as it is.
        if !self.0.store.lasts() || untrack(|| reader.library.number(&article.id)).is_none() {
            return;
        }
        let url = reader.library.url();
        let copy = Saved::new(article, &url, &untrack(|| reader.library.header()), now());
        let is_back = untrack(|| self.saved_of(copy.key())).is_some_and(|saved| saved.withdrawn.is_some());
        if is_back {
            self.restore(&url, std::slice::from_ref(&article.id));
        }
        spawn_local(self.clone().keep_opened(copy));
    }

    pub(super) async fn keep_opened(self, copy: Saved) {
        let Ok(database) = self.0.store.database() else { return };
        let (key, text) = (copy.key().hex(), copy.write());
        let size = write_size(copy.at.max(now()), text.len());
        let asks = [Ask::All(Table::Sizes), Ask::One(Table::Saved, key.clone())];
        let decide = Box::new(move |records: Vec<Vec<(String, String)>>| {
            let [sizes, saved] = <[_; 2]>::try_from(records).unwrap_or_default();
            let gone = make_way(&sizes, &key, text.len()).filter(|_| saved.is_empty());
            let Some(gone) = gone else { return Vec::new() };
            let mut changes =
                vec![Change::Put(Table::Opened, key.clone(), text), Change::Put(Table::Sizes, key, size)];
            for key in gone {
                changes
                    .extend([Change::Delete(Table::Opened, key.clone()), Change::Delete(Table::Sizes, key)]);
            }
            changes
        });
        // Where there is no room for it, it is not kept: nobody was promised that.
        let _ = database.change(&[Table::Opened], &asks, decide).await;
    }

    /// The copy of an article that the device has, saved or opened; tracked. Asks for it where that is not
    /// known yet.
    pub fn look_for(&self, key: Key) -> Looked {
        self.0.was_asked.set(true);
        if let Some(found) = self.found(key) {
            return Looked::Found(Box::new(found));
        }
        let known =
            self.0.looked.borrow().iter().find(|(other, _)| *other == key).map(|(_, looked)| looked.clone());
        if let Some(looked) = known {
            return looked;
        }
        if !self.0.store.lasts() {
            return Looked::Absent;
        }
        self.know(key, Looked::Looking);
        spawn_local(self.clone().look(key));
        Looked::Looking
    }

    /// The same, where it is known; tracked.
    pub fn found(&self, key: Key) -> Option<Saved> {
        self.0.changed.track();
        if let Some(saved) = self.0.values.borrow().find(key) {
            return Some(saved.clone());
        }
        let looked = self.0.looked.borrow();
        looked.iter().find(|(other, _)| *other == key).and_then(|(_, looked)| match looked {
            Looked::Found(saved) => Some((**saved).clone()),
            _ => None,
        })
    }

    async fn look(self, key: Key) {
        // The way to the device's copies is in the rest of the module. Without a network that comes from the
        // service worker, which is there where copies are.
        if !load_rest().await {
            self.know(key, Looked::Absent);
            return self.0.changed.notify();
        }
        self.ask_device(key);
    }

    #[inline(never)]
    fn ask_device(self, key: Key) {
        spawn_local(self.answer(key));
    }

    async fn answer(self, key: Key) {
        let asks = [Ask::One(Table::Saved, key.hex()), Ask::One(Table::Opened, key.hex())];
        let records = match self.0.store.database() {
            Ok(database) => self.0.store.note(database.read(&asks).await).unwrap_or_default(),
            Err(_) => Vec::new(),
        };
        let copies = records.into_iter().flatten().filter_map(|(_, text)| Saved::parse(&text));
        // What waits for the database is not there yet.
        let waiting = self.0.store.read(&super::journal::name(key)).and_then(|text| Saved::parse(&text));
        let found = waiting.into_iter().chain(copies).find(|copy| copy.key() == key);
        self.know(key, found.map_or(Looked::Absent, |copy| Looked::Found(Box::new(copy))));
        self.0.changed.notify();
    }

    fn know(&self, key: Key, what: Looked) {
        let mut looked = self.0.looked.borrow_mut();
        looked.retain(|(other, _)| *other != key);
        if looked.len() >= MOST_LOOKED {
            looked.remove(0);
        }
        looked.push((key, what));
    }
}
