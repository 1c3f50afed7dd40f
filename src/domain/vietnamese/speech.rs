//! What a voice is given to read: a text in sentences, and each sentence as one would say it.
//!
//! Voices read words well and signs badly: they spell "UBND" letter by letter, and make a fraction of
//! a date. [`spoken`] therefore writes out what a person would say; numbers stay in digits, which all
//! voices know.

mod abbreviations;
mod dates;
mod documents;
mod english;
mod numbers;
mod sentences;
mod words;

pub use sentences::split_sentences;

use crate::domain::language::Language;
use words::{Word, parts};

/// What a voice of this language is given for a text: abbreviations in full, dates, times, ranges and
/// addresses as they are said. Spaces become single ones.
pub fn spoken(text: &str, language: Language) -> String {
    let words: Vec<Word> = parts(text);
    let mut said = String::new();
    let mut index = 0;
    while let Some(word) = words.get(index) {
        if !said.is_empty() {
            said.push(' ');
        }
        said.push_str(word.lead);
        let place = Place { words: &words, index, said: &said };
        let reading = match language {
            Language::Vietnamese => vietnamese(&place),
            Language::English => english::read(&place),
        };
        let Reading { text, count } = reading.unwrap_or_else(|| Reading::of(word.core.to_owned()));
        said.push_str(&text);
        index += count;
        let end = words.get(index - 1).map_or("", |last| last.trail);
        // A full stop that belonged to the abbreviation has been read with it.
        said.push_str(if text.ends_with(' ') { "" } else { end });
        said.truncate(said.trim_end().len());
    }
    said
}

/// How one or several words are said.
struct Reading {
    text: String,
    /// At least 1.
    count: usize,
}

impl Reading {
    fn of(text: String) -> Reading {
        Reading { text, count: 1 }
    }
}

/// A word among its neighbours, and what has been said before it.
struct Place<'a> {
    words: &'a [Word<'a>],
    index: usize,
    said: &'a str,
}

impl<'a> Place<'a> {
    fn word(&self) -> Word<'a> {
        self.words.get(self.index).copied().unwrap_or_default()
    }

    /// The word so many places on, without its punctuation.
    fn core_at(&self, ahead: usize) -> &'a str {
        self.words.get(self.index + ahead).map_or("", |word| word.core)
    }

    /// The word before, if nothing parts it from this one.
    fn before(&self) -> &'a str {
        let before = self.index.checked_sub(1).and_then(|index| self.words.get(index));
        before.filter(|word| word.trail.is_empty()).map_or("", |word| word.core)
    }

    fn follows(&self, words: &[&str]) -> bool {
        words.iter().any(|word| word.eq_ignore_ascii_case(self.before()))
    }
}

fn vietnamese(place: &Place) -> Option<Reading> {
    let word = place.word();
    let core = word.core;
    if let Some(count) = numbers::spaced_phone(place) {
        let groups: Vec<&str> = (0..count).map(|ahead| place.core_at(ahead)).collect();
        return Some(Reading { text: numbers::digit_by_digit(&groups.concat()), count });
    }
    if word.trail.starts_with('.') {
        // The space tells that the full stop has been read.
        if let Some(full) = abbreviations::dotted(core, place) {
            return Some(Reading::of(full + " "));
        }
    }
    let text = words::address(core, "đường dẫn", " a còng ", " chấm ")
        .or_else(|| abbreviations::whole(core))
        .or_else(|| documents::document(core, place.said))
        .or_else(|| dates::roman(core, place))
        .or_else(|| numbers::phone(core))
        .or_else(|| dates::date_or_time(core, place))
        .or_else(|| numbers::range(core, place))
        .or_else(|| numbers::quantity(core))
        .or_else(|| numbers::unit_after_number(core, place))
        .or_else(|| abbreviations::compound(core))?;
    Some(Reading::of(text))
}
