//! The staff's way in: a gesture and a PIN.

use crate::domain::kiosk::attempts::Attempts;
use crate::platform::clock::milliseconds;
use crate::platform::digest::sha256;
use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// So many taps in the corner, in so much time.
const TAPS: usize = 5;
const TAPS_MS: f64 = 4_000.0;

#[derive(Clone)]
pub struct Operator(Rc<Inner>);

struct Inner {
    /// SHA-256 of the PIN; without one there is no way in.
    pin_sha256: Option<String>,
    door: Cell<Door>,
    changed: ArcTrigger,
    taps: RefCell<Vec<f64>>,
    attempts: RefCell<Attempts>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Door {
    #[default]
    Closed,
    /// The PIN is asked for.
    Asked(Trouble),
    Open,
}

/// What went wrong with the last attempt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trouble {
    #[default]
    None,
    Wrong,
    /// Too many wrong ones: later.
    Paused,
    /// This browser does not hash here.
    NoHash,
}

impl Operator {
    pub fn new(pin_sha256: Option<String>) -> Operator {
        Operator(Rc::new(Inner {
            pin_sha256,
            door: Cell::default(),
            changed: ArcTrigger::new(),
            taps: RefCell::default(),
            attempts: RefCell::default(),
        }))
    }

    /// Tracked.
    pub fn door(&self) -> Door {
        self.0.changed.track();
        self.0.door.get()
    }

    /// A tap in the corner. Whether it was the last one of the gesture.
    pub fn tap(&self) -> bool {
        let now = milliseconds();
        let mut taps = self.0.taps.borrow_mut();
        taps.retain(|at| now - at < TAPS_MS);
        taps.push(now);
        let is_whole = taps.len() >= TAPS && self.0.pin_sha256.is_some();
        if is_whole {
            taps.clear();
        }
        is_whole
    }

    /// A tap elsewhere: the gesture begins anew.
    pub fn tap_elsewhere(&self) {
        self.0.taps.borrow_mut().clear();
    }

    pub fn ask(&self) {
        self.set(Door::Asked(Trouble::None));
    }

    pub fn close(&self) {
        self.set(Door::Closed);
    }

    /// Tries a PIN.
    pub fn try_pin(&self, pin: String) {
        if !self.0.attempts.borrow().may_try(milliseconds()) {
            return self.set(Door::Asked(Trouble::Paused));
        }
        let operator = self.clone();
        spawn_local(async move {
            let hash = sha256(&pin).await;
            if operator.0.door.get() == Door::Closed {
                return;
            }
            let mut attempts = operator.0.attempts.borrow_mut();
            let door = match hash {
                None => Door::Asked(Trouble::NoHash),
                hash if hash == operator.0.pin_sha256 => {
                    attempts.succeed();
                    Door::Open
                }
                _ => {
                    attempts.fail(milliseconds());
                    Door::Asked(Trouble::Wrong)
                }
            };
            drop(attempts);
            operator.set(door);
        });
    }

    fn set(&self, door: Door) {
        if self.0.door.replace(door) != door || door != Door::Closed {
            self.0.changed.notify();
        }
    }
}
