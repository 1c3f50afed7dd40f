//! One live region for the whole surface, and what it says.

use leptos::prelude::*;

/// Says a sentence to people who do not see the page change.
#[derive(Clone, Copy)]
pub struct Announcer(RwSignal<String>);

pub fn provide_announcer() -> Announcer {
    let announcer = Announcer(RwSignal::new(String::new()));
    provide_context(announcer);
    announcer
}

pub fn use_announcer() -> Announcer {
    use_context().unwrap_or_else(|| Announcer(RwSignal::new(String::new())))
}

impl Announcer {
    pub fn say(self, sentence: impl Into<String>) {
        self.0.set(sentence.into());
    }

    /// The last sentence.
    pub fn sentence(self) -> String {
        self.0.get()
    }
}
