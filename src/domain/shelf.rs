//! What one person keeps on a device: saved articles, what they have read, where they stopped.
//!
//! A saved article is the whole of it, as an item of JSON Feed with an extension `_bantin`: it can be
//! read when its feed no longer has it, and by other programs.

mod exchange;
mod marks;
mod opened;

pub use exchange::{ImportError, MAX_BYTES, export, import};
pub use marks::{Marks, Places};
pub use opened::{make_way, write_size};

use super::adapter::{hash, hex, read_article};
use super::feed::{Article, FeedHeader};
use super::json::{Members, Value, parse, write};
use super::json_feed::build_item;
use super::timestamp::{Timestamp, parse_timestamp};
use super::url_policy::WebUrl;
use super::warning::Warnings;
use std::sync::Arc;

/// Tells articles of all feeds apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(u64);

impl Key {
    pub fn of(feed_url: &str, id: &str) -> Key {
        Key(hash(&[feed_url, id]))
    }

    /// Sixteen digits.
    pub fn hex(self) -> String {
        hex(self.0)
    }

    pub fn parse(digits: &str) -> Option<Key> {
        let known = digits.len() == 16 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        known.then(|| {
            let digits = digits.chars().filter_map(|digit| digit.to_digit(16));
            Key(digits.fold(0, |number, digit| number * 16 + u64::from(digit)))
        })
    }
}

/// An article with where it is from and since when it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    pub article: Arc<Article>,
    pub feed_url: String,
    pub feed_title: Option<String>,
    pub at: Timestamp,
    /// When its publisher was found to have taken it back.
    pub withdrawn: Option<Timestamp>,
}

impl Saved {
    /// An article of a feed, whole: apart from its feed it must say by whom and in which language it is.
    pub fn new(article: &Article, feed_url: &str, header: &FeedHeader, at: Timestamp) -> Saved {
        let mut article = article.clone();
        article.authors = article.authors_or(header).to_vec();
        article.language = article.language.or_else(|| header.language.clone());
        let feed_title = header.title.clone();
        Saved { article: Arc::new(article), feed_url: feed_url.to_owned(), feed_title, at, withdrawn: None }
    }

    pub fn key(&self) -> Key {
        Key::of(&self.feed_url, &self.article.id)
    }

    /// The item, with `_bantin`: `{"feed_url", "feed_title"?, "saved", "withdrawn"?}`.
    pub fn build(&self) -> Value {
        let mut origin = Members::default();
        origin.text("feed_url", Some(&self.feed_url));
        origin.text("feed_title", self.feed_title.as_deref());
        origin.text("saved", Some(&self.at.format_rfc3339(0)));
        origin.text("withdrawn", self.withdrawn.map(|at| at.format_rfc3339(0)).as_deref());
        let mut item = build_item(&self.article);
        item.add("_bantin", origin.into_value());
        item.into_value()
    }

    pub fn write(&self) -> String {
        write(&self.build())
    }

    /// What [`Saved::write`] wrote.
    pub fn parse(text: &str) -> Option<Saved> {
        let (value, _) = parse(text.as_bytes()).ok()?;
        Saved::read(value)
    }

    /// Tolerant as reading a feed is. `None` for what is no article, or does not say its feed.
    pub fn read(value: Value) -> Option<Saved> {
        let origin = value.get("_bantin")?;
        let text = |key: &str| origin.get(key).and_then(Value::as_str);
        let feed_url = WebUrl::parse(text("feed_url")?, None)?.as_str().to_owned();
        let feed_title = text("feed_title").map(|title| super::excerpt::shorten(title, 200));
        let date = |key: &str| text(key).and_then(parse_timestamp).map(|(at, _)| at);
        let (at, withdrawn) = (date("saved").unwrap_or_default(), date("withdrawn"));
        let article = read_article(value, 0, Some(&feed_url), &mut Warnings::default())?;
        let feed_title = feed_title.filter(|title| !title.is_empty());
        Some(Saved { article: Arc::new(article), feed_url, feed_title, at, withdrawn })
    }
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf {
    /// The newest first.
    pub saved: Vec<Saved>,
    pub read: Marks,
    pub places: Places,
}

/// What a merge brought.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Added {
    /// Articles that are new or newer.
    pub articles: Vec<Key>,
    pub marks: usize,
    pub places: usize,
}

impl Shelf {
    pub fn find(&self, key: Key) -> Option<&Saved> {
        self.saved.iter().find(|saved| saved.key() == key)
    }

    /// Takes an article, unless a newer copy of it is there. Says whether it was taken.
    pub fn put(&mut self, saved: Saved) -> bool {
        let key = saved.key();
        if self.find(key).is_some_and(|old| old.at >= saved.at) {
            return false;
        }
        self.replace(saved);
        true
    }

    /// Takes an article in place of whatever copy is there.
    pub fn replace(&mut self, saved: Saved) {
        self.remove(saved.key());
        let place = self.saved.partition_point(|other| other.at > saved.at);
        self.saved.insert(place, saved);
    }

    pub fn remove(&mut self, key: Key) -> Option<Saved> {
        let place = self.saved.iter().position(|saved| saved.key() == key)?;
        Some(self.saved.remove(place))
    }

    /// The publisher has taken an article back, or has put it there again: the copy stays, and says so. Says
    /// whether that is new.
    pub fn withdraw(&mut self, key: Key, withdrawn: Option<Timestamp>) -> bool {
        let Some(saved) = self.saved.iter_mut().find(|saved| saved.key() == key) else { return false };
        let is_new = saved.withdrawn.is_some() != withdrawn.is_some();
        if is_new {
            saved.withdrawn = withdrawn;
        }
        is_new
    }

    /// The publisher has corrected an article: the copy follows, and stays where it is in the list. Gives
    /// the copy if it is another one now.
    pub fn correct(&mut self, corrected: Saved) -> Option<Saved> {
        let key = corrected.key();
        let saved = self.saved.iter_mut().find(|saved| saved.key() == key)?;
        let corrected = Saved { at: saved.at, ..corrected };
        if *saved == corrected {
            return None;
        }
        *saved = corrected;
        Some(saved.clone())
    }

    /// The union of both; of what both know the newer stays.
    pub fn merge(&mut self, other: Shelf) -> Added {
        let mut added = Added::default();
        for saved in other.saved {
            let key = saved.key();
            if self.put(saved) {
                added.articles.push(key);
            }
        }
        added.marks = self.read.merge(&other.read);
        added.places = self.places.merge(&other.places);
        added
    }
}
