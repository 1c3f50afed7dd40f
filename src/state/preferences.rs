//! How this reader likes to read: remembered by this browser, and nowhere else.

use crate::domain::language::Language;
use crate::domain::preferences::{LOOKS, Preferences as Values};
use crate::platform::{page, storage};
use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// `src/start.js` reads it too, before anything is painted.
const STORAGE_KEY: &str = "bantin.preferences";

#[derive(Clone, Default)]
pub struct Preferences(Rc<Inner>);

#[derive(Default)]
struct Inner {
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
    pub fn load() -> Preferences {
        let kept = storage::read(STORAGE_KEY);
        Preferences(Rc::new(Inner {
            values: RefCell::new(kept.map_or_else(Values::default, |text| Values::parse(&text))),
            of_page: true,
            browser_language: page::languages().iter().find_map(|tag| Language::from_tag(tag)),
            ..Inner::default()
        }))
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
        let values = self.get();
        if self.0.of_page {
            for key in LOOKS {
                page::set_data(key, &values.value(key));
            }
            match values.build() {
                text if text.is_empty() => storage::remove(STORAGE_KEY),
                text => drop(storage::write(STORAGE_KEY, &text)),
            }
        }
        self.0.changed.notify();
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
