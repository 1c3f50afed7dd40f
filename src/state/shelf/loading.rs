//! From the browser's database to memory.

use super::Shelf;
use crate::domain::shelf::{Key, Saved};
use crate::platform::clock::now;
use crate::platform::database::{Ask, Change, Records, Table};
use crate::platform::slice::Slice;
use leptos::prelude::Notify;

impl Shelf {
    /// Reads what the browser keeps. What cannot be read is left as it is.
    pub(super) async fn load(self) {
        self.listen();
        self.0.loading.set(self.0.loading.get() + 1);
        self.load_journal().await;
        self.0.changed.notify();
        let asks = [Ask::All(Table::Saved), Ask::All(Table::Read), Ask::All(Table::Places)];
        if let Ok(database) = self.0.store.database() {
            // What is saved or taken off while the database answers is newer than its answer.
            let before: Vec<_> = self.0.values.borrow().saved.iter().map(Saved::key).collect();
            let outcome = self.0.store.note(database.read(&asks).await);
            if let Ok([saved, read, places]) =
                outcome.map(|records| <[Records; 3]>::try_from(records).unwrap_or_default())
            {
                self.merge_marks(&read, &places).await;
                self.0.marked.notify();
                self.merge_saved(saved, &before).await;
                self.0.is_complete.set(true);
            }
        }
        self.0.loading.set(self.0.loading.get() - 1);
        self.0.loaded.set(true);
        self.0.marked.notify();
        self.0.changed.notify();
        self.flush();
    }

    async fn merge_saved(&self, records: Records, before: &[Key]) {
        let mut slice = Slice::begin();
        let mut there = Vec::new();
        for (digits, text) in records {
            let Some(key) = Key::parse(&digits) else { continue };
            there.push(key);
            let was_removed = before.contains(&key) && self.0.values.borrow().find(key).is_none();
            if let Some(saved) = Saved::parse(&text).filter(|saved| saved.key() == key && !was_removed) {
                self.take_record(saved);
            }
            slice.pause().await;
        }
        // While this tab was away another one may have removed some.
        let gone = |saved: &Saved| {
            let key = saved.key();
            before.contains(&key) && !there.contains(&key) && !self.is_ours(key)
        };
        let gone: Vec<_> =
            self.0.values.borrow().saved.iter().filter(|saved| gone(saved)).map(Saved::key).collect();
        for key in gone {
            self.drop_saved(key);
        }
    }

    /// Takes over what the database has, unless something newer is on its way there.
    pub(super) fn take_record(&self, saved: Saved) {
        let key = saved.key();
        let known = self.0.values.borrow().find(key).map(|saved| saved.at);
        if !self.is_ours(key) || known.is_some_and(|known| known < saved.at) {
            self.adopt(saved);
        }
    }

    /// Whether this tab has the last word on an article.
    pub(super) fn is_ours(&self, key: Key) -> bool {
        self.0.waiting.borrow().saved.contains(&key)
            || self.0.under_way.borrow().contains(&key)
            || self.0.unkept.borrow().contains(&key)
    }

    pub(super) fn adopt(&self, saved: Saved) {
        self.0.removed.borrow_mut().retain(|removed| removed.key() != saved.key());
        self.0.values.borrow_mut().replace(saved);
    }

    pub(super) fn drop_saved(&self, key: Key) {
        let removed = self.0.values.borrow_mut().remove(key);
        self.0.removed.borrow_mut().extend(removed);
    }

    async fn merge_marks(&self, read: &Records, places: &Records) {
        if self.0.waiting.borrow().forget {
            return;
        }
        let surplus = self.take_marks_of(read, places);
        if let (Ok(database), false) = (self.0.store.database(), surplus.is_empty()) {
            let _ = database.write(surplus).await;
        }
    }

    /// Takes what the database has, and gives the changes that remove what is too old to be kept.
    fn take_marks_of(&self, read: &Records, places: &Records) -> Vec<Change> {
        let values = &mut *self.0.values.borrow_mut();
        for (digits, text) in read {
            values.read.take(digits, text, now());
        }
        for (digits, text) in places {
            values.places.take(digits, text, now());
        }
        let is_kept = |table: Table, digits: &str| {
            Key::parse(digits).is_some_and(|key| match table {
                Table::Read => values.read.has(key),
                _ => values.places.get(key).is_some(),
            })
        };
        let mut surplus = Vec::new();
        for (table, records) in [(Table::Read, read), (Table::Places, places)] {
            let gone = records.iter().filter(|(digits, _)| !is_kept(table, digits));
            surplus.extend(gone.map(|(digits, _)| Change::Delete(table, digits.clone())));
        }
        surplus
    }
}
