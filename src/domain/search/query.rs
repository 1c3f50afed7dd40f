//! What is looked for, as a person writes it.

use crate::domain::vietnamese::words::{Words, fold, split_tones};

/// More than anybody types; what is beyond is not looked for.
const MOST_PARTS: usize = 32;
pub(super) const MOST_WORDS: usize = 32;

/// Begins the index's word for a whole tag. It never stands in a text's words.
pub(super) const TAG_SIGN: u8 = 0x1F;

/// Parts that an article must all have, or must not.
///
/// - `trường học`: both words, in any order; the last one may be unfinished.
/// - `"trường học"`, `39-CT/TW`: these words one behind the other.
/// - `-bóng`, `-"bóng đá"`: not this word, not this phrase.
/// - `tag:Giáo`, `tag:"Giáo dục"`: a tag, whatever its marks and case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) parts: Vec<Part>,
}

/// A word, a phrase or a tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// One word, or several that follow each other; never none.
    pub(super) words: Vec<Word>,
    /// The article must not have it.
    pub(super) without: bool,
    /// The last word may go on: it is still being typed.
    pub(super) prefix: bool,
    /// The one word is a tag's, see [`tag_word`].
    pub(super) tag: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    pub exact: Vec<u8>,
    pub folded: Vec<u8>,
}

impl Query {
    pub fn parse(text: &str) -> Query {
        let mut query = Query::default();
        let mut rest = text.trim_start();
        while !rest.is_empty() && query.parts.len() < MOST_PARTS {
            let (part, after) = parse_part(rest);
            if !part.words.is_empty() {
                query.parts.push(part);
            }
            rest = after.trim_start();
        }
        query
    }

    /// Nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// What must be there and can be marked in a text.
    pub(super) fn wanted(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| !part.without && !part.tag)
    }
}

impl Part {
    pub(super) fn is_phrase(&self) -> bool {
        self.words.len() > 1
    }

    /// Whether the word number `index` may be the beginning of a longer one.
    pub(super) fn is_prefix(&self, index: usize) -> bool {
        self.prefix && index + 1 == self.words.len()
    }
}

impl Word {
    /// Whether somebody took the trouble of marks.
    pub fn is_marked(&self) -> bool {
        self.exact != self.folded
    }

    /// Whether a word of a text has the marks of this one. A word without marks asks for none.
    pub fn agrees(&self, exact: &[u8], prefix: bool) -> bool {
        if !self.is_marked() {
            return true;
        }
        if !prefix {
            return self.exact == exact;
        }
        // The tone may be yet to come; it is typed last.
        let ((own, own_tones), (other, tones)) = (split_tones(&self.exact), split_tones(exact));
        other.starts_with(own) && tones.starts_with(own_tones)
    }

    /// Whether a folded word of a text is this one.
    pub fn is_like(&self, folded: &[u8], prefix: bool) -> bool {
        if prefix { folded.starts_with(&self.folded) } else { folded == self.folded }
    }
}

/// The word under which an article's tag is indexed as a whole.
pub(super) fn tag_word(tag: &str) -> Vec<u8> {
    // As long as a word's length can be counted.
    let mut word = vec![TAG_SIGN];
    word.extend(fold(tag).bytes().take(200));
    word
}

/// The part that a text begins with, and what is behind it.
fn parse_part(text: &str) -> (Part, &str) {
    let mut rest = text;
    let mut part = Part::default();
    if let Some(after) = rest.strip_prefix(['-', '−'])
        && !after.starts_with(char::is_whitespace)
    {
        (part.without, rest) = (true, after);
    }
    if rest.as_bytes().get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"tag:")) {
        (part.tag, rest) = (true, rest.get(4..).unwrap_or_default());
    }
    let (content, after, closed) = match rest.strip_prefix(is_quote) {
        Some(inside) => match inside.split_once(is_quote) {
            Some((content, after)) => (content, after, true),
            None => (inside, "", false),
        },
        None => {
            let length = rest.find(|c: char| c.is_whitespace() || is_quote(c)).unwrap_or(rest.len());
            let (content, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
            (content, after, !after.is_empty())
        }
    };
    let mut end = 0;
    let mut words = Words::new(content);
    while words.next_word() && part.words.len() < MOST_WORDS {
        part.words.push(Word { exact: words.exact().to_vec(), folded: words.folded().to_vec() });
        end = words.range().end;
    }
    part.prefix = !closed && !part.without && end == content.len();
    if part.tag && !part.words.is_empty() {
        let word = tag_word(content);
        part.words = vec![Word { exact: word.clone(), folded: word }];
    }
    (part, after)
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}
