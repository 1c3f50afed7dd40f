//! Where sentences end.

use std::ops::Range;

/// In characters. Chrome on Android falls silent some 14 seconds into an utterance, and the full words
/// of abbreviations come on top of what is counted here.
const LONGEST: usize = 180;

const CLOSING: &str = "\"”’'»)]}";
const OPENING: &str = "\"“‘'«([{–—-";

/// Abbreviations that are followed by more of the same sentence.
const NEVER_LAST: &[&str] = &[
    "TP", "Tp", "T.P", "Q", "P", "H", "TX", "TT", "Đ", "GS", "PGS", "TS", "ThS", "Ths", "TSKH", "BS", "KS",
    "LS", "DS", "CN", "tr", "St", "Dr", "Mr", "Mrs", "Ms", "Prof", "Gen", "No", "vs", "e.g", "i.e", "cf",
    "Fig", "Vol", "pp", "ĐT", "Tel", "Sgt", "Rev", "Hon",
];

/// The sentences of a text as ranges of its bytes, without the spaces around them. A line break ends
/// one as well. Sentences that are too long to be said in one go are cut where one draws breath.
pub fn split_sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((place, c)) = characters.next() {
        if c == '\n' {
            push(text, start..place, &mut sentences);
            start = place + 1;
        }
        if !".!?…".contains(c) {
            continue;
        }
        let mut end = place + c.len_utf8();
        while let Some((place, c)) = characters.next_if(|(_, c)| ".!?…".contains(*c)) {
            end = place + c.len_utf8();
        }
        let stop = c == '.' && end == place + 1;
        while let Some((place, c)) = characters.next_if(|(_, c)| CLOSING.contains(*c)) {
            end = place + c.len_utf8();
        }
        let (sentence, rest) =
            (text.get(start..place).unwrap_or_default(), text.get(end..).unwrap_or_default());
        if ends(rest) && !(stop && abbreviates(sentence)) {
            push(text, start..end, &mut sentences);
            start = end;
        }
    }
    push(text, start..text.len(), &mut sentences);
    sentences
}

/// Whether what follows can be the beginning of a sentence, or nothing at all.
fn ends(rest: &str) -> bool {
    let next = rest.trim_start();
    if next.is_empty() {
        return true;
    }
    let first = next.trim_start_matches(|c: char| OPENING.contains(c) || c.is_whitespace()).chars().next();
    next.len() < rest.len() && first.is_none_or(|first| !first.is_lowercase() && !",;:".contains(first))
}

/// Whether a full stop after these words belongs to the last of them.
fn abbreviates(sentence: &str) -> bool {
    let sentence = sentence.trim_start();
    let before_last = |c: char| c.is_whitespace() || OPENING.contains(c);
    let word = sentence.rsplit(before_last).next().unwrap_or_default();
    if NEVER_LAST.contains(&word)
        || word.rsplit('.').next().is_some_and(|last| last.len() > 1 && NEVER_LAST.contains(&last))
    {
        return true;
    }
    // "1. ", "IV. ", "a. " at the beginning count what follows.
    if word.len() == sentence.len() {
        let counts = |c: char| c.is_ascii_digit() || "IVX".contains(c);
        return word.chars().all(counts) || word.chars().count() == 1;
    }
    // An initial: not in "ông Nguyễn Văn A. Sau đó", where it ends a name.
    let mut letters = word.chars();
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    let previous = sentence.get(..sentence.len() - word.len()).unwrap_or_default().trim_end();
    let previous = previous.rsplit(char::is_whitespace).next().unwrap_or_default();
    initial && (previous.ends_with('.') || previous.chars().next().is_none_or(char::is_lowercase))
}

fn push(text: &str, range: Range<usize>, sentences: &mut Vec<Range<usize>>) {
    let Some(sentence) = text.get(range.clone()) else { return };
    let trimmed = sentence.trim_start();
    let mut start = range.start + sentence.len() - trimmed.len();
    let mut rest = trimmed.trim_end();
    // Signs alone cannot be said.
    if !rest.chars().any(char::is_alphanumeric) {
        return;
    }
    while let Some(cut) = cut(rest) {
        let (head, tail) = rest.split_at(cut);
        sentences.push(start..start + head.trim_end().len());
        start += cut + tail.len() - tail.trim_start().len();
        rest = tail.trim_start();
    }
    sentences.push(start..start + rest.len());
}

/// Where a sentence that is too long is cut: after a semicolon or colon, after a comma, at a space,
/// as late as can be; never so late that nothing or little is left.
fn cut(sentence: &str) -> Option<usize> {
    let (end, _) = sentence.char_indices().nth(LONGEST)?;
    let count = sentence.chars().count();
    // In two halves rather than in a long piece and a word.
    let most = if count < 2 * LONGEST { count - LONGEST / 4 } else { LONGEST }.min(LONGEST);
    let (mut pause, mut comma, mut space) = (None, None, None);
    let mut before = ' ';
    for (index, (place, c)) in sentence.char_indices().take(most).enumerate() {
        if c.is_whitespace() {
            let late = index > LONGEST / 3;
            match before {
                ';' | ':' | '–' | '—' if late => pause = Some(place),
                ',' if late => comma = Some(place),
                _ => {}
            }
            space = Some(place);
        }
        before = c;
    }
    Some(pause.or(comma).or(space).unwrap_or(end))
}
