//! What is written to the database at once.

use super::journal::{PLACES, READ, name};
use super::{Shelf, Waiting};
use crate::domain::shelf::Key;
use crate::platform::database::{Change, Table};

impl Shelf {
    /// All that waits, and what other tabs have left waiting.
    pub(super) fn next_batch(&self) -> Option<Batch> {
        let mut waiting = self.0.waiting.take();
        if waiting.saved.is_empty() && waiting.read.is_empty() && waiting.places.is_empty() && !waiting.forget
        {
            return None;
        }
        self.0.under_way.replace(waiting.saved.clone());
        let article = |key: &Key| {
            let here = self.0.store.read(&name(*key));
            BatchArticle { key: *key, text: self.text_of(*key), here }
        };
        let articles = waiting.saved.iter().map(article).collect();
        let here = [READ, PLACES].map(|name| self.0.store.read(name));
        waiting.read.merge(&self.marks_here());
        waiting.places.merge(&self.places_here());
        Some(Batch { waiting, articles, here })
    }
}

/// What goes in one transaction.
pub(super) struct Batch {
    pub(super) waiting: Waiting,
    pub(super) articles: Vec<BatchArticle>,
    /// The texts that localStorage had for the marks and the places.
    pub(super) here: [Option<String>; 2],
}

impl Batch {
    pub(super) fn changes(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        if self.waiting.forget {
            changes.extend([Change::Clear(Table::Read), Change::Clear(Table::Places)]);
        }
        changes.extend(self.articles.iter().flat_map(BatchArticle::changes));
        let marks =
            [(Table::Read, self.waiting.read.records()), (Table::Places, self.waiting.places.records())];
        for (table, records) in marks {
            changes.extend(records.into_iter().map(|(key, text)| Change::Put(table, key, text)));
        }
        changes
    }
}

pub(super) struct BatchArticle {
    pub(super) key: Key,
    /// Empty where it is to be removed.
    text: String,
    /// What localStorage had: perhaps in the words of an earlier version.
    pub(super) here: Option<String>,
}

impl BatchArticle {
    /// An article is saved or opened, never both.
    pub(super) fn changes(&self) -> Vec<Change> {
        let key = self.key.hex();
        if self.text.is_empty() {
            return vec![Change::Delete(Table::Saved, key)];
        }
        vec![
            Change::Put(Table::Saved, key.clone(), self.text.clone()),
            Change::Delete(Table::Opened, key.clone()),
            Change::Delete(Table::Sizes, key),
        ]
    }
}
