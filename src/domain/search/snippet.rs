//! The place of a long text that shows best what was found.

use super::highlight::{Hit, hits, merged};
use super::query::Query;
use crate::domain::excerpt::shorten;
use std::ops::Range;

/// A cut of a text on one line, with an ellipsis on each side where something was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    pub text: String,
    /// What to mark in it, in bytes.
    pub marks: Vec<Range<usize>>,
}

/// About `length` characters around the place with the most different hits, cut between words; the
/// beginning of the text where there are none.
pub fn snippet(text: &str, query: &Query, length: usize) -> Snippet {
    let hits = hits(text, query);
    let Some(place) = best_place(&hits, length) else {
        return Snippet { text: shorten(text, length), marks: Vec::new() };
    };
    let characters = |range: Range<usize>| text.get(range).map_or(0, |part| part.chars().count());
    let around = length.saturating_sub(characters(place.clone()));
    let start = start_before(text, place.start, around / 3);
    let before = characters(start..place.start);
    let end = end_after(text, place.end, around.saturating_sub(before));
    cut(text, start..end, &merged(&hits))
}

/// The part of a text of at most `length` bytes that shows most parts of a query, and then most hits.
fn best_place(hits: &[Hit], length: usize) -> Option<Range<usize>> {
    let mut best: Option<(u32, Range<usize>)> = None;
    for (index, first) in hits.iter().enumerate() {
        let mut parts: u32 = 0;
        let mut count = 0;
        let mut end = first.range.end;
        let near = hits.iter().skip(index).take_while(|hit| hit.range.end <= first.range.start + length);
        for hit in near {
            parts |= 1 << (hit.part % 32);
            count += 1;
            end = hit.range.end;
        }
        let points = parts.count_ones() * 64 + count.min(63);
        if best.as_ref().is_none_or(|(most, _)| points > *most) {
            best = Some((points, first.range.start..end));
        }
    }
    best.map(|(_, place)| place)
}

/// The first beginning of a word among the `room` characters before a place.
fn start_before(text: &str, place: usize, room: usize) -> usize {
    let before = text.get(..place).unwrap_or_default();
    let mut start = place;
    for (count, (index, character)) in before.char_indices().rev().enumerate() {
        if count > room {
            return start;
        }
        if character.is_whitespace() {
            start = index + character.len_utf8();
        }
    }
    // All of it fits.
    0
}

/// The last end of a word among the `room` characters behind a place.
fn end_after(text: &str, place: usize, room: usize) -> usize {
    let after = text.get(place..).unwrap_or_default();
    let mut end = place;
    for (count, (index, character)) in after.char_indices().enumerate() {
        if count > room {
            return end;
        }
        if character.is_whitespace() {
            end = place + index;
        }
    }
    text.len()
}

/// A part of a text with single spaces, and the marks in it.
fn cut(text: &str, range: Range<usize>, ranges: &[Range<usize>]) -> Snippet {
    let mut snippet = Snippet::default();
    if !text.get(..range.start).unwrap_or_default().trim().is_empty() {
        snippet.text.push('…');
    }
    let mut marks =
        ranges.iter().filter(|mark| mark.start >= range.start && mark.end <= range.end).peekable();
    let mut start = 0;
    let mut space = false;
    for (index, character) in text.get(range.clone()).unwrap_or_default().char_indices() {
        let at = range.start + index;
        // Spaces are written with what follows them, so the text ends where the mark does.
        if marks.next_if(|mark| mark.end <= at).is_some() {
            snippet.marks.push(start..snippet.text.len());
        }
        if character.is_whitespace() {
            space = true;
            continue;
        }
        if std::mem::take(&mut space) && !snippet.text.is_empty() && snippet.text != "…" {
            snippet.text.push(' ');
        }
        if marks.peek().is_some_and(|mark| mark.start == at) {
            start = snippet.text.len();
        }
        snippet.text.push(character);
    }
    if marks.next().is_some() {
        snippet.marks.push(start..snippet.text.len());
    }
    if !text.get(range.end..).unwrap_or_default().trim().is_empty() {
        snippet.text.push('…');
    }
    snippet
}
