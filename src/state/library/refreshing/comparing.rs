//! Brings the feed's pages once more and compares each article as it comes.

use super::{Failure, Library, Status};
use crate::domain::adapter::hash;
use crate::domain::feed::{Article, FeedHeader};
use crate::domain::fingerprint::fingerprint;
use crate::domain::refresh::Met;
use crate::domain::stream::{FeedError, FeedReader};
use crate::platform::fetch::{Aborter, FetchError, Limits, load_fresh};
use crate::state::library::reading::Pages;
use std::ops::ControlFlow;
use std::sync::Arc;

/// Of a feed in pages so many of those that were read are read again.
const MOST_PAGES: usize = 10;

/// Bodies of what is new or corrected stay in memory up to so many bytes; the others wait as large feeds' do.
const KEPT_BYTES: usize = 256 * 1024;

pub(super) struct Comparison {
    /// The known articles by the hashes of their ids.
    lookup: Vec<(u64, u32)>,
    pub met: Vec<Met>,
    pub new: Vec<(u64, Arc<Article>)>,
    pub corrected: Vec<(u32, Arc<Article>)>,
    kept_bytes: usize,
    pub header: FeedHeader,
    /// Where the pages are now, if all that were known have been read again.
    pub pages: Option<Pages>,
    /// The feed has no further page.
    pub whole: bool,
    pub validator: Option<String>,
}

impl Library {
    /// `None` where the server says that nothing has changed.
    pub(super) async fn compare_with_server(&self, aborter: &Aborter) -> Result<Option<Comparison>, Failure> {
        // Only what has been digested has a fingerprint.
        self.digest_unseen();
        while !self.is_digested() && !aborter.is_aborted() {
            self.clone().breathe().await;
        }
        if !crate::platform::page::is_online() {
            return Err(Failure::Fetch(FetchError::Offline));
        }
        let known_pages = self.0.pages.borrow().count();
        let mut pages = Pages::begin(self.url_now());
        let mut comparison = self.begin_comparison();
        for page in 1.. {
            let url = pages.last();
            let mut reader = FeedReader::new(&url);
            let (mut refused, mut is_same) = (None, false);
            // A refusal has a name as well, and says nothing.
            let is_complete = *self.0.status.borrow() == Status::Complete;
            let (mut first_piece, may_be_same) = (true, is_complete && known_pages == 1);
            self.begin_slice();
            let answer = load_fresh(&url, Limits::default(), aborter, &mut |piece| {
                if std::mem::take(&mut first_piece) && may_be_same && self.is_known(aborter) {
                    is_same = true;
                    return ControlFlow::Break(());
                }
                if self.is_led_astray(aborter) {
                    return ControlFlow::Break(());
                }
                if let Err(error) = reader.push(piece) {
                    refused = Some(error);
                    return ControlFlow::Break(());
                }
                for article in reader.take_articles() {
                    comparison.take(self, article);
                }
                ControlFlow::Continue(self.pause())
            })
            .await;
            if is_same {
                return Ok(None);
            }
            let reading = refused.map_or_else(|| reader.finish(), Err);
            let reading = match (answer, reading) {
                (Ok(_), Ok(reading)) if reading.complete => reading,
                (Err(error), Ok(_)) => return Err(Failure::Fetch(error)),
                // What was cut off says nothing of what is missing.
                (Ok(_), Ok(_)) => return Err(Failure::Feed(FeedError::NotJson { offset: 0 })),
                (answer, Err(error)) => return Err(self.why(&answer, &error, aborter)),
            };
            for article in reading.articles {
                comparison.take(self, article);
            }
            let next = reading.header.next_url.as_ref().map(|url| url.as_str().to_owned());
            self.0.warnings.replace(reading.warnings);
            if page == 1 {
                comparison.header = reading.header;
                comparison.validator = validator(aborter);
            }
            pages.set_next(next.as_deref(), self.0.site.borrow().as_deref());
            comparison.whole = pages.next().is_none();
            if comparison.whole || page >= known_pages.min(MOST_PAGES) {
                break;
            }
            pages.go_on();
        }
        comparison.pages = (known_pages <= MOST_PAGES).then_some(pages);
        Ok(Some(comparison))
    }

    fn begin_comparison(&self) -> Comparison {
        let articles = self.0.articles.borrow();
        let numbers = self.0.order_now();
        let ids = numbers.iter().filter_map(|number| Some((*number, articles.get(*number as usize)?)));
        let mut lookup: Vec<(u64, u32)> =
            ids.map(|(number, article)| (hash(&[&article.id]), number)).collect();
        lookup.sort_unstable();
        Comparison {
            met: Vec::with_capacity(lookup.len()),
            lookup,
            new: Vec::new(),
            corrected: Vec::new(),
            kept_bytes: 0,
            header: FeedHeader::default(),
            pages: None,
            whole: false,
            validator: None,
        }
    }

    /// Whether the answer that is arriving is the one that is known.
    fn is_known(&self, aborter: &Aborter) -> bool {
        let new = validator(aborter);
        let known = self.0.refreshing.validator.borrow().clone();
        // The first reading's own answer is still at hand.
        new.is_some() && new == known.or_else(|| validator(&self.0.aborter.borrow()))
    }

    /// An article for keeping: with its text where there is room, else with its first words.
    fn keep_lean(&self, article: Arc<Article>, kept_bytes: &mut usize) -> Arc<Article> {
        let bytes = article.body.bytes();
        if *kept_bytes + bytes <= KEPT_BYTES {
            *kept_bytes += bytes;
            return article;
        }
        let Some(body) = self.store(&article) else { return article };
        Arc::new(Article { body, ..Arc::unwrap_or_clone(article) })
    }
}

impl Comparison {
    fn take(&mut self, library: &Library, article: Arc<Article>) {
        let print = fingerprint(&article);
        let Some(number) = self.number(library, &article.id) else {
            self.met.push(Met::New(self.new.len() as u32));
            // It may wait already, from an earlier refresh.
            let waiting = library.0.refreshing.pending.borrow().as_ref().and_then(|pending| {
                let same = pending.new.iter().find(|(other, old)| *other == print && old.id == article.id);
                same.map(|(_, article)| article.clone())
            });
            let article = match waiting {
                Some(article) => article,
                None => library.keep_lean(article, &mut self.kept_bytes),
            };
            return self.new.push((print, article));
        };
        self.met.push(Met::Known(number));
        if library.0.digest.print(number) != Some(print) {
            let article = library.keep_lean(article, &mut self.kept_bytes);
            self.corrected.push((number, article));
        }
    }

    fn number(&self, library: &Library, id: &str) -> Option<u32> {
        let hash = hash(&[id]);
        let from = self.lookup.partition_point(|(other, _)| *other < hash);
        let same = self.lookup.iter().skip(from).take_while(|(other, _)| *other == hash);
        let articles = library.0.articles.borrow();
        let is_it = |number: u32| articles.get(number as usize).is_some_and(|article| article.id == id);
        same.map(|(_, number)| *number).find(|number| is_it(*number))
    }
}

/// What tells one state of a resource from another.
fn validator(aborter: &Aborter) -> Option<String> {
    aborter.header("etag").or_else(|| {
        let modified = aborter.header("last-modified")?;
        // Two states of one second differ in nothing but their length, if in that.
        Some([modified, aborter.header("content-length")?].concat())
    })
}
