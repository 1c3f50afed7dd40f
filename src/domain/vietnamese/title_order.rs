//! The order of Vietnamese dictionaries.

use super::letters::{Letters, Sign};

/// Below every letter and digit, so that a title that ends comes before one that goes on.
const END: u8 = 0;
const GAP: u8 = 1;
const FIRST_DIGIT: u8 = 2;
const FIRST_LETTER: u8 = 12;
const OTHER: u8 = u8::MAX;

/// Appends bytes whose order is the texts': letters first (a ă â b c d đ e ê ...), then, among texts
/// of the same letters, tones. Cases and punctuation do not count; digits come before letters, other
/// scripts after them.
pub fn push_sort_key(letters: &Letters, text: &str, key: &mut Vec<u8>) {
    let mut tones = Vec::new();
    // Gaps at either end and beside another gap say nothing.
    let mut gap = false;
    let start = key.len();
    letters.read(text, |sign| {
        if sign == Sign::Gap {
            gap = key.len() > start;
            return;
        }
        if std::mem::take(&mut gap) {
            key.push(GAP);
        }
        match sign {
            Sign::Letter { place, tone } => {
                key.push(FIRST_LETTER + place);
                tones.push(tone);
            }
            Sign::Digit(digit) => key.push(FIRST_DIGIT + digit),
            Sign::Other(c) => {
                key.push(OTHER);
                key.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            }
            Sign::Gap => {}
        }
    });
    key.push(END);
    key.append(&mut tones);
}

/// The positions of `texts` in their order; equal ones stay in the order that they came in.
pub fn order(texts: &[&str]) -> Vec<u32> {
    let letters = Letters::default();
    let mut keys = Vec::new();
    let mut places = Vec::with_capacity(texts.len());
    for (index, text) in (0..).zip(texts) {
        let start = keys.len();
        push_sort_key(&letters, text, &mut keys);
        places.push((start, keys.len(), index));
    }
    // The positions make every place another one, so that the faster, unstable sort gives one order.
    places.sort_unstable_by(|a, b| (keys.get(a.0..a.1), a.2).cmp(&(keys.get(b.0..b.1), b.2)));
    places.into_iter().map(|(_, _, index)| index).collect()
}
