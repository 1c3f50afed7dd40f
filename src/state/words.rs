//! The language of the reader's own words.

use crate::domain::language::Language;
use crate::domain::message::Message;
use leptos::prelude::*;

/// The language that views write in. It changes while the page is open, so views read it in closures.
#[derive(Clone, Copy)]
pub struct Words(Signal<Language>);

pub fn provide_words(language: Signal<Language>) {
    provide_context(Words(language));
}

pub fn use_words() -> Words {
    use_context().unwrap_or_else(|| Words(Signal::derive(Language::default)))
}

impl Words {
    pub fn language(self) -> Language {
        self.0.get()
    }

    pub fn say(self, message: Message) -> &'static str {
        message.text(self.0.get())
    }
}
