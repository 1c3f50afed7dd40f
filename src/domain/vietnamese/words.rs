//! The words of a text as a search compares them.

use super::fold::{OTHER_MARK, Sign, ascii_letter, is_tone, sign_of, unshaped};
use std::ops::Range;

/// Room for a word's letters; what is longer counts by its beginning.
const LETTERS: usize = 56;
const TONES: usize = 8;

/// Reads a text word by word, without memory of its own for each: [`next_word`](Words::next_word)
/// goes on, the other methods tell of the word that it found.
///
/// A word is a run of letters and digits: "39-CT/TW" is three. An [`exact`](Words::exact) form is in
/// lower case with all marks, and the tones stand at its end, as typists of Telex put them: "hoà" and
/// "hòa" are both ``hoa` ``. A [`folded`](Words::folded) form has no marks: `hoa`.
pub struct Words<'a> {
    text: &'a str,
    /// Where the reading goes on.
    at: usize,
    range: Range<usize>,
    exact: [u8; LETTERS + TONES],
    letters: usize,
    tones: [u8; TONES],
    tone_count: usize,
    folded: [u8; LETTERS],
    folded_length: usize,
}

impl<'a> Words<'a> {
    pub fn new(text: &'a str) -> Words<'a> {
        Words {
            text,
            at: 0,
            range: 0..0,
            exact: [0; LETTERS + TONES],
            letters: 0,
            tones: [0; TONES],
            tone_count: 0,
            folded: [0; LETTERS],
            folded_length: 0,
        }
    }

    /// Goes to the next word; `false` at the end of the text.
    pub fn next_word(&mut self) -> bool {
        (self.letters, self.tone_count, self.folded_length) = (0, 0, 0);
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            let (sign, length) = if byte < 0x80 {
                match ascii_letter(byte) {
                    0 => (Sign::Separator, 1),
                    letter => (Sign::Letter(letter, 0), 1),
                }
            } else {
                let character = self.text.get(self.at..).and_then(|rest| rest.chars().next());
                character.map_or((Sign::Separator, 1), |c| (sign_of(c), c.len_utf8()))
            };
            let inside = self.letters > 0;
            match sign {
                Sign::Separator if inside => break,
                Sign::Ideograph(_) if inside => break,
                Sign::Separator => {}
                Sign::Invisible => {}
                // A mark without a letter.
                Sign::Tone(_) | Sign::Shape(..) if !inside => {}
                sign => {
                    if !inside {
                        self.range.start = self.at;
                    }
                    self.range.end = self.at + length;
                    self.push(sign);
                }
            }
            self.at += length;
            if matches!(sign, Sign::Ideograph(_)) {
                break;
            }
        }
        if self.letters == 0 {
            return false;
        }
        if let (Some(place), Some(tones)) = (
            self.exact.get_mut(self.letters..self.letters + self.tone_count),
            self.tones.get(..self.tone_count),
        ) {
            place.copy_from_slice(tones);
        }
        true
    }

    /// Where the word stands in the text, in bytes, with its combining marks.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    pub fn exact(&self) -> &[u8] {
        self.exact.get(..self.letters + self.tone_count).unwrap_or_default()
    }

    pub fn folded(&self) -> &[u8] {
        self.folded.get(..self.folded_length).unwrap_or_default()
    }

    fn push(&mut self, sign: Sign) {
        match sign {
            Sign::Letter(letter, tone) => {
                self.push_letter(letter, unshaped(letter));
                if tone != 0 {
                    self.push_tone(tone);
                }
            }
            Sign::Pair(first, second) => {
                self.push_letter(first, first);
                self.push_letter(second, second);
            }
            Sign::Tone(tone) => self.push_tone(tone),
            Sign::Shape(from, to) => self.shape(from, to),
            Sign::Foreign(character) | Sign::Ideograph(character) => {
                for &byte in character.encode_utf8(&mut [0; 4]).as_bytes() {
                    self.push_letter(byte, byte);
                }
            }
            Sign::Invisible | Sign::Separator => {}
        }
    }

    fn push_letter(&mut self, exact: u8, folded: u8) {
        if self.letters < LETTERS
            && let (Some(place), Some(folded_place)) =
                (self.exact.get_mut(self.letters), self.folded.get_mut(self.folded_length))
        {
            *place = exact;
            *folded_place = folded;
            self.letters += 1;
            self.folded_length += 1;
        }
    }

    fn push_tone(&mut self, tone: u8) {
        if let Some(place) = self.tones.get_mut(self.tone_count) {
            *place = tone;
            self.tone_count += 1;
        }
    }

    /// Gives the last letter its shape; where it has none of that kind, the mark is one like others.
    fn shape(&mut self, from: &[u8], to: &[u8]) {
        let last = self.exact.get_mut(self.letters.wrapping_sub(1));
        let shaped = last.as_ref().and_then(|last| from.iter().position(|letter| letter == *last));
        match (last, shaped.and_then(|index| to.get(index))) {
            (Some(last), Some(shaped)) => *last = *shaped,
            _ => self.push_tone(OTHER_MARK),
        }
    }
}

/// An exact form's letters and its tones.
pub fn split_tones(exact: &[u8]) -> (&[u8], &[u8]) {
    let tones = exact.iter().rev().take_while(|byte| is_tone(**byte)).count();
    exact.split_at_checked(exact.len() - tones).unwrap_or((exact, &[]))
}

/// The folded words of a text with a space between them: names that differ in marks, case or
/// punctuation only have the same.
pub fn fold(text: &str) -> String {
    let mut folded = Vec::with_capacity(text.len());
    let mut words = Words::new(text);
    while words.next_word() {
        if !folded.is_empty() {
            folded.push(b' ');
        }
        folded.extend_from_slice(words.folded());
    }
    // A word that was cut may end inside a letter of another script.
    String::from_utf8(folded).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
