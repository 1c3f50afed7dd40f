//! What a letter is to a search: itself, its shape, its tone.
//!
//! Every way to write a Vietnamese letter (composed, decomposed, half of each) comes to the same two
//! parts here, so no text is ever normalised for its own sake. A letter with a shape of its own
//! (â ă ê ô ơ ư đ) gets a capital, as capitals are free in texts of lower case: `A B E O P U D`.
//! A tone gets the sign that [`GRAVE`] and its neighbours name.

pub const GRAVE: u8 = b'`';
pub const ACUTE: u8 = b'\'';
pub const TILDE: u8 = b'~';
pub const HOOK: u8 = b'?';
pub const DOT: u8 = b'.';
/// Any mark of other languages: diaeresis, ring, cedilla, caron ...
pub const OTHER_MARK: u8 = b'*';

/// One character of a text, as a search sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Letter or digit in lower case or with a shape's capital, and a tone or 0.
    Letter(u8, u8),
    /// Two letters written as one, such as "æ".
    Pair(u8, u8),
    /// A combining tone or mark.
    Tone(u8),
    /// A combining mark that makes these letters those: circumflex, breve, horn.
    Shape(&'static [u8], &'static [u8]),
    /// A letter of another script, in lower case.
    Foreign(char),
    /// A word by itself: ideographs and kana have no spaces between words.
    Ideograph(char),
    /// Stands inside words and is not seen: zero-width spaces and joiners, soft hyphens, direction marks.
    Invisible,
    /// What stands between words.
    Separator,
}

/// What a character is to a search.
pub fn sign_of(character: char) -> Sign {
    let code = u32::from(character);
    match code {
        0..0x80 => match ascii_letter(code as u8) {
            0 => Sign::Separator,
            letter => Sign::Letter(letter, 0),
        },
        0xAD => Sign::Invisible,
        0xAA => Sign::Letter(b'a', 0),
        0xBA => Sign::Letter(b'o', 0),
        0xC0..0x180 => latin(LATIN, code - 0xC0),
        0x1A0 | 0x1A1 => Sign::Letter(b'P', 0),
        0x1AF | 0x1B0 => Sign::Letter(b'U', 0),
        0x300..0x370 => combining(code),
        0x1EA0..0x1EFA => latin(VIETNAMESE, code - 0x1EA0),
        // Full-width forms of ASCII.
        0xFF01..0xFF5F => sign_of(char::from((code - 0xFF01) as u8 + b'!')),
        _ if is_invisible(code) => Sign::Invisible,
        _ if is_separator(code) => Sign::Separator,
        0x3005..0x3100 | 0x3400..0xA000 | 0xF900..0xFB00 | 0x20000..0x32000 => Sign::Ideograph(character),
        _ => Sign::Foreign(char::from_u32(lower_case(code)).unwrap_or(character)),
    }
}

/// The lower case of a letter or digit of ASCII; 0 for everything else.
pub const fn ascii_letter(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' | b'0'..=b'9' => byte,
        b'A'..=b'Z' => byte + 32,
        _ => 0,
    }
}

/// A letter without its shape.
pub const fn unshaped(letter: u8) -> u8 {
    match letter {
        b'A' | b'B' => b'a',
        b'D' => b'd',
        b'E' => b'e',
        b'O' | b'P' => b'o',
        b'U' => b'u',
        other => other,
    }
}

/// Whether a byte of an exact form is a tone or mark.
pub const fn is_tone(byte: u8) -> bool {
    matches!(byte, GRAVE | ACUTE | TILDE | HOOK | DOT | OTHER_MARK)
}

/// Letter and mark of U+00C0 to U+017F; digits stand for pairs of letters.
const LATIN: &[u8] = b"\
    a`a'A a~a*a*1 c*e`e'E e*i`i'i*i*d*n~o`o'O o~o*  o*u`u'u*u*y'4 3 \
    a`a'A a~a*a*1 c*e`e'E e*i`i'i*i*d*n~o`o'O o~o*  o*u`u'u*u*y'4 y*\
    a*a*B B a*a*c'c'c*c*c*c*c*c*d*d*D D e*e*e*e*e*e*e*e*e*e*g*g*g*g*\
    g*g*g*g*h*h*h*h*i~i~i*i*i*i*i*i*i i 5 5 j*j*k*k*k*l'l'l*l*l*l*l*\
    l*l*l*n'n'n*n*n*n*n*n*n*o*o*o*o*o*o*2 2 r'r'r*r*r*r*s's's*s*s*s*\
    s*s*t*t*t*t*t*t*u~u~u*u*u*u*u*u*u*u*u*u*w*w*y*y*y*z'z'z*z*z*z*s ";

/// Letter and tone of U+1EA0 to U+1EF9.
const VIETNAMESE: &[u8] = b"\
    a.a.a?a?A'A'A`A`A?A?A~A~A.A.B'B'B`B`B?B?B~B~B.B.e.e.e?e?e~e~E'E'\
    E`E`E?E?E~E~E.E.i?i?i.i.o.o.o?o?O'O'O`O`O?O?O~O~O.O.P'P'P`P`P?P?\
    P~P~P.P.u.u.u?u?U'U'U`U`U?U?U~U~U.U.y`y`y.y.y?y?y~y~";

fn latin(table: &[u8], index: u32) -> Sign {
    let at = index as usize * 2;
    let letter = table.get(at).copied().unwrap_or(b' ');
    let mark = table.get(at + 1).copied().filter(|mark| *mark != b' ').unwrap_or(0);
    match letter {
        b' ' => Sign::Separator,
        b'1' => Sign::Pair(b'a', b'e'),
        b'2' => Sign::Pair(b'o', b'e'),
        b'3' => Sign::Pair(b's', b's'),
        b'4' => Sign::Pair(b't', b'h'),
        b'5' => Sign::Pair(b'i', b'j'),
        _ => Sign::Letter(letter, mark),
    }
}

fn combining(code: u32) -> Sign {
    match code {
        0x300 | 0x340 => Sign::Tone(GRAVE),
        0x301 | 0x341 => Sign::Tone(ACUTE),
        0x303 => Sign::Tone(TILDE),
        0x309 => Sign::Tone(HOOK),
        0x323 => Sign::Tone(DOT),
        0x302 => Sign::Shape(b"aeo", b"AEO"),
        0x306 => Sign::Shape(b"a", b"B"),
        0x31B => Sign::Shape(b"ou", b"PU"),
        0x34F => Sign::Invisible,
        _ => Sign::Tone(OTHER_MARK),
    }
}

fn is_invisible(code: u32) -> bool {
    matches!(code, 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2064 | 0x2066..=0x206F
        | 0xFE00..=0xFE0F | 0xFEFF | 0xE0100..=0xE01EF)
}

/// Punctuation, spaces, symbols and pictures. The standard library's tables of all letters would cost
/// a first visit more than this list of what news is written with.
fn is_separator(code: u32) -> bool {
    matches!(code, 0x80..=0xBF | 0x2000..=0x2BFF | 0x2E00..=0x2E7F | 0x3000..=0x3004 | 0x3008..=0x3020
        | 0x3030 | 0x303D..=0x303F | 0x30FB | 0xE000..=0xF8FF | 0xFE10..=0xFE1F | 0xFE30..=0xFE6F
        | 0xFF5F..=0xFF65 | 0xFFE0..=0xFFFF | 0x1F000..=0x1FAFF
        | 0x37E | 0x387 | 0x55A..=0x55F | 0x589 | 0x58A | 0x5BE | 0x60C | 0x61B | 0x61F | 0x66A..=0x66D | 0x6D4
        | 0x964 | 0x965 | 0xE2F | 0xE4F | 0xE5A | 0xE5B | 0x104A..=0x104F | 0x1680 | 0x17D4..=0x17DA)
}

/// Greek and Cyrillic, whose capitals news in Vietnamese may have; other capitals stay.
fn lower_case(code: u32) -> u32 {
    match code {
        0x391..=0x3A9 | 0x410..=0x42F => code + 32,
        0x3C2 => 0x3C3,
        0x400..=0x40F => code + 80,
        0x460..=0x481 | 0x48A..=0x4BF | 0x4D0..=0x52F => code | 1,
        _ => code,
    }
}
