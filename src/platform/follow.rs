//! Keeps what is being read in view, unless the person is looking elsewhere.

use super::dom::window;
use super::page::scroll_y;
use std::cell::Cell;
use web_sys::{DomRect, ScrollBehavior, ScrollToOptions};

/// So long after a scroll by hand the page stays where it is, in milliseconds.
const PATIENCE: f64 = 6_000.0;
/// A page that scrolls smoothly has come to its end by then, in milliseconds.
const LONGEST_WAY: f64 = 1_500.0;
/// Pictures that arrive and focus that moves shift a page by less, in pixels.
const SHIFT: f64 = 48.0;

/// Notices scrolling by hand without listening for it: the page then is not where it was left, nor on its way
/// there.
#[derive(Default)]
pub struct Follower {
    way: Cell<Option<Way>>,
    hand: Cell<f64>,
}

/// Where the page was left, and all that it may pass until it stands there: a short sentence is said, and the
/// next one begun, before a smooth scroll has come to its end. In pixels from the top; `since` in milliseconds.
#[derive(Clone, Copy)]
struct Way {
    low: f64,
    high: f64,
    to: f64,
    since: f64,
}

impl Way {
    /// A page that stands.
    fn rest(at: f64) -> Way {
        Way { low: at, high: at, to: at, since: 0.0 }
    }

    /// Whether the page may still be moving.
    fn is_on(&self, now: f64) -> bool {
        self.low < self.high && now - self.since < LONGEST_WAY
    }

    /// Whether the page can be here without a hand.
    fn explains(&self, at: f64, now: f64) -> bool {
        let (low, high) = if self.is_on(now) { (self.low, self.high) } else { (self.to, self.to) };
        at >= low - SHIFT && at <= high + SHIFT
    }
}

impl Follower {
    /// Forgets where the page was left: what comes next is a new beginning.
    pub fn reset(&self) {
        self.way.take();
        self.hand.set(f64::NEG_INFINITY);
    }

    /// Scrolls so that a part of the page stands in its middle, if it does not already, or will.
    pub fn follow(&self, part: &DomRect) {
        let (now, at) = (js_sys::Date::now(), scroll_y());
        let left = self.way.get();
        let is_ours = left.is_none_or(|way| way.explains(at, now));
        if !is_ours {
            self.hand.set(now);
        }
        let way = left.filter(|way| is_ours && way.is_on(now)).unwrap_or_else(|| Way::rest(at));
        self.way.set(Some(way));
        let height = super::page::height();
        // As it will be seen, where the page is under way.
        let (top, bottom) = (part.top() + at - way.to, part.bottom() + at - way.to);
        let in_middle = top >= height * 0.15 && bottom <= height * 0.7;
        if in_middle || now - self.hand.get() < PATIENCE {
            return;
        }
        let end =
            super::dom::document().document_element().map_or(0.0, |root| f64::from(root.scroll_height()));
        let target = (at + part.top() - height * 0.3).clamp(0.0, (end - height).max(0.0));
        let is_smooth = !is_motion_reduced();
        let options = ScrollToOptions::new();
        options.set_top(target);
        options.set_behavior(if is_smooth { ScrollBehavior::Smooth } else { ScrollBehavior::Instant });
        window().scroll_to_with_scroll_to_options(&options);
        // What it was told before may have taken it further than one sees by now.
        let (low, high) =
            if is_smooth { (way.low.min(target), way.high.max(target)) } else { (target, target) };
        self.way.set(Some(Way { low, high, to: target, since: now }));
    }
}

fn is_motion_reduced() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    query.is_some_and(|query| query.matches())
}
