//! What the one live region of a surface says, and what is shown for a moment to those who see.

use gloo_timers::callback::Timeout;
use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::RefCell;
use std::rc::Rc;

/// Long enough for a sentence.
const SHOWN_MS: u32 = 5_000;

/// Says a sentence to people who do not see the page change.
#[derive(Clone, Default)]
pub struct Announcer(Rc<Inner>);

#[derive(Default)]
struct Inner {
    sentence: RefCell<String>,
    said: ArcTrigger,
    /// With what ends it.
    answer: RefCell<Option<(String, Timeout)>>,
    answered: ArcTrigger,
}

impl Announcer {
    pub fn say(&self, mut sentence: String) {
        // Only a change is spoken, and another search may well find as much: a space changes nothing to the eye.
        if *self.0.sentence.borrow() == sentence {
            sentence.push('\u{a0}');
        }
        self.0.sentence.replace(sentence);
        self.0.said.notify();
    }

    /// The last sentence; tracked.
    pub fn sentence(&self) -> String {
        self.0.said.track();
        self.0.sentence.borrow().clone()
    }

    /// Says a sentence, and shows it for a moment: what somebody did has changed nothing to be seen.
    #[inline(never)]
    pub fn answer(&self, sentence: String) {
        let announcer = self.clone();
        let end = Timeout::new(SHOWN_MS, move || {
            announcer.0.answer.take();
            announcer.0.answered.notify();
        });
        self.0.answer.replace(Some((sentence.clone(), end)));
        self.0.answered.notify();
        self.say(sentence);
    }

    /// What is to be shown now, or nothing; tracked.
    pub fn shown(&self) -> String {
        self.0.answered.track();
        self.0.answer.borrow().as_ref().map(|(sentence, _)| sentence.clone()).unwrap_or_default()
    }
}
