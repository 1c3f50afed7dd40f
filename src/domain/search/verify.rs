//! Whether words stand one behind the other, which the index does not know.

use super::query::{Part, Query};
use crate::domain::feed::Article;
use crate::domain::vietnamese::words::Words;

/// Looks for a part in a text, word by word.
pub(super) struct Matcher<'a> {
    pub part: &'a Part,
    /// Bit n: the last n + 1 words are the part's first n + 1 (the Shift-And algorithm).
    like: u32,
    /// The same for words whose marks agree as well.
    agreeing: u32,
}

/// What ends with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    None,
    Like,
    Agreeing,
}

impl<'a> Matcher<'a> {
    pub fn new(part: &'a Part) -> Matcher<'a> {
        Matcher { part, like: 0, agreeing: 0 }
    }

    /// Goes on to the text's next word.
    pub fn push(&mut self, words: &Words) -> Match {
        let (mut like, mut agreeing) = (0, 0);
        for (index, word) in self.part.words.iter().enumerate() {
            let prefix = self.part.is_prefix(index);
            if word.is_like(words.folded(), prefix) {
                like |= 1 << index;
                agreeing |= u32::from(word.agrees(words.exact(), prefix)) << index;
            }
        }
        self.like = (self.like << 1 | 1) & like;
        self.agreeing = (self.agreeing << 1 | 1) & agreeing;
        let last = 1 << (self.part.words.len().max(1) - 1);
        match (self.like & last, self.agreeing & last) {
            (0, _) => Match::None,
            (_, 0) => Match::Like,
            _ => Match::Agreeing,
        }
    }
}

/// Whether the words of a part stand one behind the other in a text. What must not be there counts
/// only with its own marks.
pub fn contains_phrase(text: &str, part: &Part) -> bool {
    let mut matcher = Matcher::new(part);
    let mut words = Words::new(text);
    while words.next_word() {
        let found = matcher.push(&words);
        if found == Match::Agreeing || (found == Match::Like && !part.without) {
            return true;
        }
    }
    false
}

impl Query {
    /// Whether an article that the index is not sure of is a result. `body` is its text; without it
    /// the answer is `None` where the body must decide.
    pub fn holds(&self, article: &Article, body: Option<&str>) -> Option<bool> {
        let mut undecided = false;
        for part in self.parts.iter().filter(|part| part.is_phrase()) {
            let found = short_texts(article).any(|text| contains_phrase(text, part));
            let found = match (found, body) {
                (true, _) => true,
                (false, Some(body)) => contains_phrase(body, part),
                (false, None) => {
                    undecided = true;
                    continue;
                }
            };
            if found == part.without {
                return Some(false);
            }
        }
        (!undecided).then_some(true)
    }
}

fn short_texts(article: &Article) -> impl Iterator<Item = &str> {
    let texts = article.title.iter().chain(&article.lead).chain(&article.tags);
    texts.chain(article.authors.iter().filter_map(|author| author.name.as_ref())).map(String::as_str)
}
