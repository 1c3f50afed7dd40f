//! The line of the window that a person reads at, and what of a text lies on it.

use super::dom::{document, focus, set, window};
use super::page::{height, scroll_to, scroll_y};
use crate::domain::position::{Edges, Position, locate, place};
use gloo_timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, EventTarget, HtmlElement};

/// How far down the window the line lies: what stands there has been read, what stands below has not.
const LINE: f64 = 0.2;

/// A text of fewer screens is found again without help.
const LONG: f64 = 1.5;

/// Measuring makes the browser lay the page out: now and then while it scrolls, and not each time.
const PAUSE_MS: u32 = 150;

fn blocks(text: &Element) -> Vec<Edges> {
    let children = text.children();
    let child = |index| children.item(index).map(|child| child.get_bounding_client_rect());
    (0..children.length()).filter_map(child).map(|edges| (edges.top(), edges.bottom())).collect()
}

/// Where in a long text the line lies; its end where all of it has been seen. `None` for a short one.
pub fn position_in(text: &Element) -> Option<Position> {
    let height = height();
    let blocks = blocks(text);
    let (top, bottom) = (blocks.first()?.0, blocks.last()?.1);
    if bottom - top < height * LONG {
        return None;
    }
    let mut position = locate(&blocks, height * LINE)?;
    if bottom <= height {
        position.whole = 1000;
    }
    Some(position)
}

/// Scrolls so that a position lies on the line, and moves the focus there.
pub fn go_to(text: &Element, position: Position) {
    let Some(y) = place(&blocks(text), position) else { return };
    scroll_to(scroll_y() + y - height() * LINE);
    if let Some(block) = text.children().item(position.block) {
        if !block.has_attribute("tabindex") {
            set(&block, "tabindex", "-1");
        }
        if let Some(block) = block.dyn_ref::<HtmlElement>() {
            focus(block);
        }
    }
}

struct Listener {
    target: EventTarget,
    event: &'static str,
    function: Closure<dyn FnMut()>,
}

/// Listens until it is dropped.
pub struct ScrollWatch {
    listeners: Vec<Listener>,
    timer: Rc<Cell<Option<Timeout>>>,
}

impl Drop for ScrollWatch {
    fn drop(&mut self) {
        self.timer.take();
        for Listener { target, event, function } in &self.listeners {
            let function = function.as_ref().unchecked_ref();
            let _ = target.remove_event_listener_with_callback(event, function);
        }
    }
}

/// Calls `on_scrolled` soon after the page was scrolled, and `on_hide` when it may be gone any
/// moment: hidden, closed, left for another.
pub fn watch_scrolling(on_scrolled: impl Fn() + 'static, on_hide: impl Fn() + 'static) -> ScrollWatch {
    let (on_scrolled, on_hide) = (Rc::new(on_scrolled), Rc::new(on_hide));
    let timer: Rc<Cell<Option<Timeout>>> = Rc::default();
    let waiting = timer.clone();
    let on_scroll = move || {
        let running = waiting.take();
        let on_scrolled = on_scrolled.clone();
        waiting.set(Some(running.unwrap_or_else(|| {
            let of_timer = waiting.clone();
            Timeout::new(PAUSE_MS, move || {
                of_timer.take();
                on_scrolled();
            })
        })));
    };
    let left = on_hide.clone();
    let on_visibility = move || {
        if document().hidden() {
            on_hide();
        }
    };
    let mut watch = ScrollWatch { listeners: Vec::new(), timer };
    watch.listen(window().into(), "scroll", Box::new(on_scroll));
    watch.listen(document().into(), "visibilitychange", Box::new(on_visibility));
    watch.listen(window().into(), "pagehide", Box::new(move || left()));
    watch
}

impl ScrollWatch {
    fn listen(&mut self, target: EventTarget, event: &'static str, run: Box<dyn FnMut()>) {
        let function = Closure::wrap(run);
        let _ = target.add_event_listener_with_callback(event, function.as_ref().unchecked_ref());
        self.listeners.push(Listener { target, event, function });
    }
}
