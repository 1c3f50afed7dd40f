//! The browser's history, with a scroll position for each of its entries.

use super::clock::milliseconds;
use super::dom::{document, window};
use super::later::when_first_view_stands;
use super::page::scroll_y;
use crate::domain::text::{decimal, join, leading_integer};
use std::cell::{Cell, RefCell};
use std::iter;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventTarget, ScrollRestoration};

/// Where positions wait while the page is away, as `key:y` pairs.
const STORAGE_KEY: &str = "bantin.scroll";
/// Nobody goes back farther, and what is written each time stays short.
const MOST_WRITTEN: usize = 50;
/// While a page is scrolled its position is written at such intervals.
const PAUSE_MS: f64 = 200.0;

/// Entries are told apart by a number in `history.state`; positions are kept here by that number.
#[derive(Clone)]
pub struct History(Rc<Entries>);

struct Entries {
    current: Cell<u32>,
    newest: Cell<u32>,
    positions: RefCell<Vec<(u32, f64)>>,
}

impl History {
    /// Takes over the tab's history; `on_pop` hears of each way back or forward.
    pub fn bind(on_pop: impl Fn() + 'static) -> History {
        let history = History(Rc::new(Entries {
            current: Cell::new(0),
            newest: Cell::new(0),
            positions: RefCell::new(read_positions()),
        }));
        if let Ok(browser) = window().history() {
            // The browser would restore a position before the news is drawn.
            let _ = browser.set_scroll_restoration(ScrollRestoration::Manual);
        }
        history.0.newest.set(history.0.positions.borrow().iter().map(|(key, _)| *key).max().unwrap_or(0));
        history.enter();
        let popped = history.clone();
        listen(&window(), "popstate", move || {
            popped.keep_position();
            popped.enter();
            on_pop();
        });
        // Who scrolls before the rest of the module is there must not wait for it.
        let written = history.clone();
        when_first_view_stands(move || written.begin_to_write());
        history
    }

    /// From now on positions are written.
    #[inline(never)]
    fn begin_to_write(&self) {
        // A page that phones throw away while it is hidden hears of nothing later. And a browser may begin the next
        // page, a reload for one, before this one has heard of its end: what is written then comes too late.
        let (window, document) = (window().into(), document().into());
        for (target, event, pause_ms) in [
            (&window, "pagehide", 0.0),
            (&document, "visibilitychange", 0.0),
            (&document, "scrollend", 0.0),
            (&document, "scroll", PAUSE_MS),
        ] {
            let (leaving, written) = (self.clone(), Cell::new(f64::MIN));
            listen(target, event, move || {
                let now = milliseconds();
                if now - written.get() >= pause_ms {
                    written.set(now);
                    leaving.write_positions();
                }
            });
        }
    }

    /// Adds an entry after the current one.
    pub fn push(&self, query: &str) {
        self.begin_entry();
        self.write_entry(query);
    }

    /// From now on positions are those of an entry that [`History::write_entry`] will add.
    pub fn begin_entry(&self) {
        self.keep_position();
        self.0.current.set(self.next_key());
    }

    /// Adds the entry that was begun.
    pub fn write_entry(&self, query: &str) {
        if let Ok(history) = window().history() {
            let key = JsValue::from(self.0.current.get());
            let _ = history.push_state_with_url(&key, "", Some(&address(query)));
        }
    }

    /// Gives the current entry another address.
    pub fn replace(&self, query: &str) {
        let key = self.0.current.get();
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&JsValue::from(key), "", Some(&address(query)));
        }
    }

    /// Goes to the entry before; `on_pop` hears of it when it is there.
    pub fn back(&self) {
        if let Ok(history) = window().history() {
            let _ = history.back();
        }
    }

    /// The current entry's number.
    pub fn entry(&self) -> u32 {
        self.0.current.get()
    }

    /// Where this entry was left, if it was visited before.
    pub fn position(&self) -> Option<f64> {
        let current = self.0.current.get();
        self.0.positions.borrow().iter().find(|(key, _)| *key == current).map(|(_, y)| *y)
    }

    fn next_key(&self) -> u32 {
        self.0.newest.set(self.0.newest.get() + 1);
        self.0.newest.get()
    }

    /// Makes the entry that the browser is at the current one, and gives it a number if it has none.
    fn enter(&self) {
        let Ok(history) = window().history() else { return };
        let known = history.state().ok().and_then(|state| state.as_f64());
        let key = known.map_or_else(|| self.next_key(), |key| key as u32);
        self.0.newest.set(self.0.newest.get().max(key));
        self.0.current.set(key);
        if known.is_none() {
            let _ = history.replace_state(&JsValue::from(key), "");
        }
    }

    fn keep_position(&self) {
        let (current, y) = (self.0.current.get(), scroll_y());
        let mut positions = self.0.positions.borrow_mut();
        positions.retain(|(key, _)| *key != current);
        positions.push((current, y));
    }

    /// Writes where each entry was left, and where the current one is.
    fn write_positions(&self) {
        // Without storage (private mode, a sandboxed frame) positions live as long as the page.
        let Ok(Some(storage)) = window().session_storage() else { return };
        let here = (self.0.current.get(), scroll_y());
        let positions = self.0.positions.borrow();
        let others = positions.iter().rev().filter(|(key, _)| *key != here.0);
        let text: Vec<String> = iter::once(&here)
            .chain(others.take(MOST_WRITTEN - 1))
            .map(|(key, y)| [decimal((*key).into()), ":".to_owned(), decimal(*y as i64)].concat())
            .collect();
        let _ = storage.set_item(STORAGE_KEY, &join(&text, ","));
    }
}

fn read_positions() -> Vec<(u32, f64)> {
    let Ok(Some(storage)) = window().session_storage() else { return Vec::new() };
    let Ok(Some(text)) = storage.get_item(STORAGE_KEY) else { return Vec::new() };
    text.split(',')
        .filter_map(|pair| {
            let (key, y) = pair.split_once(':')?;
            Some((leading_integer(key)? as u32, leading_integer(y)? as f64))
        })
        .collect()
}

/// The page's own path with a query; a lone `?` would stay in the address bar.
fn address(query: &str) -> String {
    let path = window().location().pathname().unwrap_or_default();
    if query.len() > 1 { path + query } else { path }
}

/// Listens for as long as the page lives.
fn listen(target: &EventTarget, event: &str, action: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(action).into_js_value();
    let _ = target.add_event_listener_with_callback(event, listener.unchecked_ref());
}
