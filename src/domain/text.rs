//! Numbers to digits and back, and looking for words in texts.
//!
//! The standard library's own ways are faster on long texts and know every format; in a module that
//! a slow phone must fetch first they cost 3 KB more than these lines.

/// A whole number in digits.
pub fn decimal(number: i64) -> String {
    let digits = unsigned_decimal(number.unsigned_abs());
    if number < 0 { ["-", &digits].concat() } else { digits }
}

pub fn unsigned_decimal(number: u64) -> String {
    let mut digits = Vec::new();
    let mut rest = number;
    loop {
        digits.push(b'0' + (rest % 10) as u8);
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    digits.iter().rev().map(|digit| char::from(*digit)).collect()
}

/// The whole number that a text begins with, as HTML reads its attributes: "640px" is 640.
pub fn leading_integer(text: &str) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    if length == 0 || length > 15 {
        return None;
    }
    let value = digits.bytes().take(length).fold(0, |value, digit| value * 10 + i64::from(digit - b'0'));
    Some(if negative { -value } else { value })
}

/// What stands before and after the first place of some words.
pub fn split_at_words<'a>(text: &'a str, words: &str) -> Option<(&'a str, &'a str)> {
    let place = text.as_bytes().windows(words.len().max(1)).position(|window| window == words.as_bytes())?;
    Some((text.get(..place)?, text.get(place + words.len()..)?))
}

/// Texts with something between them.
pub fn join(texts: &[String], between: &str) -> String {
    let mut joined = String::new();
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            joined.push_str(between);
        }
        joined.push_str(text);
    }
    joined
}
