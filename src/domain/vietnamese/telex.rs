//! Typing Vietnamese with the keys of a plain keyboard: Telex and VNI.
//!
//! A [`Composer`] is asked with the text before the caret and a key, and answers with the text that takes
//! its place. It remembers no more than the word that it wrote last; once the text says otherwise (the
//! caret was moved, something was deleted), it starts from what stands there.
//!
//! - Marks may come anywhere in the word, in any order: "tieengs", "tieesng" and "tiengse" are "tiếng".
//! - The same key again takes the mark back and writes itself: "ass" is "as".
//! - `w` is ư where nothing can take its mark, and "uow" and "uwo" become ươ.
//! - A word that cannot be Vietnamese becomes what was typed: "text" is "text", though "tex" was "tẽ".
//!   Deleting the letter that decided it brings "tẽ" back.
//!
//! The crate `vi` does much of this. It was tried (0.8.0) and not taken: it loses letters of other words
//! ("google" becomes "gôgle", "software" "sờtare"), puts tones by other rules where letters are capital,
//! wants all keys of a word again with each, and brings five crates along; this is 5 KB of module.

mod keys;
mod rhymes;
mod word;

use keys::{Deed, Shape, deed_of};
use word::Word;

/// How marks are typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// By letters: `s f r x j` for tones, `aa aw dd` and so on for letters.
    #[default]
    Telex,
    /// By digits: 1 to 5 for tones, 6 to 9 for letters.
    Vni,
    /// Not at all: each key writes itself.
    Plain,
}

/// Where the tone stands in oa, oe and uy at the end of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Placement {
    /// "hoá", "khoẻ", "thuý": on the vowel that sounds.
    #[default]
    New,
    /// "hóa", "khỏe", "thúy": on the first.
    Old,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// huyền
    Grave,
    /// hỏi
    Hook,
    /// ngã
    Tilde,
    /// sắc
    Acute,
    /// nặng
    Dot,
}

/// Composes words out of keys.
#[derive(Clone, Debug, Default)]
pub struct Composer {
    method: Method,
    placement: Placement,
    /// The word as it was when its first known key came; empty for a word begun here.
    base: String,
    /// The keys since.
    keys: String,
    /// The word as it was left: while the text ends with it, `base` and `keys` tell how it came about.
    word: String,
    /// The ư at the end is a `w` alone.
    lone: bool,
    /// The word could not be Vietnamese and is what was typed.
    restored: bool,
}

impl Composer {
    pub fn new(method: Method, placement: Placement) -> Composer {
        Composer { method, placement, ..Composer::default() }
    }

    pub fn method(&self) -> Method {
        self.method
    }

    /// The text before the caret after a key, which is one character.
    pub fn press(&mut self, before: &str, key: char) -> String {
        let (head, word) = self.take_up(before);
        self.keys.push(key);
        let lone = std::mem::take(&mut self.lone);
        let new = self.with_key(word, key, lone);
        [head, self.leave(new)].concat()
    }

    /// The same after the key of a tone, for those who do not know a method: the word's tone becomes this
    /// one, or none if it has been this one.
    pub fn mark(&mut self, before: &str, tone: Tone) -> String {
        let (head, word) = self.take_up(before);
        let marked = Word::read(word).map(|mut word| {
            word.set_tone(if word.tone() == tone as u8 + 1 { 0 } else { tone as u8 + 1 });
            word.write(self.placement)
        });
        let new = marked.unwrap_or_else(|| word.to_owned());
        self.begin(&new);
        [head, &new].concat()
    }

    /// The same without its last character, or without the last key where that made the word what was
    /// typed.
    pub fn delete(&mut self, before: &str) -> String {
        let (head, _) = self.take_up(before);
        if self.restored {
            let (base, mut keys) = (std::mem::take(&mut self.base), std::mem::take(&mut self.keys));
            keys.pop();
            self.begin(&base);
            let head = head.to_owned();
            return keys.chars().fold(head + &base, |text, key| self.press(&text, key));
        }
        let mut rest = before.chars();
        // Marks of the other normal form go with their letter.
        while let Some('\u{300}'..='\u{36f}') = rest.next_back() {}
        let rest = rest.as_str().to_owned();
        self.begin("");
        rest
    }

    /// Parts the text into what is done with and the word at the caret, and forgets the keys of any other.
    fn take_up<'a>(&mut self, before: &'a str) -> (&'a str, &'a str) {
        let start = word::start(before);
        let (head, word) = before.split_at(start);
        if word != self.word {
            self.begin(word);
        }
        (head, word)
    }

    fn begin(&mut self, word: &str) {
        self.base = word.to_owned();
        self.word = word.to_owned();
        self.keys.clear();
        self.lone = false;
        self.restored = false;
    }

    fn leave(&mut self, new: String) -> &str {
        self.word = new;
        &self.word
    }

    fn with_key(&mut self, text: &str, key: char, lone: bool) -> String {
        let Some(word) = Word::read(text).filter(Word::is_plausible) else { return as_it_is(text, key) };
        let done = match deed_of(self.method, key) {
            Deed::Tone(tone) => self.tone(&word, tone, key),
            Deed::Shape(Shape::Hook) if lone => {
                // "ww" is a w.
                let upper = word.is_upper_at_end();
                let mut text = text.to_owned();
                text.pop();
                Some(self.undo(as_it_is(&text, if upper { 'W' } else { 'w' })))
            }
            Deed::Shape(shape) => self.shape(&word, shape, key),
            Deed::Letter => None,
        };
        done.unwrap_or_else(|| self.letter(text, word, key))
    }

    fn tone(&mut self, word: &Word, tone: u8, key: char) -> Option<String> {
        if !word.has_vowel() || (tone == 0 && word.tone() == 0) {
            return None;
        }
        let mut new = word.clone();
        if word.tone() == tone {
            new.set_tone(0);
            return Some(self.undo(as_it_is(&new.write(self.placement), key)));
        }
        new.set_tone(tone);
        new.is_plausible().then(|| new.write(self.placement))
    }

    fn shape(&mut self, word: &Word, shape: Shape, key: char) -> Option<String> {
        if let Some(new) = word.shaped(shape) {
            return Some(new.write(self.placement));
        }
        if let Some(new) = word.unshaped(shape) {
            return Some(self.undo(as_it_is(&new.write(self.placement), key)));
        }
        let new = (shape == Shape::Hook && !word.has_vowel()).then(|| word.with('ư', key.is_uppercase()))?;
        self.lone = new.is_plausible();
        self.lone.then(|| new.write(self.placement))
    }

    /// The key as a letter of the word.
    fn letter(&mut self, text: &str, word: Word, key: char) -> String {
        let new = word.followed_by(key);
        if let Some(new) = new.filter(Word::is_plausible) {
            return new.write(self.placement);
        }
        let typed = [&self.base, self.keys.as_str()].concat();
        let as_it_is = as_it_is(text, key);
        // VNI's digits are typed for their marks only.
        if self.method != Method::Telex || !key.is_alphabetic() || typed == as_it_is {
            return as_it_is;
        }
        self.restored = true;
        typed
    }

    /// What was taken back is no way to type a word: it starts anew from here.
    fn undo(&mut self, word: String) -> String {
        self.begin(&word);
        word
    }
}

fn as_it_is(text: &str, key: char) -> String {
    let mut text = text.to_owned();
    text.push(key);
    text
}
