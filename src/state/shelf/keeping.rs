//! From memory to the browser's database and back.

use super::journal::{FORGET, PLACES, READ, SLICE_MS, name};
use super::{Shelf, Waiting};
use crate::domain::position::Position;
use crate::domain::shelf::{Key, Marks, Places, Saved};
use crate::platform::clock::{milliseconds, now};
use crate::platform::database::{Ask, Change, Records, Table, Trouble};
use futures_channel::oneshot;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::Notify;
use wasm_bindgen_futures::spawn_local;

impl Shelf {
    /// Reads what the browser keeps. What cannot be read is left as it is.
    pub(super) async fn load(self) {
        self.listen();
        self.load_journal().await;
        self.0.changed.notify();
        let asks = [Ask::All(Table::Saved), Ask::All(Table::Read), Ask::All(Table::Places)];
        if let Ok(database) = self.0.store.database() {
            let outcome = self.0.store.note(database.read(&asks).await);
            if let Ok([saved, read, places]) =
                outcome.map(|records| <[Records; 3]>::try_from(records).unwrap_or_default())
            {
                self.merge_marks(&read, &places).await;
                self.0.marked.notify();
                self.merge_saved(saved).await;
            }
        }
        self.0.loaded.set(true);
        self.0.marked.notify();
        self.0.changed.notify();
        self.flush();
    }

    async fn merge_saved(&self, records: Records) {
        let mut began = milliseconds();
        let mut there = Vec::new();
        for (digits, text) in records {
            let Some(key) = Key::parse(&digits) else { continue };
            there.push(key);
            if let Some(saved) = Saved::parse(&text).filter(|saved| saved.key() == key) {
                self.take_record(saved);
            }
            if milliseconds() > began + SLICE_MS {
                TimeoutFuture::new(0).await;
                began = milliseconds();
            }
        }
        // While this tab was away another one may have removed some.
        let gone = |saved: &Saved| !there.contains(&saved.key()) && !self.is_ours(saved.key());
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

    /// An article was saved, changed or taken off: keeps that. Says whether it is safe already.
    pub(super) fn keep(&self, key: Key) -> bool {
        self.await_saved(&[key]);
        self.0.unkept.borrow_mut().retain(|other| *other != key);
        let is_safe = self.write_saved(key) || !self.0.store.lasts();
        self.flush();
        is_safe
    }

    pub(super) fn keep_mark(&self, key: Key) {
        self.0.waiting.borrow_mut().read.set(key, now());
        self.write_marks();
        self.flush();
    }

    pub(super) fn keep_place(&self, key: Key, position: Position) {
        self.0.waiting.borrow_mut().places.replace(key, now(), position);
        self.write_places();
        self.flush();
    }

    pub(super) fn forget_marks(&self) {
        self.drop_marks();
        let mut waiting = self.0.waiting.borrow_mut();
        (waiting.read, waiting.places, waiting.forget) = (Marks::default(), Places::default(), true);
        drop(waiting);
        let store = &self.0.store;
        store.write(FORGET, "1");
        store.remove(READ);
        store.remove(PLACES);
        self.flush();
    }

    pub(super) fn drop_marks(&self) {
        let mut values = self.0.values.borrow_mut();
        (values.read, values.places) = (Marks::default(), Places::default());
    }

    /// Writes what waits, one batch after the other.
    pub(super) fn flush(&self) {
        // What another tab has removed must be known before.
        if self.0.loaded.get() && !self.0.is_writing.replace(true) {
            spawn_local(self.clone().write_all());
        }
    }

    /// Waits until everything is kept or cannot be.
    pub(super) async fn settled(&self) {
        if self.0.is_writing.get() || !self.0.loaded.get() {
            let (sender, receiver) = oneshot::channel();
            self.0.settling.borrow_mut().push(sender);
            let _ = receiver.await;
        }
    }

    async fn write_all(self) {
        while let Some(batch) = self.next_batch() {
            if self.write_batch(&batch).await.is_err() {
                self.put_off(batch);
                break;
            }
            self.settle(batch);
        }
        self.0.under_way.borrow_mut().clear();
        self.0.is_writing.set(false);
        for sender in self.0.settling.take() {
            let _ = sender.send(());
        }
    }

    /// All that waits, and what other tabs have left waiting.
    fn next_batch(&self) -> Option<Batch> {
        let mut waiting = self.0.waiting.take();
        if waiting.saved.is_empty() && waiting.read.is_empty() && waiting.places.is_empty() && !waiting.forget
        {
            return None;
        }
        self.0.under_way.replace(waiting.saved.clone());
        let article = |key: &Key| {
            let here = self.0.store.read(&name(*key));
            BatchArticle { key: *key, text: self.text_of(*key), here }
        };
        let articles = waiting.saved.iter().map(article).collect();
        let here = [READ, PLACES].map(|name| self.0.store.read(name));
        waiting.read.merge(&self.marks_here());
        waiting.places.merge(&self.places_here());
        Some(Batch { waiting, articles, here })
    }

    async fn write_batch(&self, batch: &Batch) -> Result<(), Trouble> {
        let store = &self.0.store;
        let database = store.database()?;
        let mut outcome = database.write(batch.changes()).await;
        if outcome == Err(Trouble::Full) {
            store.make_room().await;
            outcome = database.write(batch.changes()).await;
        }
        if outcome == Err(Trouble::Full) && batch.articles.len() > 1 {
            // Not all of them find room: as many as can.
            for article in &batch.articles {
                if database.write(article.changes()).await.is_ok() {
                    self.settle_saved(article);
                }
            }
        }
        store.note(outcome)
    }

    /// The database has it all.
    fn settle(&self, batch: Batch) {
        for article in &batch.articles {
            self.settle_saved(article);
        }
        for (name, text) in [READ, PLACES].into_iter().zip(&batch.here) {
            if let Some(text) = text {
                self.strike(name, text);
            }
        }
        let waiting = batch.waiting;
        if waiting.forget && !self.0.waiting.borrow().forget {
            self.0.store.remove(FORGET);
        }
        self.tell_tabs(&waiting);
    }

    fn settle_saved(&self, article: &BatchArticle) {
        let key = article.key;
        if let Some(here) = &article.here {
            self.strike(&name(key), here);
        }
        self.0.under_way.borrow_mut().retain(|other| *other != key);
        let mut unkept = self.0.unkept.borrow_mut();
        let before = unkept.len();
        unkept.retain(|other| *other != key);
        if unkept.len() != before {
            self.0.changed.notify();
        }
    }

    /// It goes on waiting: in localStorage where there is room, or else in memory only.
    fn put_off(&self, batch: Batch) {
        let under_way = self.0.under_way.take();
        let mut waiting = self.0.waiting.borrow_mut();
        for key in under_way {
            if !waiting.saved.contains(&key) {
                waiting.saved.push(key);
            }
        }
        waiting.read.merge(&batch.waiting.read);
        waiting.places.merge(&batch.waiting.places);
        waiting.forget |= batch.waiting.forget;
        let keys = waiting.saved.clone();
        drop(waiting);
        for key in keys {
            let text = self.text_of(key);
            let is_here = self.0.store.read(&name(key)).is_some_and(|here| here == text);
            let is_kept = is_here || self.write_saved(key) || text.is_empty() || !self.0.store.lasts();
            let mut unkept = self.0.unkept.borrow_mut();
            unkept.retain(|other| *other != key);
            if !is_kept {
                unkept.push(key);
            }
        }
        self.0.changed.notify();
    }
}

/// What goes in one transaction.
struct Batch {
    waiting: Waiting,
    articles: Vec<BatchArticle>,
    /// The texts that localStorage had for the marks and the places.
    here: [Option<String>; 2],
}

impl Batch {
    fn changes(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        if self.waiting.forget {
            changes.extend([Change::Clear(Table::Read), Change::Clear(Table::Places)]);
        }
        changes.extend(self.articles.iter().flat_map(BatchArticle::changes));
        let marks =
            [(Table::Read, self.waiting.read.records()), (Table::Places, self.waiting.places.records())];
        for (table, records) in marks {
            changes.extend(records.into_iter().map(|(key, text)| Change::Put(table, key, text)));
        }
        changes
    }
}

struct BatchArticle {
    key: Key,
    /// Empty where it is to be removed.
    text: String,
    /// What localStorage had: perhaps in the words of an earlier version.
    here: Option<String>,
}

impl BatchArticle {
    /// An article is saved or opened, never both.
    fn changes(&self) -> Vec<Change> {
        let key = self.key.hex();
        if self.text.is_empty() {
            return vec![Change::Delete(Table::Saved, key)];
        }
        vec![
            Change::Put(Table::Saved, key.clone(), self.text.clone()),
            Change::Delete(Table::Opened, key.clone()),
            Change::Delete(Table::Sizes, key),
        ]
    }
}
