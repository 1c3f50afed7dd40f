//! Fingers on the whole page, watched without holding up what the browser does with them.

use super::dom::document;
use super::listener::Listener;
use crate::domain::gesture::Point;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, TouchEvent};

/// Goes on until it is dropped.
#[expect(dead_code, reason = "they are kept for what dropping them does")]
pub struct Touches([Listener; 4]);

pub enum Touch {
    /// Where it came down, on what, and how many there are now.
    Down(Point, Option<Element>, u32),
    Moved(Point, u32),
    Lifted,
    /// The browser has taken it for something else.
    Lost,
}

pub fn watch_touches(on_touch: impl Fn(Touch) + 'static) -> Touches {
    let on_touch = Rc::new(on_touch);
    let (down, moved, lifted, lost) = (on_touch.clone(), on_touch.clone(), on_touch.clone(), on_touch);
    Touches([
        Listener::passive(&document(), "touchstart", move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some((at, fingers)) = place(&event) {
                down(Touch::Down(at, target, fingers));
            }
        }),
        Listener::passive(&document(), "touchmove", move |event| {
            if let Some((at, fingers)) = place(&event) {
                moved(Touch::Moved(at, fingers));
            }
        }),
        Listener::passive(&document(), "touchend", move |_| lifted(Touch::Lifted)),
        Listener::passive(&document(), "touchcancel", move |_| lost(Touch::Lost)),
    ])
}

fn place(event: &Event) -> Option<(Point, u32)> {
    let touches = event.dyn_ref::<TouchEvent>()?.touches();
    let first = touches.item(0)?;
    Some((Point::new(first.client_x().into(), first.client_y().into()), touches.length()))
}
