//! HTML character references in texts that should have been plain.
//!
//! Titles and summaries are plain text (JSON Feed 1.1, section "Items"), yet many publishers send
//! what their HTML template gave them. The browser's own decoder is out of reach of pure Rust, so
//! here are the references that occur in practice.

/// Named references: name, `=`, character.
const NAMED: &str = "nbsp=\u{a0} quot=\" amp=& lt=< gt=> apos=' ndash=– mdash=— hellip=… lsquo=‘ rsquo=’ \
    ldquo=“ rdquo=” laquo=« raquo=» bull=• middot=· copy=© reg=® trade=™ deg=° euro=€ \
    agrave=à aacute=á acirc=â atilde=ã egrave=è eacute=é ecirc=ê igrave=ì iacute=í ograve=ò oacute=ó \
    ocirc=ô otilde=õ ugrave=ù uacute=ú yacute=ý \
    Agrave=À Aacute=Á Acirc=Â Atilde=Ã Egrave=È Eacute=É Ecirc=Ê Igrave=Ì Iacute=Í Ograve=Ò Oacute=Ó \
    Ocirc=Ô Otilde=Õ Ugrave=Ù Uacute=Ú Yacute=Ý";

/// What 128 to 159 mean in HTML: old editors wrote Windows-1252 numbers. U+FFFD where that has none.
const WINDOWS_1252: &str = "€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ";

/// The longest reference that is looked at, in bytes, from `&` to `;`.
const LONGEST: usize = 12;

/// Appends `text` with every reference decoded once; what is no reference stays as it is.
pub fn push_decoded(text: &str, into: &mut String) {
    let mut rest = text;
    while let Some((before, after)) = rest.find('&').and_then(|at| rest.split_at_checked(at)) {
        into.push_str(before);
        let (character, length) = decode_entity(after).unwrap_or(('&', 1));
        into.push(character);
        rest = after.get(length..).unwrap_or_default();
    }
    into.push_str(rest);
}

/// The character reference that `text` begins with, and its length in bytes; `None` when there is
/// none, and then the `&` is meant as itself.
pub fn decode_entity(text: &str) -> Option<(char, usize)> {
    let length = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = text.get(1..length)?;
    let character = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => named(name)?,
    };
    Some((character, length + 1))
}

fn named(name: &str) -> Option<char> {
    NAMED.split(' ').find_map(|entry| entry.strip_prefix(name)?.strip_prefix('=')?.chars().next())
}

fn numbered(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    if digits.is_empty() {
        return None;
    }
    let mut code: u32 = 0;
    for digit in digits.chars() {
        code = code.saturating_mul(radix).saturating_add(digit.to_digit(radix)?);
    }
    let character = match code {
        0 => None,
        128..160 => WINDOWS_1252.chars().nth(usize::try_from(code - 128).ok()?),
        _ => char::from_u32(code),
    };
    Some(character.unwrap_or(char::REPLACEMENT_CHARACTER))
}
