//! What to read after an article: looked for in slices, so that the page stays quick.

use super::library::Library;
use crate::domain::feed::Article;
use crate::domain::listing::newest;
use crate::domain::related::Relater;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// So many articles are compared at a time: some 10 ms on a slow phone.
const SLICE: usize = 400;

const RELATED: usize = 4;
const LATEST: usize = 4;
const LATEST_IN_TAG: usize = 3;

/// A search for further reading; dropping the last handle ends it.
#[derive(Clone, Default)]
pub struct Further(Rc<Inner>);

#[derive(Default)]
struct Inner {
    found: RefCell<Option<Rc<Found>>>,
    changed: ArcTrigger,
}

/// No article is here twice, and the one that they follow is not here.
#[derive(Default)]
pub struct Found {
    pub related: Vec<Arc<Article>>,
    pub latest_in_tag: Vec<Arc<Article>>,
    pub latest: Vec<Arc<Article>>,
}

impl Found {
    /// What of it is still in the feed, as it is there now; tracked.
    pub fn current(&self, library: &Library) -> Found {
        let current = |articles: &[Arc<Article>]| {
            articles.iter().filter_map(|article| library.article(&article.id)).collect()
        };
        Found {
            related: current(&self.related),
            latest_in_tag: current(&self.latest_in_tag),
            latest: current(&self.latest),
        }
    }

    /// Tells whether another one looks otherwise.
    pub fn key(&self) -> String {
        let all = self.related.iter().chain(&self.latest_in_tag).chain(&self.latest);
        all.flat_map(|article| [&article.id, "\n", article.title.as_deref().unwrap_or_default(), "\n"])
            .collect()
    }
}

impl Further {
    /// What was found, once the search has ended; tracked.
    pub fn found(&self) -> Option<Rc<Found>> {
        self.0.changed.track();
        self.0.found.borrow().clone()
    }

    /// Looks for what is related to `article`, what is new with `tag`, and what is new at all.
    pub fn search(&self, library: &Library, article: Arc<Article>, tag: Option<String>) {
        let (search, library) = (Rc::downgrade(&self.0), library.clone());
        spawn_local(async move {
            let mut relater = Relater::new(&article);
            while search.strong_count() > 0 && relater.step(&library.articles(), SLICE) {
                TimeoutFuture::new(0).await;
            }
            finish(&search, &library, &relater, &article.id, tag.as_deref());
        });
    }
}

fn finish(search: &Weak<Inner>, library: &Library, relater: &Relater, id: &str, tag: Option<&str>) {
    let Some(search) = search.upgrade() else { return };
    let articles = library.articles();
    let related = relater.best(&articles, RELATED);
    let mut taken = related.clone();
    // One that is gone has left an empty one.
    let is_other = |article: &Article| article.id != id && !article.id.is_empty();
    let in_tag = match tag {
        Some(tag) => newest(&articles, LATEST_IN_TAG, |number, article| {
            article.has_tag(tag) && is_other(article) && !taken.contains(&number)
        }),
        None => Vec::new(),
    };
    taken.extend(&in_tag);
    let latest = newest(&articles, LATEST, |number, article| is_other(article) && !taken.contains(&number));
    let all = |numbers: Vec<u32>| {
        numbers.into_iter().filter_map(|number| articles.get(number as usize).cloned()).collect()
    };
    let found = Found { related: all(related), latest_in_tag: all(in_tag), latest: all(latest) };
    drop(articles);
    search.found.replace(Some(Rc::new(found)));
    search.changed.notify();
}
