//! A word in parts: its letters, which of them are capital, its tone.

use super::super::letters::{ALPHABET, upper_case};
use super::Placement;
use super::keys::{Shape, bare};
use super::rhymes::can_be;

/// A letter without its tone, in lower case, and whether it is capital.
type Letter = (char, bool);

#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    letters: Vec<Letter>,
    /// 0 for none, 1 to 5 in the order of the alphabet's forms.
    tone: u8,
}

/// Where the last word of a text begins.
pub fn start(text: &str) -> usize {
    let length: usize = text.chars().rev().take_while(|c| letter_of(*c).is_some()).map(char::len_utf8).sum();
    text.len() - length
}

/// The letter of a character, and its tone.
fn letter_of(c: char) -> Option<(Letter, u8)> {
    if c.is_ascii() {
        return c.is_ascii_alphabetic().then(|| ((c.to_ascii_lowercase(), c.is_ascii_uppercase()), 0));
    }
    for forms in ALPHABET {
        let mut toneless = None;
        for (tone, form) in (0..).zip(forms.chars()) {
            let letter = *toneless.get_or_insert(form);
            if c == form || c == upper_case(form) {
                return Some(((letter, c != form), tone));
            }
        }
    }
    None
}

fn is_vowel(letter: char) -> bool {
    matches!(bare(letter), 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

impl Word {
    /// `None` for what is not letters, or has two tones.
    pub fn read(text: &str) -> Option<Word> {
        let mut word = Word { letters: Vec::new(), tone: 0 };
        for c in text.chars() {
            let (letter, tone) = letter_of(c)?;
            if tone > 0 && word.tone > 0 {
                return None;
            }
            word.tone = word.tone.max(tone);
            word.letters.push(letter);
        }
        Some(word)
    }

    pub fn tone(&self) -> u8 {
        self.tone
    }

    pub fn set_tone(&mut self, tone: u8) {
        self.tone = if self.has_vowel() { tone } else { 0 };
    }

    pub fn has_vowel(&self) -> bool {
        self.rhyme().iter().any(|(letter, _)| is_vowel(*letter))
    }

    pub fn is_upper_at_end(&self) -> bool {
        self.letters.last().is_some_and(|(_, upper)| *upper)
    }

    /// Whether it is the beginning of a Vietnamese syllable, whose letters may lack their shapes yet.
    pub fn is_plausible(&self) -> bool {
        let (onset, rhyme) = self.letters.split_at(self.onset());
        let text = |letters: &[Letter]| letters.iter().map(|(letter, _)| *letter).collect::<String>();
        // What ends with a stop has one of two tones.
        let stopped = matches!(rhyme, [.., ('c' | 'k' | 'p' | 't', _)] | [.., ('c', _), ('h', _)]);
        can_be(&text(onset), &text(rhyme)) && !(stopped && matches!(self.tone, 1..=3))
    }

    /// How many letters stand before the rhyme. The u of "qu" belongs to them, and the i of "gi" if a vowel
    /// follows.
    fn onset(&self) -> usize {
        let consonants = self.letters.iter().take_while(|(letter, _)| !is_vowel(*letter)).count();
        match *self.letters.as_slice() {
            [('q', _), ('u', _), ..] => 2,
            [('g', _), ('i', _), (next, _), ..] if is_vowel(next) => 2,
            _ => consonants,
        }
    }

    fn rhyme(&self) -> &[Letter] {
        self.letters.get(self.onset()..).unwrap_or_default()
    }

    /// With one more letter.
    pub fn with(&self, letter: char, upper: bool) -> Word {
        let mut new = self.clone();
        new.letters.push((letter, upper));
        new
    }

    /// With one more letter as somebody typed it. What is typed behind uơ or ưo tells that it is ươ.
    pub fn followed_by(&self, key: char) -> Option<Word> {
        let ((letter, upper), tone) = letter_of(key)?;
        if tone > 0 && self.tone > 0 {
            return None;
        }
        let mut new = self.with(letter, upper);
        new.tone = new.tone.max(tone);
        let onset = new.onset();
        if let Some([first, second, _, ..]) = new.letters.get_mut(onset..)
            && matches!((first.0, second.0), ('u', 'ơ') | ('ư', 'o'))
        {
            (first.0, second.0) = ('ư', 'ơ');
        }
        Some(new)
    }

    /// With this shape on the first letter where it makes sense.
    pub fn shaped(&self, shape: Shape) -> Option<Word> {
        let pair = self.pair_shaped(shape);
        let single = (0..self.letters.len()).filter_map(|place| {
            let mut new = self.clone();
            let slot = new.letters.get_mut(place)?;
            slot.0 = shape.of(slot.0)?;
            Some(new)
        });
        pair.into_iter().chain(single).find(|new| new != self && new.is_plausible())
    }

    /// "uo" takes a mark as one: ươ, uô; uơ in "huơ", "khuơ" and "thuở" as long as nothing follows.
    fn pair_shaped(&self, shape: Shape) -> Option<Word> {
        let onset = self.onset();
        let opens = matches!(self.letters.get(..onset), Some([.., ('h', _)])) && onset < 3;
        let mut new = self.clone();
        let [first, second, after @ ..] = new.letters.get_mut(onset..)? else { return None };
        if !matches!((first.0, bare(second.0)), ('u' | 'ư', 'o')) {
            return None;
        }
        let was = second.0;
        second.0 = shape.of('o')?;
        let stays = second.0 == 'ô' || (opens && after.is_empty() && first.0 == 'u' && was != 'ơ');
        first.0 = if stays { 'u' } else { 'ư' };
        Some(new)
    }

    /// Without this shape, where it has it.
    pub fn unshaped(&self, shape: Shape) -> Option<Word> {
        let mut new = self.clone();
        for (letter, _) in &mut new.letters {
            if shape.makes(*letter) {
                *letter = bare(*letter);
            }
        }
        (new != *self).then_some(new)
    }

    pub fn write(&self, placement: Placement) -> String {
        let toned = self.toned(placement);
        let mut text = String::new();
        for (place, (letter, upper)) in self.letters.iter().enumerate() {
            let forms = || ALPHABET.iter().find(|forms| forms.starts_with(*letter));
            let form = match toned == Some(place) && self.tone > 0 {
                true => forms().and_then(|forms| forms.chars().nth(usize::from(self.tone))),
                false => None,
            };
            let form = form.unwrap_or(*letter);
            text.push(if *upper { upper_case(form) } else { form });
        }
        text
    }

    /// The letter that bears the tone.
    fn toned(&self, placement: Placement) -> Option<usize> {
        let onset = self.onset();
        let rhyme = self.rhyme();
        let vowels = rhyme.iter().take_while(|(letter, _)| is_vowel(*letter)).count();
        let shaped = rhyme.iter().take(vowels).rposition(|(letter, _)| bare(*letter) != *letter);
        let closed = rhyme.len() > vowels;
        let place = match rhyme {
            _ if shaped.is_some() => shaped?,
            _ if vowels == 0 => return None,
            _ if vowels == 1 => 0,
            // "toán", and "chuyen" on its way to "chuyển".
            _ if closed => vowels - 1,
            [('o', _), ('a' | 'e', _)] | [('u', _), ('y', _)] => usize::from(placement == Placement::New),
            _ if vowels == 2 => 0,
            _ => 1,
        };
        Some(onset + place)
    }
}
