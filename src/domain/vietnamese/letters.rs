//! The Vietnamese alphabet: each letter's place in it, and its tone.
//!
//! Both normal forms of Unicode, both cases, and both places of a tone ("hoà" and "hòa") read as the
//! same: a letter is what it is without its tone, and the tone stands beside it.

/// The alphabet in its order, foreign letters where their Latin neighbours are, each vowel with its
/// five toned forms behind it: huyền, hỏi, ngã, sắc, nặng, which is the dictionaries' order.
pub(super) const ALPHABET: [&str; 33] = [
    "aàảãáạ",
    "ăằẳẵắặ",
    "âầẩẫấậ",
    "b",
    "c",
    "d",
    "đ",
    "eèẻẽéẹ",
    "êềểễếệ",
    "f",
    "g",
    "h",
    "iìỉĩíị",
    "j",
    "k",
    "l",
    "m",
    "n",
    "oòỏõóọ",
    "ôồổỗốộ",
    "ơờởỡớợ",
    "p",
    "q",
    "r",
    "s",
    "t",
    "uùủũúụ",
    "ưừửữứự",
    "v",
    "w",
    "x",
    "yỳỷỹýỵ",
    "z",
];

/// A letter without a tone and its five toned forms.
const FORMS: u8 = 6;
const FIRST_DIGIT: u8 = 33 * FORMS + 1;
const FIRST_MARK: u8 = FIRST_DIGIT + 10;

/// The combining marks of the other normal form: tones in their order, then what makes other letters.
const MARKS: [char; 8] =
    ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}', '\u{306}', '\u{302}', '\u{31b}'];

/// Code points below this one can be Vietnamese.
const TABLE_END: usize = 0x1f00;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A letter's place in the alphabet (0 to 32) and its tone: 0 for none, 1 to 5 in the order above.
    Letter { place: u8, tone: u8 },
    /// 0 to 9.
    Digit(u8),
    /// A letter of another script or a rarer Latin one.
    Other(char),
    /// Space, punctuation: what ends a word.
    Gap,
}

/// Reads texts as [`Sign`]s; a table, so that ten thousand titles take a few milliseconds.
pub struct Letters(Vec<u8>);

impl Default for Letters {
    fn default() -> Self {
        let mut table = vec![0; TABLE_END];
        let mut set = |c: char, code: u8| {
            if let Some(slot) = table.get_mut(c as usize) {
                *slot = code;
            }
        };
        for (place, forms) in (0..).zip(ALPHABET) {
            for (tone, c) in (0..).zip(forms.chars()) {
                set(c, 1 + place * FORMS + tone);
                set(upper_case(c), 1 + place * FORMS + tone);
            }
        }
        for digit in 0..10 {
            set(char::from(b'0' + digit), FIRST_DIGIT + digit);
        }
        for (mark, c) in (0..).zip(MARKS) {
            set(c, FIRST_MARK + mark);
        }
        Letters(table)
    }
}

impl Letters {
    /// Gives each sign of a text to `take`, marks joined with their letters.
    pub fn read(&self, text: &str, mut take: impl FnMut(Sign)) {
        // A letter waits for the marks that may follow it; 0 is none.
        let mut waiting = 0;
        for c in text.chars() {
            let code = self.0.get(c as usize).copied().unwrap_or_default();
            if code >= FIRST_MARK {
                waiting = if waiting > 0 { marked(waiting, code - FIRST_MARK) } else { 0 };
                continue;
            }
            if waiting > 0 {
                take(letter(waiting));
            }
            let is_letter = (1..FIRST_DIGIT).contains(&code);
            waiting = if is_letter { code } else { 0 };
            if !is_letter {
                take(match code {
                    FIRST_DIGIT.. => Sign::Digit(code - FIRST_DIGIT),
                    _ if is_gap(c) => Sign::Gap,
                    _ => Sign::Other(c),
                });
            }
        }
        if waiting > 0 {
            take(letter(waiting));
        }
    }
}

/// The letter of a code of the table.
fn letter(code: u8) -> Sign {
    Sign::Letter { place: (code - 1) / FORMS, tone: (code - 1) % FORMS }
}

/// The code of a letter with one of the [`MARKS`].
fn marked(code: u8, mark: u8) -> u8 {
    let (place, tone) = ((code - 1) / FORMS, (code - 1) % FORMS);
    let bare = code - tone;
    let letter = ALPHABET.get(usize::from(place)).and_then(|forms| forms.chars().next());
    match (letter, mark) {
        (_, 0..=4) => bare + mark + 1,
        (Some('a'), 5) | (Some('e' | 'o'), 6) | (Some('u'), 7) => code + FORMS,
        (Some('a'), 6) | (Some('o'), 7) => code + 2 * FORMS,
        _ => code,
    }
}

/// Punctuation and space of the languages that write with Latin letters. Other scripts' own marks count
/// as letters: that costs nothing but a little order among titles that nobody here writes.
fn is_gap(c: char) -> bool {
    c == ' '
        || matches!(c, '\0'..='\u{bf}' | '\u{d7}' | '\u{f7}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{feff}')
}

/// The capital of one of the alphabet's letters in lower case: Unicode puts it 32 places before the letter in its first
/// two blocks and just before it in the others.
pub fn upper_case(c: char) -> char {
    let code = c as u32;
    char::from_u32(if code < 0x100 { code - 32 } else { code - 1 }).unwrap_or(c)
}
