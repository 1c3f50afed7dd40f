//! How old the news is.

use crate::domain::timestamp::Timestamp;
use crate::platform::clock::now;
use crate::state::library::Library;
use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::Cell;
use std::rc::Rc;

#[derive(Clone, Default)]
pub struct Freshness(Rc<Inner>);

#[derive(Default)]
struct Inner {
    updated: Cell<Option<Timestamp>>,
    failure: Cell<Option<&'static str>>,
    changed: ArcTrigger,
}

impl Freshness {
    /// When the news was last as its server has it; tracked.
    pub fn updated(&self) -> Option<Timestamp> {
        self.0.changed.track();
        self.0.updated.get()
    }

    /// How the last attempt to get it failed; tracked.
    pub fn failure(&self) -> Option<&'static str> {
        self.0.changed.track();
        self.0.failure.get()
    }

    /// Whether people should be told how old the news is; tracked.
    pub fn is_stale(&self) -> bool {
        self.failure().is_some()
    }

    /// Takes over how the library's last reading went; to be called when the library changes.
    pub fn follow(&self, library: &Library) {
        if library.is_loading() {
            return;
        }
        let failure = library.failure().map(|failure| failure.kind());
        let failure = failure.or(library.is_incomplete().then_some("incomplete"));
        if failure.is_none() && self.0.updated.get().is_none() {
            self.0.updated.set(Some(now()));
        }
        self.0.failure.set(failure);
        self.0.changed.notify();
    }
}
