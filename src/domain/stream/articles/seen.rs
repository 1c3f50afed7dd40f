//! The ids of a feed, each of them once.

use crate::domain::feed::{Article, Body};
use std::sync::Arc;

/// What was read, by id. Own, because ten thousand ids are too many to search one after the other, and
/// the standard library's maps cost more bytes of code than this table. No article itself is held: whoever
/// took them may put their texts away.
#[derive(Default)]
pub struct Seen {
    articles: Vec<Entry>,
    /// Indices into `articles` plus one, 0 where free; at most half full, its length a power of two.
    slots: Vec<usize>,
}

struct Entry {
    id: Box<str>,
    fingerprint: u32,
    /// The number of the last copy: the next one is tried with the number after it.
    copies: u32,
}

impl Seen {
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// The article with an id that no other has: where the id is taken, "-2" and so on is appended.
    /// `None` when the very same article is there already.
    pub fn add(&mut self, article: Article) -> Option<Arc<Article>> {
        let mut article = article;
        let fingerprint = fingerprint(&article);
        if let Some(first) = self.find(&article.id) {
            let entry = self.articles.get_mut(first)?;
            if entry.fingerprint == fingerprint {
                return None;
            }
            let id = std::mem::take(&mut article.id);
            article.id = self.free_id(&id, first)?;
        }
        self.insert(article.id.as_str().into(), fingerprint);
        Some(Arc::new(article))
    }

    fn free_id(&mut self, id: &str, first: usize) -> Option<String> {
        loop {
            let entry = self.articles.get_mut(first)?;
            entry.copies += 1;
            let candidate = [id, "-", &crate::domain::text::decimal((entry.copies + 1) as i64)].concat();
            if self.find(&candidate).is_none() {
                return Some(candidate);
            }
        }
    }

    fn find(&self, id: &str) -> Option<usize> {
        self.slots.get(self.slot(id)).and_then(|slot| slot.checked_sub(1))
    }

    /// The slot that holds this id, or the free one where it belongs.
    fn slot(&self, id: &str) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash(id) & mask;
        while let Some(index) = self.slots.get(at).and_then(|slot| slot.checked_sub(1)) {
            if self.articles.get(index).is_some_and(|entry| *entry.id == *id) {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }

    fn insert(&mut self, id: Box<str>, fingerprint: u32) {
        self.articles.push(Entry { id, fingerprint, copies: 0 });
        if self.articles.len() * 2 > self.slots.len() {
            self.slots = vec![0; (self.articles.len() * 4).next_power_of_two()];
            for index in 0..self.articles.len() {
                self.place(index);
            }
        } else {
            self.place(self.articles.len() - 1);
        }
    }

    fn place(&mut self, index: usize) {
        let Some(entry) = self.articles.get(index) else { return };
        let at = self.slot(&entry.id);
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = index + 1;
        }
    }
}

/// What tells two articles of one id apart: a publisher that repeats an item repeats all of this.
fn fingerprint(article: &Article) -> u32 {
    /// The beginning of a text and its length tell as much as the whole.
    const ENOUGH: usize = 1024;
    let body = match &article.body {
        Body::Html(text) | Body::Text(text) => text.as_bytes(),
        Body::None | Body::Stored { .. } => &[],
    };
    let published = article.published.map_or(0, |date| date.seconds);
    let start = mix(SEED, &published.to_le_bytes());
    let start = mix(start, &body.len().to_le_bytes());
    let texts =
        [article.title.as_deref(), article.lead.as_deref(), article.url.as_ref().map(|url| url.as_str())];
    let hash = texts.iter().fold(start, |hash, text| mix(hash, text.unwrap_or_default().as_bytes()));
    mix(hash, body.get(..ENOUGH).unwrap_or(body))
}

/// Bits of the whole text in the low ones, which choose the slot.
fn hash(id: &str) -> usize {
    let hash = mix(SEED, id.as_bytes());
    (hash ^ hash >> 15) as usize
}

/// FNV-1a.
const SEED: u32 = 0x811C_9DC5;

fn mix(hash: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
