//! Keeps what is being read in view, unless the person is looking elsewhere.

use super::dom::window;
use super::page::scroll_y;
use std::cell::Cell;
use web_sys::{DomRect, ScrollBehavior, ScrollToOptions};

/// So long after a scroll by hand the page stays where it is, in milliseconds.
const PATIENCE: f64 = 6_000.0;
/// Pictures that arrive and focus that moves shift a page by less, in pixels.
const SHIFT: f64 = 48.0;

/// Notices scrolling by hand without listening for it: the page then is not where it was left.
#[derive(Default)]
pub struct Follower {
    left_at: Cell<Option<f64>>,
    hand: Cell<f64>,
}

impl Follower {
    /// Forgets where the page was left: what comes next is a new beginning.
    pub fn reset(&self) {
        self.left_at.take();
        self.hand.set(f64::NEG_INFINITY);
    }

    /// Scrolls so that a part of the page stands in its middle, if it does not already.
    pub fn follow(&self, part: &DomRect) {
        let (now, at) = (js_sys::Date::now(), scroll_y());
        if self.left_at.get().is_some_and(|left| (left - at).abs() > SHIFT) {
            self.hand.set(now);
        }
        self.left_at.set(Some(at));
        let height = super::page::height();
        let in_middle = part.top() >= height * 0.15 && part.bottom() <= height * 0.7;
        if in_middle || now - self.hand.get() < PATIENCE {
            return;
        }
        let bottom =
            super::dom::document().document_element().map_or(0.0, |root| f64::from(root.scroll_height()));
        let target = (at + part.top() - height * 0.3).clamp(0.0, (bottom - height).max(0.0));
        let options = ScrollToOptions::new();
        options.set_top(target);
        options.set_behavior(if is_motion_reduced() {
            ScrollBehavior::Instant
        } else {
            ScrollBehavior::Smooth
        });
        window().scroll_to_with_scroll_to_options(&options);
        self.left_at.set(Some(target.round()));
    }
}

fn is_motion_reduced() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    query.is_some_and(|query| query.matches())
}
