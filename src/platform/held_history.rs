//! A tab's history that leads nowhere: the address follows what is shown, and there is no way back from it.
//!
//! Two entries stand for ever: the start, and what is shown. Whoever goes back comes to the start's entry,
//! where the other one is put after it again.

use super::call::get;
use super::dom::window;
use super::listener::Listener;
use super::page;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;

pub struct HeldHistory {
    shown: Rc<RefCell<String>>,
    _listener: Listener,
}

impl HeldHistory {
    /// `start` and what is shown now are query strings; `on_back` hears of each attempt to go back.
    pub fn new(start: &str, shown: &str, on_back: impl Fn() + 'static) -> HeldHistory {
        let shown = Rc::new(RefCell::new(shown.to_owned()));
        write(start, false);
        write(&shown.borrow(), true);
        let of_pop = shown.clone();
        let listener = Listener::new(&window(), "popstate", move |_| {
            write(&of_pop.borrow(), true);
            on_back();
        });
        HeldHistory { shown, _listener: listener }
    }

    pub fn show(&self, query: &str) {
        if *self.shown.borrow() != query {
            self.shown.replace(query.to_owned());
            write(query, false);
        }
    }
}

fn write(query: &str, is_new: bool) {
    let Ok(history) = window().history() else { return };
    let address = page::base_url() + query;
    let _ = match is_new {
        true => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
        false => history.replace_state_with_url(&JsValue::NULL, "", Some(&address)),
    };
}

/// Whether the page was loaded by going back or forward to it.
pub fn was_gone_back_to() -> bool {
    let navigation = get(&window().performance().into(), "navigation");
    get(&navigation, "type").as_f64() == Some(2.0)
}
