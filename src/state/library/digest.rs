//! What happens to articles once they are there and the first view stands: each is handed to the search,
//! and the text of what is beyond the first ones is put away. In slices, so that no task is long.

use super::Library;
use crate::domain::excerpt::excerpt;
use crate::domain::feed::{Article, Body};
use crate::domain::fingerprint::fingerprint;
use crate::platform::fetch::Pause;
use crate::platform::later::{first_view_stands, when_first_view_stands};
use crate::platform::slice::Slice;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::Track;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Texts of so many bytes stay in memory, so that a feed of usual size opens its articles at once.
const KEPT_BYTES: usize = 512 * 1024;

/// When so many bytes wait to be digested, reading waits as well: the server keeps them for us.
const WAITING_BYTES: usize = 2 * 1024 * 1024;

/// After so long without a piece the rest of what has come is digested.
const SILENCE_MS: u32 = 300;

/// Whoever wants to see each article once, with its text.
pub trait Digest {
    /// Takes an article, or a part of a long one; it is then handed over again.
    fn take(&self, number: u32, article: &Article) -> Digested;
    /// An article that may have been taken is gone.
    fn forget(&self, article: &Article);
    /// Articles are gone or have come in places other than the end.
    fn tell_change(&self);
    /// Everything that was taken is gone: another feed begins.
    fn clear(&self);
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digested {
    Whole,
    Part,
}

#[derive(Default)]
pub(super) struct Progress {
    consumer: RefCell<Option<Rc<dyn Digest>>>,
    /// So many articles are digested.
    done: Cell<usize>,
    /// Their fingerprints, by number.
    prints: RefCell<Vec<u64>>,
    /// Bytes of texts that wait for it, and of those that stay in memory after it.
    waiting: Cell<usize>,
    kept: Cell<usize>,
    /// Whether the first view stands.
    may_begin: Cell<bool>,
    /// Whether a task goes on with what was left.
    running: Cell<bool>,
    slice: Cell<Slice>,
}

impl Progress {
    pub fn expect(&self, article: &Article) {
        self.waiting.set(self.waiting.get() + article.body.bytes());
    }

    /// The fingerprint of an article that has been digested.
    pub fn print(&self, number: u32) -> Option<u64> {
        self.prints.borrow().get(number as usize).copied()
    }

    pub fn forget(&self, article: &Article) {
        if let Some(consumer) = &*self.consumer.borrow() {
            consumer.forget(article);
        }
    }

    pub fn tell_change(&self) {
        if let Some(consumer) = &*self.consumer.borrow() {
            consumer.tell_change();
        }
    }

    pub fn clear(&self) {
        self.prints.take();
        for counter in [&self.done, &self.waiting, &self.kept] {
            counter.set(0);
        }
        if let Some(consumer) = &*self.consumer.borrow() {
            consumer.clear();
        }
    }
}

impl Library {
    /// Sets who sees each article. Those that were there before are seen as well.
    pub fn set_digest(&self, consumer: Rc<dyn Digest>) {
        self.0.digest.consumer.replace(Some(consumer));
    }

    /// Without one, nothing is done before memory asks for it.
    fn has_consumer(&self) -> bool {
        self.0.digest.consumer.borrow().is_some()
    }

    /// Whether every article has been digested.
    pub fn is_digested(&self) -> bool {
        self.0.digest.done.get() == self.0.articles.borrow().len()
    }

    /// Whether reading waits for the first view to stand, which must then not wait for what is still to come;
    /// tracked.
    pub fn waits_for_view(&self) -> bool {
        self.0.changed.track();
        self.0.digest.waiting.get() > WAITING_BYTES && !self.0.digest.may_begin.get()
    }

    pub(super) fn begin_slice(&self) {
        self.0.digest.slice.set(Slice::begin());
        if self.has_consumer() && !self.0.digest.may_begin.get() {
            let library = self.clone();
            when_first_view_stands(move || {
                library.0.digest.may_begin.set(true);
                library.digest_rest();
            });
        }
    }

    /// Between two pieces of a feed: digests a little, and says whether reading must wait.
    pub(super) fn pause(&self) -> Pause {
        let progress = &self.0.digest;
        let slice = progress.slice.get();
        if progress.may_begin.get() {
            self.digest_in(slice);
            if !self.is_digested() {
                // The line may fall silent: what has come is found all the same.
                self.digest_after(SILENCE_MS);
            }
        }
        if progress.waiting.get() > WAITING_BYTES {
            return Some(Box::pin(self.clone().catch_up()));
        }
        slice.is_over().then(|| Box::pin(self.clone().breathe()) as _)
    }

    /// Lets the browser draw and answer.
    pub(super) async fn breathe(self) {
        let mut slice = Slice::default();
        slice.end().await;
        self.0.digest.slice.set(slice);
    }

    async fn catch_up(self) {
        if self.waits_for_view() {
            // The view hears of it, and shows what there is.
            self.tell();
        }
        first_view_stands().await;
        self.0.digest.may_begin.set(true);
        while self.0.digest.waiting.get() > WAITING_BYTES / 2 {
            self.clone().breathe().await;
            self.digest_in(Slice::begin());
        }
    }

    /// Goes on with what is left when nothing more comes.
    pub(super) fn digest_rest(&self) {
        self.digest_after(0);
    }

    fn digest_after(&self, pause_ms: u32) {
        if !self.has_consumer() || self.0.digest.running.replace(true) {
            return;
        }
        let library = self.clone();
        when_first_view_stands(move || {
            library.0.digest.may_begin.set(true);
            library.digest_all(pause_ms);
        });
    }

    /// Who compares needs the fingerprints, though nobody else may have wanted to see the articles.
    pub(super) fn digest_unseen(&self) {
        if !self.has_consumer() && !self.is_digested() && !self.0.digest.running.replace(true) {
            self.clone().digest_all(0);
        }
    }

    #[inline(never)]
    fn digest_all(self, pause_ms: u32) {
        let library = self;
        spawn_local(async move {
            TimeoutFuture::new(pause_ms).await;
            while !library.is_digested() {
                library.clone().breathe().await;
                library.digest_in(Slice::begin());
                library.digest_stored().await;
            }
            library.0.digest.running.set(false);
            // Whoever waits for the whole index hears of it.
            library.tell();
        });
    }

    fn digest_in(&self, slice: Slice) {
        let consumer = self.0.digest.consumer.borrow().clone();
        while !self.is_digested() {
            let number = self.0.digest.done.get();
            let Some(article) = self.0.articles.borrow().get(number).cloned() else { return };
            if matches!(article.body, Body::Stored { .. }) {
                return;
            }
            let digested =
                consumer.as_ref().map_or(Digested::Whole, |consumer| consumer.take(number as u32, &article));
            if digested == Digested::Whole {
                self.0.digest.prints.borrow_mut().push(fingerprint(&article));
                self.put_away(number, article);
                self.0.digest.done.set(number + 1);
            }
            if slice.is_over() {
                return;
            }
        }
    }

    /// Digests the next article if its text was put away before its turn: a refresh has brought it.
    async fn digest_stored(&self) {
        let number = self.0.digest.done.get();
        let slot = || self.0.articles.borrow().get(number).cloned();
        let Some(stored) = slot().filter(|article| matches!(article.body, Body::Stored { .. })) else {
            return;
        };
        let Some(whole) = self.whole(number as u32).await else { return };
        loop {
            // Meanwhile it may be gone, or another feed here.
            if !slot().is_some_and(|article| Arc::ptr_eq(&article, &stored)) {
                return;
            }
            let consumer = self.0.digest.consumer.borrow().clone();
            if consumer.is_none_or(|consumer| consumer.take(number as u32, &whole) == Digested::Whole) {
                break;
            }
            self.clone().breathe().await;
        }
        self.0.digest.prints.borrow_mut().push(fingerprint(&whole));
        self.0.digest.done.set(number + 1);
    }

    /// Moves an article's text out of memory, unless it is one of the first.
    fn put_away(&self, number: usize, article: Arc<Article>) {
        let progress = &self.0.digest;
        let bytes = article.body.bytes();
        progress.waiting.set(progress.waiting.get().saturating_sub(bytes));
        if progress.kept.get() + bytes <= KEPT_BYTES {
            progress.kept.set(progress.kept.get() + bytes);
            return;
        }
        let Some(body) = self.store(&article) else { return };
        if let Some(slot) = self.0.articles.borrow_mut().get_mut(number) {
            drop(article);
            // Copies nothing where nobody else holds the article.
            Arc::make_mut(slot).body = body;
        }
    }

    /// Keeps an article's text outside of memory: what stands for it, if it has one.
    pub(super) fn store(&self, article: &Article) -> Option<Body> {
        let (text, is_html) = match &article.body {
            Body::Html(text) => (text, true),
            Body::Text(text) => (text, false),
            Body::None | Body::Stored { .. } => return None,
        };
        let words = if article.lead.is_some() { String::new() } else { excerpt(article, 180) };
        Some(Body::Stored { place: self.0.texts.put(text), is_html, excerpt: words })
    }
}
