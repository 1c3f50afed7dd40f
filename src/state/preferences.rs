//! How this reader likes to read: remembered by this browser, and nowhere else.
//!
//! Twice: `src/start.js` must know it before anything is painted, and only localStorage answers that soon.
//! That is the copy that is read. The database has the one that lasts: browsers that are short of room or
//! clean up throw localStorage away first, and do not throw away a database that was asked to be kept.

use super::store::Store;
use crate::domain::language::Language;
use crate::domain::preferences::{LOOKS, Preferences as Values};
use crate::platform::database::{Ask, Change, Table};
use crate::platform::later::when_first_view_stands;
use crate::platform::{page, storage};
use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// `src/start.js` reads it too, before anything is painted.
const STORAGE_KEY: &str = "bantin.preferences";

/// The same in the database.
const RECORD: &str = "preferences";

#[derive(Clone, Default)]
pub struct Preferences(Rc<Inner>);

#[derive(Default)]
struct Inner {
    store: Store,
    values: RefCell<Values>,
    changed: ArcTrigger,
    /// Whether the page and the browser's storage are ours to change.
    of_page: bool,
    /// What the browser says; it is asked once.
    browser_language: Option<Language>,
    /// Whether somebody has asked for the reading tools.
    tools_wanted: Cell<bool>,
    tools_asked: ArcTrigger,
}

impl Preferences {
    /// What this browser has kept. The page looks like that already: `src/start.js` saw to it.
    pub fn load(store: &Store) -> Preferences {
        let kept = store.read(STORAGE_KEY);
        Preferences(Rc::new(Inner {
            store: store.clone(),
            values: RefCell::new(kept.map_or_else(Values::default, |text| Values::parse(&text))),
            of_page: true,
            browser_language: page::languages().iter().find_map(|tag| Language::from_tag(tag)),
            ..Inner::default()
        }))
    }

    /// Of somebody who uses a device of others: nothing is known of them, and the browser's language is
    /// not theirs.
    pub fn of_nobody() -> Preferences {
        Preferences(Rc::new(Inner { of_page: true, ..Inner::default() }))
    }

    /// Tracked.
    pub fn get(&self) -> Values {
        self.0.changed.track();
        self.0.values.borrow().clone()
    }

    /// Changes some of them, keeps them, and lets the page look like that. Where nothing can be kept
    /// they last as long as the visit.
    pub fn change(&self, change: impl FnOnce(&mut Values)) {
        change(&mut self.0.values.borrow_mut());
        self.apply();
    }

    fn apply(&self) {
        self.show();
        let text = self.0.values.borrow().build();
        if text.is_empty() {
            self.0.store.remove(STORAGE_KEY);
        } else {
            self.0.store.write(STORAGE_KEY, &text);
        }
        spawn_local(self.clone().keep(text));
    }

    fn show(&self) {
        let values = self.get();
        if self.0.of_page {
            for key in LOOKS {
                page::set_data(key, &values.value(key));
            }
        }
        self.0.changed.notify();
    }

    /// Looks after the copy that lasts, once the first view stands, and follows what other tabs choose.
    pub fn begin(&self) {
        if !self.0.store.lasts() {
            return;
        }
        let preferences = self.clone();
        when_first_view_stands(move || {
            let of_change = preferences.clone();
            storage::on_change(move |key| of_change.follow(key.as_deref()));
            spawn_local(preferences.compare());
        });
    }

    async fn compare(self) {
        let Ok(database) = self.0.store.database() else { return };
        let Ok(records) = database.read(&[Ask::One(Table::Settings, RECORD.to_owned())]).await else {
            return;
        };
        let lasting = records.into_iter().flatten().next().map(|(_, text)| text).unwrap_or_default();
        match self.0.store.read(STORAGE_KEY) {
            Some(text) if text != lasting => self.keep(text).await,
            Some(_) => {}
            // The browser has lost the copy that is read.
            None if !lasting.is_empty() => {
                self.0.values.replace(Values::parse(&lasting));
                self.apply();
            }
            None => {}
        }
    }

    async fn keep(self, text: String) {
        if let Ok(database) = self.0.store.database() {
            let _ = database.write(vec![Change::Put(Table::Settings, RECORD.to_owned(), text)]).await;
        }
    }

    fn follow(&self, changed: Option<&str>) {
        if changed == Some(STORAGE_KEY) {
            let text = self.0.store.read(STORAGE_KEY).unwrap_or_default();
            self.0.values.replace(Values::parse(&text));
            self.show();
        }
    }

    /// Whether pictures wait until they are asked for; tracked.
    pub fn reduced_images(&self) -> bool {
        self.0.changed.track();
        self.0.values.borrow().reduced_images
    }

    /// The language that was chosen here, or else the browser's, if it is one of ours; tracked.
    pub fn language(&self) -> Option<Language> {
        self.0.changed.track();
        self.0.values.borrow().language.or(self.0.browser_language)
    }

    /// Asks for the reading tools.
    pub fn show_tools(&self) {
        self.0.tools_wanted.set(true);
        self.0.tools_asked.notify();
    }

    /// Whether the reading tools were asked for; tracked, and notified each time they are.
    pub fn tools_wanted(&self) -> bool {
        self.0.tools_asked.track();
        self.0.tools_wanted.get()
    }
}
