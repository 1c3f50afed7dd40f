//! What changes in memory is written down: in localStorage at once, and then by `writing`.

use super::Shelf;
use super::journal::{FORGET, PLACES, READ};
use crate::domain::position::Position;
use crate::domain::shelf::{Key, Marks, Places};
use crate::platform::clock::now;

impl Shelf {
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
}
