//! A reader in a lobby: who stands before it, what is shown to nobody, and how somebody is forgotten.
//!
//! [`session`] says whether somebody is there, [`slides`] which headline passes by, [`clock`] what time it
//! is, [`news`] keeps the news fresh, [`operator`] is the staff's way in.

pub mod clock;
pub mod news;
pub mod operator;
pub mod session;
pub mod slides;

use super::failure::Failure;
use super::reader::Reader;
use crate::domain::kiosk::report::Report;
use crate::domain::kiosk::session::Phase;
use crate::domain::preferences::Preferences as Values;
use crate::domain::route::Route;
use crate::domain::warning::Warning;
use crate::platform::clock::now;
use crate::platform::{page, share, watchdog};
use clock::Clock;
use leptos::prelude::{ArcTrigger, Notify, Track, untrack};
use operator::Operator;
use session::Session;
use slides::Slides;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Clones are handles of the same one.
#[derive(Clone)]
pub struct Kiosk {
    pub reader: Reader,
    pub session: Session,
    pub slides: Slides,
    pub clock: Clock,
    pub operator: Operator,
    own: Rc<Own>,
}

/// What a link led to that leads out.
#[derive(Clone, Debug, PartialEq)]
pub struct Outside {
    pub url: String,
    pub title: String,
}

struct Own {
    /// What everybody begins with.
    start: Route,
    /// The address that a phone is shown, and what it is called; and how many have been shown.
    outside: RefCell<Option<Outside>>,
    shown: Cell<u32>,
    outside_changed: ArcTrigger,
    /// Where this person left each list.
    places: RefCell<Vec<(String, f64)>>,
}

impl Kiosk {
    pub fn new(reader: Reader, start: Route) -> Kiosk {
        let settings = &reader.site.kiosk;
        Kiosk {
            session: Session::new(settings),
            slides: Slides::default(),
            clock: Clock::default(),
            operator: Operator::new(settings.pin_sha256.clone()),
            own: Rc::new(Own {
                start,
                outside: RefCell::default(),
                shown: Cell::default(),
                outside_changed: ArcTrigger::new(),
                places: RefCell::default(),
            }),
            reader,
        }
    }

    pub fn start(&self) -> &Route {
        &self.own.start
    }

    /// Somebody has come, and sees what passed by.
    pub fn open_shown(&self) {
        match self.slides.shown() {
            Some(id) => self.open(self.own.start.with_article(&id)),
            None => self.open(self.own.start.clone()),
        }
    }

    /// Somebody has come, for this.
    pub fn open(&self, route: Route) {
        self.reader.navigator.replace(route);
        self.session.begin();
    }

    /// Somebody says that they are done.
    pub fn finish(&self) {
        self.session.end();
        self.forget();
    }

    /// Time goes on. Whoever is gone is forgotten.
    pub fn tick(&self, is_playing: bool) {
        let before = self.session.current();
        if is_playing {
            self.session.play();
        }
        self.session.tick();
        if before != Phase::Attract && self.session.current() == Phase::Attract {
            self.forget();
        }
    }

    /// Forgets the person: what they read, looked for, chose, selected and copied. The articles stay.
    fn forget(&self) {
        let reader = &self.reader;
        reader.read_aloud.stop();
        reader.preferences.change(|values| *values = Values::default());
        reader.navigator.replace(self.own.start.clone());
        reader.search.forget();
        reader.announcer.say(String::new());
        reader.library.keep_heights(String::new(), Vec::new());
        // What has come meanwhile would have moved the list under somebody's eyes.
        reader.library.show_new();
        self.show_outside(None);
        self.operator.close();
        self.own.places.take();
        page::clear_selection();
        share::copy("", |_| {});
        page::scroll_to(0.0);
    }

    /// Shows an address to phones, or no longer.
    pub fn show_outside(&self, outside: Option<Outside>) {
        self.own.outside.replace(outside);
        self.own.shown.set(self.own.shown.get() + 1);
        self.own.outside_changed.notify();
    }

    /// The address that phones are shown, with a number that tells it from all before; tracked.
    pub fn outside(&self) -> Option<(Outside, u32)> {
        self.own.outside_changed.track();
        self.own.outside.borrow().clone().map(|outside| (outside, self.own.shown.get()))
    }

    /// Remembers how far a list is scrolled.
    pub fn keep_place(&self) {
        let route = self.reader.navigator.current();
        if route.article.is_some() || self.session.current() == Phase::Attract {
            return;
        }
        let key = route.build_query();
        let mut places = self.own.places.borrow_mut();
        places.retain(|(other, _)| *other != key);
        places.push((key, page::scroll_y()));
    }

    /// How far a list was scrolled.
    pub fn place(&self, route: &Route) -> Option<f64> {
        let key = route.build_query();
        self.own.places.borrow().iter().find(|(other, _)| *other == key).map(|(_, y)| *y)
    }

    /// What feed and settings have wrong.
    fn warnings(&self) -> Vec<Warning> {
        let of_portals =
            [&self.reader.library.header().portal, &self.reader.site.portal].map(|portal| portal.read().1);
        self.reader.library.warnings().into_iter().chain(of_portals.into_iter().flatten()).collect()
    }

    /// How this kiosk is.
    pub fn report(&self) -> Report {
        let freshness = untrack(|| self.reader.library.freshness());
        untrack(|| Report {
            version: env!("CARGO_PKG_VERSION"),
            now: now(),
            phase: self.session.current().name(),
            uptime_seconds: self.clock.uptime_seconds(),
            sessions: self.session.number().into(),
            articles: self.reader.library.count() as u64,
            updated: self.reader.library.stored().map(|stored| stored.at).or(freshness.at),
            failure: freshness.failure.as_ref().map(Failure::kind),
            memory_bytes: watchdog::memory_bytes(),
            reloads: watchdog::reloads(),
            warnings: self.warnings(),
            errors: watchdog::errors(),
        })
    }
}
