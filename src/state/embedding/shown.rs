//! What a widget shows, of what it is asked for and what has come.

use super::Embedding;
use crate::domain::embedding::Layout;
use crate::domain::feed::Article;
use crate::platform::later::when_first_view_stands;
use crate::state::reader::{Page, Reader};
use leptos::prelude::{Notify, Track};
use std::sync::Arc;

/// So many headlines are worth showing while more are coming.
const SCREENFUL: usize = 8;

impl Embedding {
    /// Loads what draws articles: somebody may open one soon.
    pub fn prepare(&self) {
        if !self.0.whole_asked.replace(true) {
            let embedding = self.clone();
            when_first_view_stands(move || {
                embedding.0.whole.set(true);
                embedding.0.changed.notify();
            });
        }
    }

    /// What the element shows, apart from a dialog; tracked.
    pub fn page(&self, reader: &Reader) -> Page {
        let options = self.options();
        let page = match reader.page() {
            Page::List if options.layout == Layout::Article && !self.0.wants_list.get() => {
                match self.first(reader) {
                    Some(article) => Page::Article(article),
                    None if reader.library.is_loading() => Page::Loading,
                    None => Page::List,
                }
            }
            Page::List if reader.library.is_loading() => {
                let enough = options.limit.unwrap_or(SCREENFUL).min(SCREENFUL);
                if reader.library.list(&reader.route()).len() < enough { Page::Loading } else { Page::List }
            }
            // The page's own words stand until there is something to show.
            Page::Seeking => Page::Loading,
            page => page,
        };
        match page {
            Page::Article(_) => {
                self.prepare();
                if self.is_dialog() { Page::List } else { page }
            }
            page => page,
        }
    }

    /// Whether what draws articles is there; tracked.
    pub fn is_whole(&self) -> bool {
        self.0.changed.track();
        self.0.whole.get()
    }

    /// The article in the dialog; tracked.
    pub fn dialog(&self, reader: &Reader) -> Option<Arc<Article>> {
        self.options();
        match reader.page() {
            Page::Article(article) if self.is_dialog() => Some(article),
            _ => None,
        }
    }

    fn first(&self, reader: &Reader) -> Option<Arc<Article>> {
        let numbers = reader.library.list(&reader.route());
        numbers.first().and_then(|number| reader.library.at(*number))
    }
}
