//! Finding articles: an index that grows as they arrive, and the results of what is looked for.

mod asked;

use super::library::{Digest, Digested, Library};
use crate::domain::feed::Article;
use crate::domain::route::Route;
use crate::domain::search::{Index, Query, Snippet};
use crate::platform::clock::milliseconds;
use crate::platform::page;
use crate::platform::slice::Slice;
use asked::Asked;
use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::{Cell, RefCell};
use std::ops::RangeInclusive;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// A result is about so high, in pixels: what fills the screen is drawn at first, and a keystroke costs little.
const USUAL_HEIGHT: f64 = 150.0;
const WIDE_HEIGHT: f64 = 110.0;
/// What stands above the results, in pixels.
const HEAD_HEIGHT: f64 = 250.0;
const FIRST_PAGE: RangeInclusive<usize> = 3..=20;
const PAGE_SIZE: usize = 20;

/// The checking of what follows what is told of at such intervals.
const INTERVAL_MS: f64 = 300.0;

#[derive(Clone, Default)]
pub struct Search(Rc<Inner>);

#[derive(Default)]
struct Inner {
    index: RefCell<Index>,
    /// Where the body of the article that is being added goes on.
    next: Cell<Option<usize>>,
    /// How many articles have each tag, in the order of their names.
    tags: RefCell<Vec<(String, u32)>>,
    asked: RefCell<Option<Asked>>,
    /// Counts what was asked: what a task finds for something older nobody wants any more.
    round: Cell<u32>,
    /// Counts what was asked for in other words than before.
    question: Cell<u32>,
    changed: ArcTrigger,
    /// How many results are drawn: kept here so that the way back finds the list as it was.
    shown: Cell<usize>,
    /// How many fill the screen, once that is known: to ask for its height makes browsers lay the page out.
    screenful: Cell<usize>,
    /// Snippets of texts that are not in memory, for what was asked.
    snippets: RefCell<Vec<(u32, Snippet)>>,
    /// The history's entry that typing made.
    entry: Cell<Option<u32>>,
}

/// What was found so far.
#[derive(Clone)]
pub struct Results {
    pub query: Rc<Query>,
    /// The numbers of the articles, the best first.
    pub numbers: Rc<Vec<u32>>,
    /// Whether phrases are still looked for in the texts.
    pub is_checking: bool,
    /// Of how many articles.
    articles: usize,
}

impl Results {
    /// Of nothing that was looked for.
    pub fn none() -> Results {
        Asked::default().results()
    }

    /// Whether there may be more; tracked.
    pub fn is_growing(&self, library: &Library) -> bool {
        self.is_checking || library.is_loading() || self.articles < library.numbers_given()
    }
}

/// What views read; tracked where nothing else is said.
impl Search {
    /// What a route asks for. The first answer is there at once, as far as it is known.
    pub fn results(&self, route: &Route, library: &Library) -> Results {
        self.0.changed.track();
        let known = self.0.asked.borrow().as_ref().is_some_and(|asked| asked.is_for(route));
        if !known {
            self.ask(route, library);
        }
        let asked = self.0.asked.borrow();
        asked.as_ref().map_or_else(Results::none, Asked::results)
    }

    /// How many results are to be drawn.
    pub fn shown(&self) -> usize {
        self.0.changed.track();
        if self.0.screenful.get() == 0 {
            let each = if page::is_wide() { WIDE_HEIGHT } else { USUAL_HEIGHT };
            let fill = ((page::height() - HEAD_HEIGHT) / each) as usize + 1;
            self.0.screenful.set(fill.clamp(*FIRST_PAGE.start(), *FIRST_PAGE.end()));
        }
        self.0.shown.get().max(self.0.screenful.get())
    }

    /// Whether articles wait to be indexed.
    pub fn is_behind(&self, library: &Library) -> bool {
        // Heard of with the library: it tells when it has been digested.
        library.count();
        !library.is_digested()
    }

    /// Follows all that may change here.
    pub fn track(&self) {
        self.0.changed.track();
    }

    /// The tags that most articles have, with how many.
    pub fn top_tags(&self, count: usize) -> Vec<(String, u32)> {
        self.0.changed.track();
        let mut tags = self.0.tags.borrow().clone();
        tags.sort_by_key(|(_, articles)| u32::MAX - articles);
        tags.truncate(count);
        tags
    }

    /// The snippet of an article whose text is not in memory, once [`fetch_snippets`](Self::fetch_snippets)
    /// has made it.
    pub fn snippet(&self, number: u32) -> Option<Snippet> {
        let snippets = self.0.snippets.borrow();
        snippets.iter().find(|(other, _)| *other == number).map(|(_, snippet)| snippet.clone())
    }
}

impl Search {
    pub fn show_more(&self) {
        self.0.shown.set(self.shown() + PAGE_SIZE);
        self.0.changed.notify();
    }

    /// What was drawn did not fill the screen: the results are shorter than usual, and so will the next ones be.
    pub fn fill_screen(&self) {
        let screenful = self.0.screenful.get();
        if screenful < *FIRST_PAGE.end() {
            self.0.screenful.set((screenful * 2).min(*FIRST_PAGE.end()));
            self.0.changed.notify();
        } else {
            self.show_more();
        }
    }

    /// Looks again where articles have arrived since. Not while somebody types: results that move under
    /// a reader's eyes help nobody. Whether there is anything new to look through.
    pub fn refresh(&self) -> bool {
        let articles = self.0.index.borrow().len();
        let mut asked = self.0.asked.borrow_mut();
        let grown =
            asked.as_mut().filter(|asked| !asked.results().is_checking && asked.articles() != articles);
        let is_grown = grown.map(Asked::outdate).is_some();
        drop(asked);
        if is_grown {
            self.0.changed.notify();
        }
        is_grown
    }

    /// Makes snippets of articles whose texts are not in memory, all of them before anything changes.
    pub fn fetch_snippets(&self, numbers: Vec<u32>, library: &Library, length: usize) {
        if numbers.is_empty() {
            return;
        }
        let (search, library, question) = (self.clone(), library.clone(), self.0.question.get());
        let Some(query) = self.0.asked.borrow().as_ref().map(|asked| asked.results().query) else { return };
        spawn_local(async move {
            let mut snippets = Vec::new();
            for number in numbers {
                let Some(article) = library.whole(number).await else { continue };
                snippets.push((number, asked::body_snippet(&article, &query, length)));
            }
            if search.0.question.get() == question {
                search.0.snippets.borrow_mut().extend(snippets);
                search.0.changed.notify();
            }
        });
    }

    /// Forgets what was looked for; the index stays.
    pub fn forget(&self) {
        self.0.round.set(self.0.round.get() + 1);
        self.0.asked.take();
        self.0.shown.take();
        self.0.screenful.take();
        self.begin_question();
        self.0.entry.take();
    }

    /// Remembers the history's entry that was made for a search.
    pub fn set_entry(&self, entry: Option<u32>) {
        self.0.entry.set(entry);
    }

    /// Whether the way back from this entry leads out of the search.
    pub fn made_entry(&self, entry: Option<u32>) -> bool {
        entry.is_some() && self.0.entry.get() == entry
    }

    /// Looks for a word as if somebody had typed it, and tells nobody.
    pub fn rehearse(&self, word: &str, library: &Library) -> Rc<Query> {
        let mut asked = Asked::new(&Route::default().with_query(word), &self.0.index.borrow(), library);
        asked.check_at_hand(library);
        asked.results().query
    }

    fn ask(&self, route: &Route, library: &Library) {
        let round = self.0.round.get() + 1;
        self.0.round.set(round);
        let index = self.0.index.borrow();
        let mut asked = Asked::new(route, &index, library);
        // The same, asked anew, is shown as it was and with what is known of it.
        if !self.0.asked.borrow().as_ref().is_none_or(|old| old.asks(route)) {
            self.0.shown.set(0);
            self.begin_question();
        }
        asked.check_at_hand(library);
        let is_checking = asked.results().is_checking;
        self.0.asked.replace(Some(asked));
        if is_checking {
            spawn_local(self.clone().check_rest(library.clone(), round));
        }
    }

    fn begin_question(&self) {
        self.0.question.set(self.0.question.get() + 1);
        self.0.snippets.take();
    }

    /// Looks for phrases in the other texts, a slice at a time.
    async fn check_rest(self, library: Library, round: u32) {
        let mut told = milliseconds();
        let mut slice = Slice::begin();
        loop {
            let next = self.0.asked.borrow().as_ref().and_then(Asked::next);
            let Some(next) = next.filter(|_| self.0.round.get() == round) else { break };
            let article = library.whole(next).await;
            if self.0.round.get() != round {
                return;
            }
            if let Some(asked) = &mut *self.0.asked.borrow_mut() {
                asked.check(article.as_deref());
                asked.check_short();
            }
            let now = milliseconds();
            if now - told > INTERVAL_MS {
                told = now;
                self.0.changed.notify();
            }
            slice.pause().await;
        }
        if self.0.round.get() == round {
            self.0.changed.notify();
        }
    }
}

/// Each article that the library has is indexed once, with its text.
impl Digest for Search {
    fn take(&self, number: u32, article: &Article) -> Digested {
        let mut index = self.0.index.borrow_mut();
        // Only what is missing between two feeds could make these differ; a wrong number would lead
        // to a wrong article.
        if index.len() != number as usize {
            return Digested::Whole;
        }
        let from = self.0.next.take().unwrap_or_else(|| {
            index.begin(article);
            0
        });
        let next = index.add_body(&article.body, from);
        self.0.next.set(next);
        if next.is_some() {
            return Digested::Part;
        }
        index.end();
        count_tags(&mut self.0.tags.borrow_mut(), &article.tags);
        Digested::Whole
    }

    fn forget(&self, article: &Article) {
        let mut counts = self.0.tags.borrow_mut();
        for tag in &article.tags {
            if let Some((_, count)) = counts.iter_mut().find(|(other, _)| other == tag) {
                *count = count.saturating_sub(1);
            }
        }
        counts.retain(|(_, count)| *count > 0);
    }

    fn tell_change(&self) {
        // What was asked is asked anew: an article that is gone must not be found any longer.
        self.0.asked.borrow_mut().iter_mut().for_each(Asked::outdate);
        self.0.round.set(self.0.round.get() + 1);
        self.0.changed.notify();
    }

    fn clear(&self) {
        self.0.index.take();
        self.0.next.take();
        self.0.tags.take();
        self.0.asked.take();
        self.begin_question();
        self.0.round.set(self.0.round.get() + 1);
        self.0.changed.notify();
    }
}

fn count_tags(counts: &mut Vec<(String, u32)>, tags: &[String]) {
    for tag in tags {
        match counts.binary_search_by(|(other, _)| other.as_str().cmp(tag)) {
            Ok(place) => {
                if let Some((_, count)) = counts.get_mut(place) {
                    *count += 1;
                }
            }
            Err(place) => counts.insert(place, (tag.clone(), 1)),
        }
    }
}
