//! Which words stand in which articles, and the answers to queries.

use super::initials::Initials;
use super::postings::List;
use super::query::{Part, Query, Word, tag_word};
use super::vocabulary::Vocabulary;
use crate::domain::feed::{Article, Body};
use crate::domain::html_text::push_body_text;
use crate::domain::timestamp::Timestamp;
use crate::domain::vietnamese::words::Words;
use std::cmp::Reverse;

/// How much of a body is read at once, in bytes: about a millisecond on a slow phone.
const PIECE: usize = 32 * 1024;

/// Where in an article a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Field {
    Title = 1,
    Lead = 2,
    Tags = 4,
    Authors = 8,
    Body = 16,
}

const BODY: u8 = Field::Body as u8;

/// What must hold besides the words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter<'a> {
    /// Marks and case of a tag do not count.
    pub tag: Option<&'a str>,
    /// The first moment.
    pub from: Option<Timestamp>,
    /// The first moment that is too late.
    pub to: Option<Timestamp>,
}

/// An article that has the words of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    pub article: u32,
    /// Nothing is left to check. Otherwise [`Query::holds`] must say whether words follow each other.
    pub sure: bool,
}

/// An inverted index that can be asked between any two articles while it grows.
///
/// An article's number is the order of adding: [`begin`](Index::begin), its texts,
/// [`end`](Index::end). Before its end an article is not found.
pub struct Index {
    vocabulary: Vocabulary,
    initials: Initials,
    /// Of each article, in seconds; the least number where it has none.
    dates: Vec<i64>,
    /// Of the article that is being added: its date, the fields of each word, the words that have some.
    date: i64,
    fields: Vec<u8>,
    touched: Vec<u32>,
    text: String,
}

impl Default for Index {
    fn default() -> Index {
        Index {
            vocabulary: Vocabulary::new(),
            initials: Initials::default(),
            dates: Vec::new(),
            date: NO_DATE,
            fields: Vec::new(),
            touched: Vec::new(),
            text: String::new(),
        }
    }
}

const NO_DATE: i64 = i64::MIN;

impl Index {
    /// How many articles can be found.
    pub fn len(&self) -> usize {
        self.dates.len()
    }

    pub fn is_empty(&self) -> bool {
        self.dates.is_empty()
    }

    pub fn size_in_bytes(&self) -> usize {
        let own = self.dates.capacity() * 8 + self.fields.capacity() + self.touched.capacity() * 4;
        let words = self.vocabulary.size_in_bytes() + self.initials.size_in_bytes();
        words + own + self.text.capacity()
    }

    /// Begins an article with all of it but the body.
    pub fn begin(&mut self, article: &Article) {
        self.date = article.date().map_or(NO_DATE, |date| date.seconds);
        for (field, text) in [(Field::Title, &article.title), (Field::Lead, &article.lead)] {
            self.add_text(field, text.as_deref().unwrap_or_default());
        }
        for tag in &article.tags {
            self.add_text(Field::Tags, tag);
            let word = tag_word(tag);
            self.add_word(&word, &word, Field::Tags as u8);
        }
        for author in &article.authors {
            self.add_text(Field::Authors, author.name.as_deref().unwrap_or_default());
        }
    }

    /// Adds a piece of a text. It must not end inside a word.
    pub fn add_text(&mut self, field: Field, text: &str) {
        let mut words = Words::new(text);
        while words.next_word() {
            self.add_word(words.exact(), words.folded(), field as u8);
        }
    }

    /// Adds a piece of a body, from the byte `from` on; returns where the next piece begins.
    pub fn add_body(&mut self, body: &Body, from: usize) -> Option<usize> {
        let mut text = std::mem::take(&mut self.text);
        text.clear();
        let next = push_body_text(body, from, PIECE, &mut text);
        self.add_text(Field::Body, &text);
        // A text without spaces may have been long.
        if text.capacity() <= 2 * PIECE {
            self.text = text;
        }
        next
    }

    /// Ends an article: from now on it is found.
    pub fn end(&mut self) {
        let document = self.dates.len() as u32;
        for word in self.touched.drain(..) {
            if let Some(fields) = self.fields.get_mut(word as usize) {
                self.vocabulary.add_document(word, document, *fields, BODY);
                *fields = 0;
            }
        }
        self.initials.end();
        self.dates.push(self.date);
    }

    fn add_word(&mut self, exact: &[u8], folded: &[u8], field: u8) {
        let Some(number) = self.vocabulary.number_of(exact, folded) else { return };
        if self.fields.len() < self.vocabulary.len() {
            self.fields.resize(self.vocabulary.len(), 0);
        }
        if let Some(fields) = self.fields.get_mut(number as usize) {
            if *fields == 0 {
                self.touched.push(number);
            }
            *fields |= field;
        }
        let is_letter = folded.len() == 1;
        let points = word_points(true, is_letter, is_letter && exact == folded);
        self.initials.add_word(folded, points | field_points(field));
    }

    /// The articles that have what a query wants, the best first. An empty query finds nothing.
    pub fn find(&self, query: &Query, filter: &Filter) -> Vec<Found> {
        if query.is_empty() {
            return Vec::new();
        }
        let mut search = Search {
            index: self,
            states: self.dates.iter().map(|date| State::of_date(*date, filter)).collect(),
            best: vec![0; self.dates.len()],
            counted: 0,
        };
        if let Some(tag) = filter.tag {
            let word = Word { exact: Vec::new(), folded: tag_word(tag) };
            search.require(&word, false, false);
        }
        for part in &query.parts {
            match part.without {
                true => search.exclude(part),
                false => search.want(part),
            }
        }
        search.ranked()
    }
}

/// How an article stands in a search.
#[derive(Clone, Copy)]
struct State {
    out: bool,
    sure: bool,
    score: u16,
}

impl State {
    fn of_date(date: i64, filter: &Filter) -> State {
        let early = filter.from.is_some_and(|from| date < from.seconds);
        let late = filter.to.is_some_and(|to| date >= to.seconds || date == NO_DATE);
        State { out: early || late, sure: true, score: 0 }
    }
}

struct Search<'a> {
    index: &'a Index,
    states: Vec<State>,
    /// How well each article has the word that is being looked for; 0 where it has not.
    best: Vec<u8>,
    /// How many words have given points: more than these do not fit in a score.
    counted: u8,
}

/// A word's points: its marks agree; the best field, 1 to 3; it is whole, it is written like that.
const AGREES: u8 = 1 << 4;
const FIELD_SHIFT: u8 = 2;
const WHOLE: u8 = 2;
const SAME: u8 = 1;

/// A score is the sum of its words' points in three parts, of which the upper ones decide.
const MOST_COUNTED: u8 = 15;
const SCORE_AGREES: u16 = 12;
const SCORE_FIELD: u16 = 6;

impl Search<'_> {
    fn want(&mut self, part: &Part) {
        for (index, word) in part.words.iter().enumerate() {
            self.require(word, part.is_prefix(index), !part.tag);
        }
        if part.is_phrase() {
            for state in &mut self.states {
                state.sure = false;
            }
        }
    }

    /// Keeps the articles that have a word.
    fn require(&mut self, word: &Word, prefix: bool, scored: bool) {
        self.look_for(word, prefix, false);
        let scored = scored && self.counted < MOST_COUNTED;
        self.counted += u8::from(scored);
        for (state, best) in self.states.iter_mut().zip(&self.best) {
            state.out |= *best == 0;
            if scored {
                let [agrees, field, rest] =
                    [best / AGREES, (best % AGREES) >> FIELD_SHIFT, best % 4].map(u16::from);
                state.score += agrees << SCORE_AGREES | field << SCORE_FIELD | rest;
            }
        }
    }

    /// Drops the articles that have a word; those that have all words of a phrase must be checked.
    fn exclude(&mut self, part: &Part) {
        let mut all = vec![true; self.states.len()];
        for word in &part.words {
            self.look_for(word, false, true);
            for (all, best) in all.iter_mut().zip(&self.best) {
                *all &= *best != 0;
            }
        }
        for (state, _) in self.states.iter_mut().zip(all).filter(|(_, all)| *all) {
            state.out |= !part.is_phrase();
            state.sure = false;
        }
    }

    /// Fills `best`. A strict search takes a word's marks at their word.
    fn look_for(&mut self, word: &Word, prefix: bool, strict: bool) {
        let Search { index, best, .. } = self;
        if prefix
            && !word.is_marked()
            && let Some(points) = index.initials.of(&word.folded)
        {
            best.clear();
            return best.extend(points);
        }
        best.fill(0);
        let pool = &index.vocabulary.pool;
        index.vocabulary.each_like(&word.folded, prefix, |exact, whole, list: &List| {
            let agrees = word.agrees(exact, prefix);
            if strict && !agrees {
                return;
            }
            let points = word_points(agrees, whole, exact == word.exact);
            list.each(BODY, pool, |document, fields| {
                if let Some(best) = best.get_mut(document as usize) {
                    *best = (*best).max(points | field_points(fields));
                }
            });
        });
    }

    /// The best first: by their scores, and among equals the newest, and then as the feed has them. Most feeds
    /// have the newest first, and most answers few scores: articles that are dealt into a place for each score
    /// are in order then, which is seen at once.
    fn ranked(self) -> Vec<Found> {
        let mut scores = Vec::new();
        let mut last = 0;
        let kept = || self.states.iter().enumerate().filter(|(_, state)| !state.out);
        for (_, state) in kept() {
            last = place_of(&mut scores, state.score, last);
            if let Some(scored) = scores.get_mut(last) {
                scored.count += 1;
            }
        }
        let mut sum = 0;
        for scored in &mut scores {
            scored.end = sum;
            sum += scored.count;
        }
        let mut found = vec![Found { article: 0, sure: true }; sum];
        for (article, state) in kept() {
            last = place_of(&mut scores, state.score, last);
            if let Some(scored) = scores.get_mut(last)
                && let Some(place) = found.get_mut(scored.end)
            {
                *place = Found { article: article as u32, sure: state.sure };
                scored.end += 1;
            }
        }
        let age = |found: &Found| Reverse(self.index.dates.get(found.article as usize).map_or(0, minutes));
        for Scored { count, end, .. } in scores {
            if let Some(equals) = found.get_mut(end - count..end)
                && !equals.is_sorted_by_key(age)
            {
                equals.sort_by_key(age);
            }
        }
        found
    }
}

/// How many articles have a score, and where the next of them goes.
struct Scored {
    score: u16,
    count: usize,
    end: usize,
}

/// Where a score stands among all, the best first; a new one gets its place. `last` is where it may well be.
fn place_of(scores: &mut Vec<Scored>, score: u16, last: usize) -> usize {
    if scores.get(last).is_some_and(|scored| scored.score == score) {
        return last;
    }
    scores.binary_search_by_key(&Reverse(score), |scored| Reverse(scored.score)).unwrap_or_else(|place| {
        scores.insert(place, Scored { score, count: 0, end: 0 });
        place
    })
}

fn word_points(agrees: bool, is_whole: bool, is_same: bool) -> u8 {
    let points = [(agrees, AGREES), (is_whole, WHOLE), (is_same, SAME)];
    points.into_iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum()
}

fn field_points(fields: u8) -> u8 {
    let worth = if fields & (Field::Title as u8 | Field::Tags as u8) != 0 {
        3
    } else if fields & (Field::Lead as u8 | Field::Authors as u8) != 0 {
        2
    } else {
        1
    };
    worth << FIELD_SHIFT
}

/// Articles of one minute count as equally old.
fn minutes(seconds: &i64) -> i64 {
    seconds.max(&0) / 60
}
