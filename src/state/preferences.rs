//! How this reader likes to read.

use crate::domain::preferences::Preferences as Values;
use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::RefCell;
use std::rc::Rc;

#[derive(Clone, Default)]
pub struct Preferences(Rc<(RefCell<Values>, ArcTrigger)>);

impl Preferences {
    /// Tracked.
    pub fn get(&self) -> Values {
        self.0.1.track();
        self.0.0.borrow().clone()
    }

    pub fn change(&self, change: impl FnOnce(&mut Values)) {
        change(&mut self.0.0.borrow_mut());
        self.0.1.notify();
    }
}
