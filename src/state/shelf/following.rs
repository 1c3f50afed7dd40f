//! What other tabs change is taken over here, and they are told what changes here.

use super::journal::{FORGET, PLACES, READ, SAVED};
use super::{Shelf, Waiting};
use crate::domain::shelf::{Key, Saved};
use crate::platform::clock::now;
use crate::platform::database::{Ask, Table};
use crate::platform::tabs::Tabs;
use crate::platform::{page, storage};
use leptos::prelude::Notify;
use wasm_bindgen_futures::spawn_local;

const CHANNEL: &str = "bantin";

/// Of more changes than these each is not told.
const MOST: usize = 20;

impl Shelf {
    /// From now on, and once.
    pub(super) fn listen(&self) {
        if !self.0.store.lasts() || self.0.tabs.borrow().is_some() {
            return;
        }
        let shelf = self.clone();
        self.0.tabs.replace(Some(Tabs::open(CHANNEL, move |words| shelf.hear(&words))));
        // Tabs without a database have nothing else; for those with one it is sooner.
        let shelf = self.clone();
        storage::on_change(move |key| shelf.follow(key.as_deref()));
        // A page that comes back from the browser's memory has heard nothing in the meantime.
        let shelf = self.clone();
        page::watch_coming_back(move || spawn_local(shelf.clone().load()));
        if let Ok(database) = self.0.store.database() {
            let shelf = self.clone();
            database.on_late(move || spawn_local(shelf.clone().load()));
        }
    }

    pub(super) fn tell_tabs(&self, changed: &Waiting) {
        let read = changed.read.records();
        let places = changed.places.records();
        if changed.forget {
            self.tell("forget");
        }
        if changed.saved.len() + read.len() + places.len() > MOST {
            return self.tell("all");
        }
        for key in &changed.saved {
            self.tell(&["saved ", &key.hex()].concat());
        }
        for (digits, _) in read {
            self.tell(&["read ", &digits].concat());
        }
        for (digits, _) in places {
            self.tell(&["places ", &digits].concat());
        }
    }

    pub(super) fn tell(&self, words: &str) {
        if let Some(tabs) = &*self.0.tabs.borrow() {
            tabs.say(words);
        }
    }

    fn hear(&self, words: &str) {
        let (table, digits) = words.split_once(' ').unwrap_or((words, ""));
        let table = match table {
            "saved" => Table::Saved,
            "read" => Table::Read,
            "places" => Table::Places,
            "forget" => {
                self.drop_marks();
                return self.0.marked.notify();
            }
            "all" => return spawn_local(self.clone().load()),
            _ => return,
        };
        if let Some(key) = Key::parse(digits) {
            spawn_local(self.clone().fetch(table, key));
        }
    }

    /// Takes over one record as the database has it now.
    async fn fetch(self, table: Table, key: Key) {
        let Ok(database) = self.0.store.database() else { return };
        let Ok(records) = database.read(&[Ask::One(table, key.hex())]).await else { return };
        let record = records.into_iter().flatten().next();
        match (table, record) {
            (Table::Saved, Some((_, text))) => {
                if let Some(saved) = Saved::parse(&text).filter(|saved| saved.key() == key) {
                    self.take_record(saved);
                }
            }
            (Table::Saved, None) if !self.is_ours(key) => self.drop_saved(key),
            (Table::Read, Some((digits, text))) => {
                self.0.values.borrow_mut().read.take(&digits, &text, now());
            }
            (_, Some((digits, text))) => {
                self.0.values.borrow_mut().places.take(&digits, &text, now());
            }
            (_, None) => {}
        }
        self.0.marked.notify();
        self.0.changed.notify();
    }

    /// Something waits in localStorage. That it waits no longer says nothing: the database has it then.
    fn follow(&self, changed: Option<&str>) {
        match changed {
            Some(READ | PLACES) => self.take_marks(),
            Some(FORGET) if self.0.store.read(FORGET).is_some() => self.drop_marks(),
            Some(name) if name.starts_with(SAVED) => {
                self.take_saved(name);
            }
            _ => return,
        }
        self.0.marked.notify();
        self.0.changed.notify();
    }
}
