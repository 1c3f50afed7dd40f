//! Whether somebody stands before the screen.

use crate::domain::kiosk::session::{Phase, Session as Machine, Times};
use crate::domain::site::KioskSettings;
use crate::platform::clock::milliseconds;
use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

#[derive(Clone)]
pub struct Session(Rc<Inner>);

struct Inner {
    machine: RefCell<Machine>,
    phase_changed: ArcTrigger,
    /// Of how many people; each has a number.
    number: Cell<u32>,
    seconds: Cell<u32>,
    seconds_changed: ArcTrigger,
    /// Whether everything is shown in the lower part of the screen.
    is_low: Cell<bool>,
    low_changed: ArcTrigger,
}

/// What views read; each is tracked.
impl Session {
    pub fn phase(&self) -> Phase {
        self.0.phase_changed.track();
        self.current()
    }

    /// The number of the session that is going on, or of the last one.
    pub fn number(&self) -> u32 {
        self.0.phase_changed.track();
        self.0.number.get()
    }

    pub fn seconds_left(&self) -> u32 {
        self.0.seconds_changed.track();
        self.0.seconds.get()
    }

    pub fn is_low(&self) -> bool {
        self.0.low_changed.track();
        self.0.is_low.get()
    }
}

impl Session {
    pub fn new(settings: &KioskSettings) -> Session {
        let times = Times { idle_ms: settings.idle_ms.into(), warning_ms: settings.warning_ms.into() };
        Session(Rc::new(Inner {
            machine: RefCell::new(Machine::new(times)),
            phase_changed: ArcTrigger::new(),
            number: Cell::default(),
            seconds: Cell::default(),
            seconds_changed: ArcTrigger::new(),
            is_low: Cell::default(),
            low_changed: ArcTrigger::new(),
        }))
    }

    /// Not tracked.
    pub fn current(&self) -> Phase {
        self.0.machine.borrow().phase()
    }

    pub fn tick_ms(&self) -> u32 {
        self.0.machine.borrow().tick_ms()
    }

    /// Somebody has come; nothing happens where somebody is there.
    pub fn begin(&self) {
        if self.current() == Phase::Attract {
            self.0.number.set(self.0.number.get() + 1);
            self.change(|machine| machine.begin(milliseconds()));
        }
    }

    pub fn touch(&self) {
        self.change(|machine| machine.touch(milliseconds()));
    }

    pub fn play(&self) {
        self.change(|machine| machine.play(milliseconds()));
    }

    pub fn tick(&self) {
        self.change(|machine| machine.tick(milliseconds()));
        let seconds = self.0.machine.borrow().seconds_left(milliseconds());
        if self.0.seconds.replace(seconds) != seconds {
            self.0.seconds_changed.notify();
        }
    }

    pub fn end(&self) {
        self.change(Machine::end);
    }

    fn change(&self, change: impl FnOnce(&mut Machine)) {
        let before = self.current();
        change(&mut self.0.machine.borrow_mut());
        let after = self.current();
        if before != after {
            if after == Phase::Attract {
                self.set_low(false);
            }
            self.0.seconds.set(self.0.machine.borrow().seconds_left(milliseconds()));
            self.0.phase_changed.notify();
        }
    }

    pub fn set_low(&self, is_low: bool) {
        self.0.is_low.set(is_low);
        self.0.low_changed.notify();
    }
}
