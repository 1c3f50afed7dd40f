//! Where in a text the words of a query are.

use super::query::{MOST_WORDS, Query};
use super::verify::{Match, Matcher};
use crate::domain::vietnamese::words::Words;
use std::ops::Range;

/// A word or phrase that was looked for.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub range: Range<usize>,
    /// Which part of the query it is.
    pub part: usize,
    agrees: bool,
}

/// What to mark in a text, as bytes of it, in order and apart from each other. A word that is only
/// begun in the query is marked as a whole, with its combining marks.
pub fn highlight(text: &str, query: &Query) -> Vec<Range<usize>> {
    merged(&hits(text, query))
}

/// All hits in the order of their ends. Where a part is there with its own marks, words that differ
/// in their marks are no hits of it.
pub(super) fn hits(text: &str, query: &Query) -> Vec<Hit> {
    let mut matchers: Vec<Matcher> = query.wanted().map(Matcher::new).collect();
    let mut agreeing = vec![false; matchers.len()];
    let mut hits: Vec<Hit> = Vec::new();
    let mut starts = [0; MOST_WORDS];
    let mut words = Words::new(text);
    let mut count: usize = 0;
    while words.next_word() {
        let range = words.range();
        if let Some(start) = starts.get_mut(count % MOST_WORDS) {
            *start = range.start;
        }
        for (part, (matcher, agreeing)) in matchers.iter_mut().zip(&mut agreeing).enumerate() {
            let found = matcher.push(&words);
            if found == Match::None {
                continue;
            }
            let first = (count + 1).saturating_sub(matcher.part.words.len()) % MOST_WORDS;
            let start = starts.get(first).copied().unwrap_or(range.start);
            let agrees = found == Match::Agreeing;
            *agreeing |= agrees;
            hits.push(Hit { range: start..range.end, part, agrees });
        }
        count += 1;
    }
    hits.retain(|hit| hit.agrees || agreeing.get(hit.part) == Some(&false));
    hits
}

/// Ranges without overlaps; hits come in the order of their ends.
pub(super) fn merged(hits: &[Hit]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for hit in hits {
        let mut range = hit.range.clone();
        while let Some(last) = ranges.last().filter(|last| last.end > range.start).cloned() {
            range.start = range.start.min(last.start);
            ranges.pop();
        }
        ranges.push(range);
    }
    ranges
}
