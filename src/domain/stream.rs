//! A feed's bytes, as they arrive, to articles: the first headline is there as soon as its bytes are.
//!
//! Nothing but the structure around the items is understood here; each item and each top-level field
//! is cut out, read by [`json::parse`](super::json::parse) and handed to the [`adapter`](super::adapter)
//! alone. What is broken inside one costs nothing outside.

mod articles;
mod brackets;
mod outline;
mod value_scanner;

use super::feed::{Article, Feed, FeedHeader};
use super::warning::Warning;
use articles::Articles;
use outline::Outline;
use std::sync::Arc;

/// Why there is no feed at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedError {
    /// No bytes, or nothing but white space.
    Empty,
    /// `offset` counts bytes to the first that cannot be JSON, or to the end of what was cut off.
    NotJson { offset: usize },
    /// JSON of another kind.
    NotAFeed,
    /// Nothing but nesting.
    TooDeep,
}

/// What is known when the last byte has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub header: FeedHeader,
    /// Those that were not taken before.
    pub articles: Vec<Arc<Article>>,
    pub warnings: Vec<Warning>,
    /// The feed's own end was reached; `false` when the bytes were cut off.
    pub complete: bool,
}

/// Reads a feed piece by piece. Pieces may end anywhere, inside a character too.
pub struct FeedReader {
    outline: Outline,
    articles: Articles,
    failure: Option<FeedError>,
}

impl FeedReader {
    /// `url` is the absolute URL that the bytes come from: the base of last resort.
    pub fn new(url: &str) -> Self {
        FeedReader { outline: Outline::new(), articles: Articles::new(url), failure: None }
    }

    /// Takes the next bytes. Time is linear in them, and no more is kept than the item or field
    /// that is not complete yet.
    ///
    /// # Errors
    /// When what has come can never become a feed; reading on is then useless.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), FeedError> {
        if self.failure.is_none() {
            self.failure = self.outline.push(bytes, &mut self.articles).err();
        }
        self.failure.clone().map_or(Ok(()), Err)
    }

    /// The articles that are complete since the last call, in the order of the feed.
    pub fn take_articles(&mut self) -> Vec<Arc<Article>> {
        self.articles.take()
    }

    /// What is known of the feed itself so far.
    pub fn header(&self) -> &FeedHeader {
        &self.articles.header.header
    }

    /// Says that there are no more bytes.
    ///
    /// # Errors
    /// When the bytes were no feed. A feed that was cut off is none, as long as its version or an
    /// article could be read: what is complete is kept.
    pub fn finish(self) -> Result<Reading, FeedError> {
        match self.failure {
            Some(failure) => Err(failure),
            None => {
                self.outline.judge(&self.articles)?;
                let complete = self.outline.is_complete();
                let (header, articles, warnings) = self.articles.finish(&self.outline);
                Ok(Reading { header, articles, warnings, complete })
            }
        }
    }
}

/// Reads a whole feed that came from `url`.
///
/// # Errors
/// As [`FeedReader::finish`].
pub fn read_feed(bytes: &[u8], url: &str) -> Result<(Feed, Vec<Warning>), FeedError> {
    let mut reader = FeedReader::new(url);
    reader.push(bytes)?;
    let reading = reader.finish()?;
    Ok((Feed { header: reading.header, articles: reading.articles }, reading.warnings))
}
