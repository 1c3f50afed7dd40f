//! Reads the feed again in the background, while what is shown stays as it is.
//!
//! Each article that comes is compared with the known one by its fingerprint, and forgotten if it is the
//! same: the feed is never in memory twice. What was taken back or corrected is so at once; what is new
//! waits until it is wanted, and its numbers come behind all others, so that no number ever changes.
//!
//! For a shell: [`Library::refresh`] asks, [`Library::on_refreshed`] hears the outcome, and
//! [`Library::freshness`] is the state of it all, tracked. `state::freshness` knows when to ask, for the app;
//! a kiosk may ask at a pace of its own.

mod comparing;

use super::{Library, Status};
use crate::domain::backoff::{Backoff, parse_retry_after};
use crate::domain::feed::{Article, FeedHeader};
use crate::domain::refresh::{Compared, Met, compare};
use crate::domain::route::Route;
use crate::domain::timestamp::Timestamp;
use crate::platform::clock::now;
use crate::platform::fetch::{Aborter, Stored};
use crate::platform::later::when_first_view_stands;
use crate::state::failure::Failure;
use comparing::Comparison;
use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Between two questions, unless a shell wants another pace: [`Library::set_period`].
const PERIOD_MS: i64 = 5 * 60_000;

/// When new articles enter the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apply {
    /// When [`Library::show_new`] is called; at once only where the list is empty.
    OnRequest,
    AtOnce,
}

/// How fresh the news is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Freshness {
    /// When the server last said that this is its news.
    pub at: Option<Timestamp>,
    pub is_refreshing: bool,
    /// New articles that wait for [`Library::show_new`].
    pub pending: usize,
    /// Failures since the last success, and the last of them.
    pub failures: u32,
    pub failure: Option<Failure>,
}

/// What a refresh has brought.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Refreshed {
    /// New articles that were not known of before, whether they are in the list yet or wait.
    pub new: usize,
    /// Numbers of corrected articles as they are now.
    pub corrected: Vec<u32>,
    /// Ids of articles that their publisher has taken back. They are in no list any more.
    pub withdrawn: Vec<String>,
    /// Why nothing could be learned.
    pub failure: Option<Failure>,
    /// Somebody waits for the outcome: see [`Library::refresh_by_hand`].
    pub by_hand: bool,
}

/// How an article that is being read stands to the feed as it is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Current,
    Corrected,
    Withdrawn,
}

type Listener = Rc<dyn Fn(&Refreshed)>;

/// Hears whether the server has given its news, or why it has not, where that is to be told.
type Answer = Box<dyn FnOnce(Result<(), Option<Failure>>)>;

pub(super) struct Refreshing {
    freshness: RefCell<Freshness>,
    changed: ArcTrigger,
    backoff: RefCell<Backoff>,
    aborter: RefCell<Option<Aborter>>,
    at_once: Cell<bool>,
    by_hand: Cell<bool>,
    pending: RefCell<Option<Pending>>,
    /// What the server calls the first page as it is known.
    validator: RefCell<Option<String>>,
    /// Ids of articles that were corrected, and of those that were taken back, since the feed was opened.
    corrected: RefCell<Vec<String>>,
    withdrawn: RefCell<Vec<String>>,
    listeners: RefCell<Vec<Listener>>,
    /// Who waits for the end of what is going on.
    waiting: RefCell<Vec<Answer>>,
}

impl Default for Refreshing {
    fn default() -> Self {
        Refreshing {
            freshness: RefCell::default(),
            changed: ArcTrigger::new(),
            backoff: RefCell::new(Backoff::new(PERIOD_MS)),
            aborter: RefCell::default(),
            at_once: Cell::default(),
            by_hand: Cell::default(),
            pending: RefCell::default(),
            validator: RefCell::default(),
            corrected: RefCell::default(),
            withdrawn: RefCell::default(),
            listeners: RefCell::default(),
            waiting: RefCell::default(),
        }
    }
}

/// A list that waits to be shown.
struct Pending {
    order: Vec<Met>,
    /// With their fingerprints.
    new: Vec<(u64, Arc<Article>)>,
}

/// What a shell asks and calls.
impl Library {
    /// Asks the server for what has changed. Nothing happens where the feed is being read already, or may
    /// not be read at all.
    pub fn refresh(&self, apply: Apply) {
        let refreshing = &self.0.refreshing;
        let status = self.0.status.borrow().clone();
        let may_retry = match status {
            Status::Loading | Status::Cut => return,
            // What is missing comes at the end: that is reading on, and shifts nothing.
            Status::Incomplete => return self.go_on(),
            Status::Failed(failure) => failure.can_retry(),
            Status::Complete => true,
        };
        refreshing.at_once.set(apply == Apply::AtOnce || refreshing.at_once.get());
        if !may_retry || self.url_now().is_empty() || refreshing.aborter.borrow().is_some() {
            return;
        }
        let aborter = Aborter::default();
        refreshing.aborter.replace(Some(aborter.clone()));
        self.set_freshness(|freshness| freshness.is_refreshing = true);
        spawn_local(self.clone().refresh_now(aborter));
    }

    /// The same for somebody who asked for it, and will be told.
    pub fn refresh_by_hand(&self) {
        self.0.refreshing.by_hand.set(true);
        self.refresh(Apply::OnRequest);
    }

    /// Asks for news for somebody who wants them in the list at once. Where the feed is being read already,
    /// its end is awaited; where the server has asked for patience, or the feed may not be read, nothing is asked.
    pub fn refresh_for(&self, answer: Answer) {
        if !self.is_reading() && self.asked_to_wait().is_some() {
            return answer(Err(None));
        }
        self.await_end(answer);
        self.refresh(Apply::AtOnce);
        if !self.is_reading() && self.0.refreshing.aborter.borrow().is_none() {
            self.answer(&Err(None));
        }
    }

    /// Whether the feed is being read from its beginning, or on. Not tracked.
    // Asked before the rest of the program is there: never a function of its own, which might be in it.
    #[inline(always)]
    pub fn is_reading(&self) -> bool {
        *self.0.status.borrow() == Status::Loading
    }

    /// Hears of the end of the reading that is going on.
    pub fn await_end(&self, answer: Answer) {
        self.0.refreshing.waiting.borrow_mut().push(answer);
    }

    pub(super) fn is_awaited(&self) -> bool {
        !self.0.refreshing.waiting.borrow().is_empty()
    }

    /// What has failed or is cut off stands where it is shown, and is told from there.
    #[inline(never)]
    pub(super) fn answer_end(&self) {
        let is_complete = matches!(*self.0.status.borrow(), Status::Complete | Status::Cut);
        self.answer(&if is_complete { Ok(()) } else { Err(None) });
    }

    fn answer(&self, result: &Result<(), Option<Failure>>) {
        let waiting = self.0.refreshing.waiting.take();
        waiting.into_iter().for_each(|answer| answer(result.clone()));
    }

    /// How many of the articles that wait would be in this route's list; tracked.
    pub fn waiting(&self, route: &Route) -> usize {
        self.0.refreshing.changed.track();
        let selection = route.selection();
        let pending = self.0.refreshing.pending.borrow();
        let new = pending.iter().flat_map(|pending| &pending.new);
        new.filter(|(_, article)| selection.holds(article)).count()
    }

    /// Puts the new articles that wait into the list; how many there were.
    pub fn show_new(&self) -> usize {
        let Some(pending) = self.0.refreshing.pending.take() else { return 0 };
        let count = pending.new.len();
        self.place(pending);
        self.set_freshness(|freshness| freshness.pending = 0);
        self.tell();
        self.digest_rest();
        count
    }

    /// Tracked.
    pub fn freshness(&self) -> Freshness {
        self.0.refreshing.changed.track();
        self.0.refreshing.freshness.borrow().clone()
    }

    /// Calls `listener` after each refresh, as long as the library lives.
    pub fn on_refreshed(&self, listener: impl Fn(&Refreshed) + 'static) {
        self.0.refreshing.listeners.borrow_mut().push(Rc::new(listener));
    }

    /// Milliseconds between two refreshes while all is well: what [`Library::wait`] counts by.
    pub fn set_period(&self, milliseconds: i64) {
        self.0.refreshing.backoff.borrow_mut().set_period(milliseconds);
    }

    /// Milliseconds until the next refresh is due, by the period, or by how long the server has been ill.
    /// `None` where none is: the feed has ended, or may not be read.
    pub fn wait(&self) -> Option<i64> {
        let ended = self.0.header.borrow().expired;
        let refused = matches!(&*self.0.status.borrow(), Status::Failed(failure) if !failure.can_retry());
        (!ended && !refused).then(|| self.0.refreshing.backoff.borrow_mut().wait(milliseconds()))
    }

    /// Until when the server has asked for patience: nobody's wish to refresh may be granted before that.
    pub fn asked_to_wait(&self) -> Option<Timestamp> {
        let (mut backoff, now) = (self.0.refreshing.backoff.borrow_mut(), milliseconds());
        let seconds = (now + backoff.wait(now) + 59_999) / 1000;
        (!backoff.may_hurry(now)).then_some(Timestamp { seconds })
    }

    /// The network is back.
    pub fn hurry(&self) {
        self.0.refreshing.backoff.borrow_mut().hurry();
    }

    /// How many numbers no longer stand for an article: a kiosk that has run for months loads its page anew
    /// when nobody looks and these are many.
    pub fn worn(&self) -> usize {
        self.0.articles.borrow().iter().filter(|article| is_buried(article)).count()
    }
}

/// What views ask of single articles; tracked.
impl Library {
    /// Whether an article was corrected since the feed was opened.
    pub fn was_corrected(&self, id: &str) -> bool {
        self.0.changed.track();
        self.0.refreshing.corrected.borrow().iter().any(|other| other == id)
    }

    /// How the article that is being read stands to the feed.
    pub fn standing(&self, id: &str) -> Standing {
        self.0.changed.track();
        let shown =
            self.0.shown.borrow().as_ref().filter(|(_, article)| article.id == id).map(|(number, _)| *number);
        match (shown, self.number(id)) {
            (Some(shown), Some(number)) if shown != number => Standing::Corrected,
            (Some(_), None) if self.0.refreshing.withdrawn.borrow().iter().any(|other| other == id) => {
                Standing::Withdrawn
            }
            _ => Standing::Current,
        }
    }

    /// Shows the article that is being read as it is now.
    pub fn show_newest(&self) {
        self.0.shown.take();
        self.0.edition.set(self.0.edition.get() + 1);
        self.tell();
    }
}

impl Library {
    /// Another feed may come from another server, which has asked for nothing.
    pub(super) fn forget_server(&self) {
        self.0.refreshing.backoff.borrow_mut().forget();
    }

    /// Another feed begins: nothing of what was known of this one counts.
    #[inline(never)]
    pub(super) fn forget_refreshing(&self) {
        let refreshing = &self.0.refreshing;
        if let Some(aborter) = refreshing.aborter.take() {
            aborter.abort();
        }
        refreshing.pending.take();
        refreshing.validator.take();
        refreshing.corrected.take();
        refreshing.withdrawn.take();
        refreshing.at_once.set(false);
        refreshing.by_hand.set(false);
        self.answer(&Err(None));
        self.set_freshness(|freshness| *freshness = Freshness::default());
    }

    /// The server has given its news.
    pub(super) fn note_success(&self) {
        self.0.refreshing.backoff.borrow_mut().succeed(milliseconds());
        if self.0.stored.take().is_some() {
            self.tell();
        }
        self.set_freshness(|freshness| {
            freshness.at = Some(now());
            freshness.failures = 0;
            freshness.failure = None;
        });
    }

    /// When to ask again is no matter of the first view.
    pub(super) fn note_later(&self, aborter: &Aborter, note: impl FnOnce(&Library, &Aborter) + 'static) {
        let (library, aborter) = (self.clone(), aborter.clone());
        when_first_view_stands(move || note(&library, &aborter));
    }

    /// The service worker has, with what it was given before.
    #[inline(never)]
    pub(super) fn note_stored(&self, stored: Stored, aborter: &Aborter) {
        self.note_failure(None, aborter);
        self.set_freshness(|freshness| freshness.at = Some(stored.at));
    }

    /// It has not; where no failure is named, what came was cut off.
    #[inline(never)]
    pub(super) fn note_failure(&self, failure: Option<Failure>, aborter: &Aborter) {
        let mut backoff = self.0.refreshing.backoff.borrow_mut();
        let date = aborter.header("date");
        let told = aborter.header("retry-after");
        let told = told.and_then(|told| parse_retry_after(&told, date.as_deref(), milliseconds()));
        backoff.fail(milliseconds(), js_sys::Math::random(), told);
        let failures = backoff.failures();
        drop(backoff);
        self.set_freshness(|freshness| {
            freshness.failures = failures;
            freshness.failure = failure;
        });
    }

    fn set_freshness(&self, set: impl FnOnce(&mut Freshness)) {
        set(&mut self.0.refreshing.freshness.borrow_mut());
        self.0.refreshing.changed.notify();
    }

    async fn refresh_now(self, aborter: Aborter) {
        let compared = self.compare_with_server(&aborter).await;
        // Another feed has taken this one's place.
        if aborter.is_aborted() {
            return;
        }
        self.0.refreshing.aborter.take();
        let at_once = self.0.refreshing.at_once.take();
        let mut refreshed = match compared {
            Ok(comparison) => {
                self.note_success();
                let refreshed = comparison.map(|comparison| self.take_over(comparison)).unwrap_or_default();
                if at_once || self.0.order_len() == 0 {
                    self.show_new();
                }
                refreshed
            }
            Err(failure) => {
                self.note_failure(Some(failure.clone()), &aborter);
                Refreshed { failure: Some(failure), ..Refreshed::default() }
            }
        };
        refreshed.by_hand = self.0.refreshing.by_hand.take();
        self.set_freshness(|freshness| freshness.is_refreshing = false);
        self.answer(&refreshed.failure.clone().map_or(Ok(()), |failure| Err(Some(failure))));
        let listeners = self.0.refreshing.listeners.borrow().clone();
        listeners.iter().for_each(|listener| listener(&refreshed));
    }

    /// Makes known what a comparison has found: what is corrected or gone at once, what is new when it is
    /// wanted.
    fn take_over(&self, comparison: Comparison) -> Refreshed {
        let Comparison { met, new, corrected, header, pages, whole, validator, .. } = comparison;
        let known = self.0.order_now();
        let date =
            |number: u32| self.0.articles.borrow().get(number as usize).and_then(|article| article.date());
        let Compared { gone, withdrawn, older, mut order } = compare(&known, &met, whole, date);
        let mut refreshed = Refreshed::default();

        for number in &withdrawn {
            refreshed.withdrawn.extend(self.at_now(*number).map(|article| article.id.clone()));
        }
        let mut renamed: Vec<(u32, u32)> = Vec::new();
        for (number, article) in corrected {
            remember(&self.0.refreshing.corrected, &article.id);
            renamed.push((number, self.push(article)));
            self.bury(number);
        }
        renamed.sort_unstable();
        refreshed.corrected = renamed.iter().map(|(_, number)| *number).collect();
        let rename = |number: u32| match renamed.binary_search_by_key(&number, |(old, _)| *old) {
            Ok(place) => renamed.get(place).map_or(number, |(_, new)| *new),
            Err(_) => number,
        };
        gone.iter().for_each(|number| self.bury(*number));
        let mut shown: Vec<u32> = known
            .iter()
            .map(|number| rename(*number))
            .filter(|number| self.at_now(*number).is_some())
            .collect();

        // What is only older comes behind all that is shown, without a word.
        let mut waiting = new;
        let mut older_numbers = Vec::new();
        for place in &older {
            if let Some((_, article)) = waiting.get(*place as usize) {
                older_numbers.push((*place, self.push(article.clone())));
            }
        }
        shown.extend(older_numbers.iter().map(|(_, number)| *number));
        let mut places = vec![None; waiting.len()];
        let mut kept = Vec::new();
        for (place, article) in waiting.drain(..).enumerate() {
            if older_numbers.iter().all(|(older, _)| *older as usize != place) {
                if let Some(slot) = places.get_mut(place) {
                    *slot = Some(kept.len() as u32);
                }
                kept.push(article);
            }
        }
        for one in &mut order {
            *one = match *one {
                Met::Known(number) => Met::Known(rename(number)),
                Met::New(place) => match places.get(place as usize).copied().flatten() {
                    Some(place) => Met::New(place),
                    None => Met::Known(
                        older_numbers
                            .iter()
                            .find(|(older, _)| *older == place)
                            .map_or(0, |(_, number)| *number),
                    ),
                },
            };
        }

        let is_same = order.len() == shown.len()
            && order.iter().zip(&shown).all(|(one, number)| *one == Met::Known(*number));
        let was_pending = self.0.refreshing.pending.take();
        let was_known = |id: &str| {
            was_pending.iter().flat_map(|pending| &pending.new).any(|(_, article)| article.id == id)
        };
        refreshed.new = kept.iter().filter(|(_, article)| !was_known(&article.id)).count();
        let waiting = kept.len();
        self.0.refreshing.pending.replace((!is_same).then_some(Pending { order, new: kept }));
        refreshed.withdrawn.iter().for_each(|id| remember(&self.0.refreshing.withdrawn, id));

        let has_changed = !renamed.is_empty() || !gone.is_empty() || !older.is_empty();
        if has_changed {
            self.set_order(shown);
        }
        self.take_header(header);
        if let Some(pages) = pages {
            self.0.pages.replace(pages);
        }
        self.0.refreshing.validator.replace(validator);
        self.set_freshness(|freshness| freshness.pending = waiting);
        let was_failed = *self.0.status.borrow() != Status::Complete;
        self.0.status.replace(Status::Complete);
        if has_changed || was_failed {
            self.tell();
            self.digest_rest();
        }
        refreshed
    }

    fn take_header(&self, header: FeedHeader) {
        if **self.0.header.borrow() != header {
            self.0.header.replace(Arc::new(header));
            self.tell();
        }
    }

    /// Shows a list that has waited. Further pages may have come since it was made: they stay behind it.
    fn place(&self, pending: Pending) {
        let numbers: Vec<u32> = pending.new.into_iter().map(|(_, article)| self.push(article)).collect();
        let mut order: Vec<u32> = pending
            .order
            .iter()
            .filter_map(|one| match one {
                Met::Known(number) => Some(*number),
                Met::New(place) => numbers.get(*place as usize).copied(),
            })
            .filter(|number| self.at_now(*number).is_some())
            .collect();
        let mut is_placed = vec![false; self.0.articles.borrow().len()];
        for number in &order {
            is_placed.get_mut(*number as usize).into_iter().for_each(|placed| *placed = true);
        }
        let is_placed = |number: &u32| is_placed.get(*number as usize).copied().unwrap_or_default();
        order.extend(self.0.order_now().into_iter().filter(|number| !is_placed(number)));
        self.set_order(order);
    }

    fn set_order(&self, order: Vec<u32>) {
        self.0.order.replace(Some(order));
        self.0.selected.forget();
        self.0.heights.take();
        self.0.digest.tell_change();
    }

    /// Gives an article the next number.
    fn push(&self, article: Arc<Article>) -> u32 {
        self.0.digest.expect(&article);
        let mut articles = self.0.articles.borrow_mut();
        articles.push(article);
        (articles.len() - 1) as u32
    }

    /// From now on this number stands for nothing. It is not given again.
    fn bury(&self, number: u32) {
        let buried = match self.0.articles.borrow_mut().get_mut(number as usize) {
            Some(slot) => std::mem::take(slot),
            None => return,
        };
        self.0.digest.forget(&buried);
    }

    fn url_now(&self) -> String {
        self.0.pages.borrow().first().to_owned()
    }

    /// Not tracked.
    fn at_now(&self, number: u32) -> Option<Arc<Article>> {
        let articles = self.0.articles.borrow();
        articles.get(number as usize).filter(|article| !is_buried(article)).cloned()
    }
}

/// So many ids are remembered: a kiosk runs for months.
const MOST_REMEMBERED: usize = 1000;

fn remember(ids: &RefCell<Vec<String>>, id: &str) {
    let mut ids = ids.borrow_mut();
    ids.retain(|other| other != id);
    if ids.len() >= MOST_REMEMBERED {
        ids.remove(0);
    }
    ids.push(id.to_owned());
}

/// An article has an id.
pub(super) fn is_buried(article: &Article) -> bool {
    article.id.is_empty()
}

/// By the clock on the wall: it goes on while the device sleeps.
fn milliseconds() -> i64 {
    js_sys::Date::now() as i64
}
