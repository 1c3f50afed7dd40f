//! What publishers do to articles that are kept: they take them back, and they correct them.

use super::Shelf;
use crate::domain::feed::{Article, FeedHeader};
use crate::domain::shelf::{Key, Saved};
use crate::platform::clock::now;
use leptos::prelude::Notify;

impl Shelf {
    /// These articles of a feed are withdrawn: opened ones are forgotten, saved ones stay and say so.
    /// Whoever refreshes a feed calls this with the ids that a complete reading no longer has.
    pub fn withdraw(&self, feed_url: &str, ids: &[String]) {
        for id in ids {
            let withdrawn = self.0.values.borrow_mut().withdraw(Key::of(feed_url, id), now());
            if let Some(saved) = withdrawn {
                self.keep(&saved);
            }
        }
        self.0.changed.notify();
    }

    /// An article of a feed is corrected: copies that are kept follow; a saved one keeps its date. The
    /// article must be whole (`Library::whole`). An article that nobody keeps changes nothing.
    pub fn correct(&self, feed_url: &str, header: &FeedHeader, article: &Article) {
        let corrected = Saved::new(article, feed_url, header, now());
        let corrected = self.0.values.borrow_mut().correct(corrected);
        if let Some(saved) = corrected {
            self.keep(&saved);
            self.0.changed.notify();
        }
    }
}
