//! The clock on the wall.

use crate::domain::timestamp::Timestamp;
use crate::platform::clock::{milliseconds, now};
use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::Cell;
use std::rc::Rc;

#[derive(Clone, Default)]
pub struct Clock(Rc<Inner>);

#[derive(Default)]
struct Inner {
    minute: Cell<i64>,
    changed: ArcTrigger,
    began: Cell<Option<f64>>,
}

impl Clock {
    /// To be called each second: a clock that is set shows in the next one.
    pub fn tick(&self) {
        if self.0.began.get().is_none() {
            self.0.began.set(Some(milliseconds()));
        }
        let minute = now().seconds.div_euclid(60);
        if self.0.minute.replace(minute) != minute {
            self.0.changed.notify();
        }
    }

    /// Now, heard of each minute; tracked.
    pub fn minute(&self) -> Timestamp {
        self.0.changed.track();
        now()
    }

    /// Since the page was loaded, whatever the clock was set to.
    pub fn uptime_seconds(&self) -> u64 {
        self.0.began.get().map_or(0, |began| ((milliseconds() - began) / 1000.0).max(0.0) as u64)
    }
}
