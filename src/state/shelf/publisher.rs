//! What publishers do to articles that are kept: they take them back, and they correct them.
//!
//! Each is one transaction that reads what the database has and changes that, whatever this tab knows.

use super::Shelf;
use crate::domain::feed::{Article, FeedHeader};
use crate::domain::shelf::{Key, Saved, write_size};
use crate::domain::timestamp::Timestamp;
use crate::platform::clock::now;
use crate::platform::database::{Ask, Change, Decide, Records, Table};
use leptos::prelude::Notify;
use wasm_bindgen_futures::spawn_local;

impl Shelf {
    /// These articles of a feed are withdrawn: opened ones are forgotten, saved ones stay and say so.
    /// Whoever refreshes a feed calls this with the ids that a complete reading no longer has.
    pub fn withdraw(&self, feed_url: &str, ids: &[String]) {
        self.mark_withdrawn(feed_url, ids, Some(now()));
    }

    /// They are there again.
    pub fn restore(&self, feed_url: &str, ids: &[String]) {
        self.mark_withdrawn(feed_url, ids, None);
    }

    fn mark_withdrawn(&self, feed_url: &str, ids: &[String], withdrawn: Option<Timestamp>) {
        if ids.is_empty() {
            return;
        }
        let keys: Vec<Key> = ids.iter().map(|id| Key::of(feed_url, id)).collect();
        for key in &keys {
            self.0.values.borrow_mut().withdraw(*key, withdrawn);
        }
        self.0.changed.notify();
        let asks = keys.iter().map(|key| Ask::One(Table::Saved, key.hex())).collect();
        let of_changes = keys.clone();
        let decide = Box::new(move |records: Vec<Records>| {
            let mut changes = Vec::new();
            for (key, records) in of_changes.into_iter().zip(records) {
                let saved = records.first().and_then(|(_, text)| Saved::parse(text));
                if let Some(saved) = saved.filter(|saved| saved.withdrawn.is_some() != withdrawn.is_some()) {
                    let text = Saved { withdrawn, ..saved }.write();
                    changes.push(Change::Put(Table::Saved, key.hex(), text));
                }
                if withdrawn.is_some() {
                    changes.push(Change::Delete(Table::Opened, key.hex()));
                    changes.push(Change::Delete(Table::Sizes, key.hex()));
                }
            }
            changes
        });
        spawn_local(self.clone().change_copies(keys, asks, decide));
    }

    /// An article of a feed is corrected: copies that are kept follow; a saved one keeps its date. The
    /// article must be whole (`Library::whole`). An article that nobody keeps changes nothing.
    pub fn correct(&self, feed_url: &str, header: &FeedHeader, article: &Article) {
        let corrected = Saved::new(article, feed_url, header, now());
        if self.0.values.borrow_mut().correct(corrected.clone()).is_some() {
            self.0.changed.notify();
        }
        let key = corrected.key();
        let asks = vec![Ask::One(Table::Saved, key.hex()), Ask::One(Table::Opened, key.hex())];
        let decide = Box::new(move |records: Vec<Records>| {
            let [saved, opened] = <[Records; 2]>::try_from(records).unwrap_or_default();
            let mut changes = Vec::new();
            if let Some(old) = saved.first().and_then(|(_, text)| Saved::parse(text)) {
                let text = Saved { at: old.at, ..corrected.clone() }.write();
                changes.push(Change::Put(Table::Saved, key.hex(), text));
            }
            if !opened.is_empty() {
                let text = corrected.write();
                changes.push(Change::Put(Table::Sizes, key.hex(), write_size(corrected.at, text.len())));
                changes.push(Change::Put(Table::Opened, key.hex(), text));
            }
            changes
        });
        spawn_local(self.clone().change_copies(vec![key], asks, decide));
    }

    async fn change_copies(self, keys: Vec<Key>, asks: Vec<Ask>, decide: Decide) {
        let Ok(database) = self.0.store.database() else { return };
        match database.change(&[Table::Saved, Table::Opened, Table::Sizes], &asks, decide).await {
            Ok(()) => {
                for key in keys {
                    self.tell(&["saved ", &key.hex()].concat());
                }
            }
            Err(_) => {
                // What is saved here is kept as it is in memory now, wherever that can be done.
                let known = |key: &Key| self.0.values.borrow().find(*key).is_some();
                for key in keys.into_iter().filter(known).collect::<Vec<_>>() {
                    self.keep(key);
                }
            }
        }
    }
}
