//! What the one live region of a surface says.

use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::RefCell;
use std::rc::Rc;

/// Says a sentence to people who do not see the page change.
#[derive(Clone, Default)]
pub struct Announcer(Rc<(RefCell<String>, ArcTrigger)>);

impl Announcer {
    pub fn say(&self, sentence: String) {
        self.0.0.replace(sentence);
        self.0.1.notify();
    }

    /// The last sentence; tracked.
    pub fn sentence(&self) -> String {
        self.0.1.track();
        self.0.0.borrow().clone()
    }
}
