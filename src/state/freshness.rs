//! When the app asks for news: while somebody looks at it, every few minutes; when its tab is come back to;
//! when the network is back; and when somebody wishes so. The server's own word on when counts before all.

use super::library::{Apply, Library, Refreshed};
use super::reader::Reader;
use crate::domain::message::{Message, count_new, server_asks_to_wait};
use crate::domain::shelf::{Key, Saved};
use crate::domain::timestamp::VIETNAM_OFFSET_MINUTES;
use crate::domain::vietnamese::date_line::format_moment;
use crate::platform::clock::now;
use crate::platform::page::{is_hidden, is_online, soon};
use crate::platform::presence::{Change, Presence, watch_presence};
use gloo_timers::callback::Timeout;
use leptos::prelude::{RenderEffect, untrack};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Whoever looks away for less than this has missed nothing.
const MIN_AGE_SECONDS: i64 = 60;

/// A feed that is being read when it is due is looked at again after so long.
const AGAIN_MS: i64 = 15_000;

/// Timers of browsers count to 2^31 milliseconds; a day is as good as never.
const LONGEST_TIMER_MS: i64 = 24 * 3_600_000;

/// Keeps the news fresh until it is dropped.
pub struct Freshness {
    _presence: Presence,
    _timer: Rc<RefCell<Option<Timeout>>>,
    _copies: RenderEffect<()>,
}

/// Begins to keep the news of an app fresh. To be called once its first view stands.
#[inline(never)]
pub fn keep_fresh(reader: &Reader) -> Freshness {
    let timer = Rc::new(RefCell::new(None));
    tell_outcomes(reader);
    let (library, of_outcome) = (reader.library.clone(), timer.clone());
    reader.library.on_refreshed(move |_| schedule(&library, &of_outcome, 0));
    let (library, of_presence) = (reader.library.clone(), timer.clone());
    let presence = watch_presence(move |change| {
        match change {
            Change::Hidden => {
                of_presence.take();
                return;
            }
            Change::Seen => {
                if library.wait().is_some() && is_old(&library) && !is_hidden() {
                    library.refresh(Apply::OnRequest);
                }
            }
            Change::Online => library.hurry(),
        }
        schedule(&library, &of_presence, 0);
    });
    // How the first reading ended may be noted a little later than this.
    schedule(&reader.library, &timer, AGAIN_MS);
    Freshness { _presence: presence, _timer: timer, _copies: check_copies(reader) }
}

/// Asks for news because somebody wishes so, and tells them what comes of it.
pub fn refresh_by_hand(reader: &Reader) {
    let language = untrack(|| reader.language());
    let library = &reader.library;
    if !is_online() {
        return reader.announcer.answer(Message::ErrorOffline.text(language).to_owned());
    }
    if let Some(until) = library.asked_to_wait() {
        let moment = format_moment(until, now(), VIETNAM_OFFSET_MINUTES, language);
        return reader.announcer.answer(server_asks_to_wait(&moment, language));
    }
    reader.announcer.say(Message::Refreshing.text(language).to_owned());
    library.refresh_by_hand();
}

/// Not while the server is ill: then its own time counts.
fn is_old(library: &Library) -> bool {
    let freshness = untrack(|| library.freshness());
    let age = freshness.at.map(|at| now().seconds - at.seconds);
    // A clock that was set back makes nothing young.
    freshness.failures == 0 && age.is_some_and(|age| !(0..MIN_AGE_SECONDS).contains(&age))
}

/// Sets the timer for the next question, if there is to be one.
fn schedule(library: &Library, timer: &Rc<RefCell<Option<Timeout>>>, at_least: i64) {
    let wait = library.wait().filter(|_| !is_hidden());
    let (library, of_timer) = (library.clone(), Rc::downgrade(timer));
    let next = wait.map(|wait| {
        let wait = wait.clamp(at_least.max(1), LONGEST_TIMER_MS);
        Timeout::new(wait as u32, move || {
            let Some(timer) = of_timer.upgrade() else { return };
            // Without a network nothing is asked; it says when it is back.
            if library.wait() == Some(0) && is_online() {
                library.refresh(Apply::OnRequest);
            }
            schedule(&library, &timer, AGAIN_MS);
        })
    });
    timer.replace(next);
}

/// Copies of articles that were taken back or corrected while nobody looked: they are found once the whole feed
/// is there, and again if the database was slow. Not later: others may have newer news by then than this tab.
fn check_copies(reader: &Reader) -> RenderEffect<()> {
    let (reader, checked) = (reader.clone(), RefCell::new((String::new(), false)));
    RenderEffect::new(move |_| {
        let library = &reader.library;
        let is_whole = !library.is_loading() && !library.is_incomplete() && library.failure().is_none();
        let is_ready = is_whole && library.stored().is_none() && library.is_digested();
        let is_loaded = reader.shelf.is_loaded();
        let now = (library.url(), reader.shelf.is_complete());
        if is_ready && is_loaded && *checked.borrow() != now {
            checked.replace(now);
            spawn_local(check_saved(reader.clone()));
        }
    })
}

async fn check_saved(reader: Reader) {
    let (library, shelf) = (&reader.library, &reader.shelf);
    let (url, header) = (library.url(), untrack(|| library.header()));
    let is_whole = untrack(|| !library.has_next_page());
    let oldest = untrack(|| library.articles().iter().filter_map(|article| article.date()).min());
    let mut withdrawn = Vec::new();
    for saved in untrack(|| shelf.saved()).into_iter().filter(|saved| saved.feed_url == url) {
        let id = &saved.article.id;
        match untrack(|| library.number(id)) {
            Some(number) => {
                let Some(whole) = library.whole(number).await else { continue };
                let now = Saved::new(&whole, &url, &header, saved.at);
                if now.article != saved.article || saved.withdrawn.is_some() {
                    shelf.correct(&url, &header, &whole);
                }
            }
            // What is older than all that is there may only have made room.
            None if is_whole
                && saved.withdrawn.is_none()
                && oldest.is_some_and(|oldest| saved.article.date() > Some(oldest)) =>
            {
                withdrawn.push(id.clone());
            }
            None => {}
        }
    }
    shelf.withdraw(&url, &withdrawn);
}

/// What a refresh has found goes to whoever must know: the shelf keeps copies, and people wait.
fn tell_outcomes(reader: &Reader) {
    let (of_shelf, of_words) = (reader.clone(), reader.clone());
    reader.library.on_refreshed(move |refreshed| {
        let url = untrack(|| of_shelf.library.url());
        if !refreshed.withdrawn.is_empty() {
            of_shelf.shelf.withdraw(&url, &refreshed.withdrawn);
        }
        if !refreshed.corrected.is_empty() {
            spawn_local(correct(of_shelf.clone(), url, refreshed.corrected.clone()));
        }
        // After what the change itself makes the page say.
        let (reader, refreshed) = (of_words.clone(), refreshed.clone());
        soon(move || {
            match untrack(|| outcome(&reader, &refreshed)) {
                // Nothing else shows that somebody's wish was granted.
                Some((sentence, true)) => reader.announcer.answer(sentence),
                Some((sentence, false)) => reader.announcer.say(sentence),
                None => {}
            }
        });
    });
}

/// Only articles that somebody has opened or saved can have copies.
async fn correct(reader: Reader, url: String, numbers: Vec<u32>) {
    let header = untrack(|| reader.library.header());
    for number in numbers {
        let Some(article) = untrack(|| reader.library.at(number)) else { continue };
        let key = Key::of(&url, &article.id);
        if untrack(|| reader.shelf.has(key) || reader.shelf.is_read(key))
            && let Some(whole) = reader.library.whole(number).await
        {
            reader.shelf.correct(&url, &header, &whole);
        }
    }
}

/// What is to be said of a refresh, and whether it must be shown: all of it to who asked, and what is new to
/// who reads the headlines.
fn outcome(reader: &Reader, refreshed: &Refreshed) -> Option<(String, bool)> {
    let (route, language) = (reader.route(), reader.language());
    if let Some(failure) = &refreshed.failure {
        return refreshed.by_hand.then(|| (reader.say(failure.message()).to_owned(), true));
    }
    let waiting = reader.library.waiting(&route);
    let is_list = route.article.is_none() && !route.saved && route.query.is_none();
    match (waiting, refreshed.by_hand) {
        (0, true) => Some((reader.say(Message::NothingNew).to_owned(), true)),
        (0, false) => None,
        (_, by_hand) => {
            (by_hand || is_list && refreshed.new > 0).then(|| (count_new(waiting, language), false))
        }
    }
}
