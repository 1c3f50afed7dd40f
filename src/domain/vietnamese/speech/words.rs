//! Words with the punctuation around them, and addresses.

/// A part between spaces: opening signs, what they enclose, closing signs.
#[derive(Clone, Copy, Default)]
pub struct Word<'a> {
    pub lead: &'a str,
    pub core: &'a str,
    pub trail: &'a str,
}

const OPENING: &str = "(\"“‘'[{«";
const CLOSING: &str = ".,;:!?…)\"”’']}»";

pub fn parts(text: &str) -> Vec<Word<'_>> {
    text.split_whitespace().map(part).collect()
}

fn part(word: &str) -> Word<'_> {
    let rest = word.trim_start_matches(|c| OPENING.contains(c));
    let core = rest.trim_end_matches(|c| CLOSING.contains(c));
    let (lead, _) = word.split_at(word.len() - rest.len());
    let (_, trail) = rest.split_at(core.len());
    Word { lead, core, trail }
}

/// The value of a word in a table of pairs; case matters.
pub fn look_up(table: &[(&str, &'static str)], word: &str) -> Option<&'static str> {
    table.iter().find(|(short, _)| *short == word).map(|(_, full)| *full)
}

/// A web address is only named: nobody wants to hear it. A mail address can be said.
pub fn address(core: &str, link: &str, at: &str, dot: &str) -> Option<String> {
    if ["http://", "https://", "www."].iter().any(|begin| core.starts_with(begin)) {
        return Some(link.to_owned());
    }
    let (name, host) = core.split_once('@')?;
    if name.is_empty() || !host.contains('.') || host.contains('@') {
        return None;
    }
    let mut said = String::new();
    for c in core.chars() {
        match c {
            '@' => said.push_str(at),
            '.' => said.push_str(dot),
            c => said.push(c),
        }
    }
    Some(said)
}

/// Whether all of a text is digits, and there are some.
pub fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The value of one to four digits, within bounds.
pub fn small_number(text: &str, least: u32, most: u32) -> Option<u32> {
    if !is_digits(text) || text.len() > 4 {
        return None;
    }
    let value = text.bytes().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
    (least..=most).contains(&value).then_some(value)
}
