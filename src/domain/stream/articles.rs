//! What has been read so far: the header, the articles, and the ids that are taken.

mod seen;

use super::outline::Outline;
use crate::domain::adapter::{HeaderReader, read_article};
use crate::domain::feed::{Article, FeedHeader};
use crate::domain::json::Value;
use crate::domain::url_policy::WebUrl;
use crate::domain::warning::{Place, Warning, WarningKind, Warnings};
use seen::Seen;
use std::sync::Arc;

type Parsed = Result<(Value, bool), WarningKind>;

pub struct Articles {
    pub header: HeaderReader,
    warnings: Warnings,
    /// Complete and not taken.
    ready: Vec<Arc<Article>>,
    seen: Seen,
    /// Items so far, with those that were left out.
    items: usize,
}

impl Articles {
    pub fn new(url: &str) -> Self {
        Articles {
            header: HeaderReader::new(url),
            warnings: Warnings::default(),
            ready: Vec::new(),
            seen: Seen::default(),
            items: 0,
        }
    }

    /// How many articles were read, taken or not.
    pub fn count(&self) -> usize {
        self.seen.len()
    }

    pub fn take(&mut self) -> Vec<Arc<Article>> {
        std::mem::take(&mut self.ready)
    }

    pub fn add_item(&mut self, parsed: Parsed) {
        let index = self.items;
        self.items += 1;
        let place = Place::Item(index);
        let value = match parsed {
            Ok((value, mended)) => {
                if mended {
                    self.warnings.add(place, "", WarningKind::Mended);
                }
                value
            }
            Err(kind) => return self.warnings.add(place, "", kind),
        };
        let base = self.header.base().map(WebUrl::as_str);
        let Some(article) = read_article(value, index, base, &mut self.warnings) else { return };
        let known = article.id.len();
        match self.seen.add(article) {
            Some(article) => {
                if article.id.len() != known {
                    self.warnings.add(place, "id", WarningKind::Duplicate);
                }
                self.ready.push(article);
            }
            None => self.warnings.add(place, "id", WarningKind::Duplicate),
        }
    }

    pub fn add_field(&mut self, key: &str, parsed: Parsed) {
        match parsed {
            Ok((value, mended)) => {
                if mended {
                    self.warnings.add(Place::Feed, "", WarningKind::Mended);
                }
                match key {
                    "items" => self.add_odd_items(value),
                    _ => self.header.read_field(key, value, &mut self.warnings),
                }
            }
            Err(kind) => self.warnings.add(Place::Feed, "", kind),
        }
    }

    /// `items` that is no array: a single item in its place is as good as one in it.
    fn add_odd_items(&mut self, value: Value) {
        if value != Value::Null {
            self.warnings.add(Place::Feed, "items", WarningKind::WrongType);
        }
        if let Value::Object(_) = value {
            self.add_item(Ok((value, false)));
        }
    }

    pub fn finish(mut self, outline: &Outline) -> (FeedHeader, Vec<Arc<Article>>, Vec<Warning>) {
        self.header.finish(&mut self.warnings);
        let found = [
            (!outline.has_items && self.items == 0, "items", WarningKind::Missing),
            (outline.mended, "", WarningKind::Mended),
            (outline.stray.is_some(), "", WarningKind::Syntax),
            (!outline.is_complete(), "", WarningKind::Truncated),
        ];
        for (is_so, field, kind) in found {
            if is_so {
                self.warnings.add(Place::Feed, field, kind);
            }
        }
        (self.header.header, self.ready, self.warnings.into_vec())
    }
}
