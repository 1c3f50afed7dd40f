//! From memory to the browser's database: what waits goes there in batches, each one transaction.

use super::Shelf;
use super::batch::{Batch, BatchArticle};
use super::journal::{FORGET, PLACES, READ, name};
use crate::platform::database::Trouble;
use futures_channel::oneshot;
use leptos::prelude::Notify;
use wasm_bindgen_futures::spawn_local;

impl Shelf {
    /// Writes what waits, one batch after the other.
    pub(super) fn flush(&self) {
        // What another tab has removed must be known before.
        if self.may_write() && !self.0.is_writing.replace(true) {
            spawn_local(self.clone().write_all());
        }
    }

    fn may_write(&self) -> bool {
        self.0.loaded.get() && self.0.loading.get() == 0
    }

    /// Waits until everything is kept or cannot be.
    pub(super) async fn settled(&self) {
        if self.0.is_writing.get() || !self.may_write() {
            let (sender, receiver) = oneshot::channel();
            self.0.settling.borrow_mut().push(sender);
            let _ = receiver.await;
        }
    }

    async fn write_all(self) {
        while self.may_write()
            && let Some(batch) = self.next_batch()
        {
            if self.write_batch(&batch).await.is_err() {
                self.put_off(batch);
                break;
            }
            self.settle(batch);
        }
        self.0.under_way.borrow_mut().clear();
        self.0.is_writing.set(false);
        if !self.may_write() {
            // The rest goes when the answer has been taken over.
            return;
        }
        for sender in self.0.settling.take() {
            let _ = sender.send(());
        }
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
        let was_unkept = self.0.unkept.borrow().contains(&key);
        if was_unkept {
            self.0.unkept.borrow_mut().retain(|other| *other != key);
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
