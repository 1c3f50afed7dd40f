//! All that happens by itself: time goes on, somebody moves, the operator is told.

use crate::domain::kiosk::session::Phase;
use crate::platform::call::get;
use crate::platform::dom::{document, window};
use crate::platform::held_history::HeldHistory;
use crate::platform::listener::Listener;
use crate::platform::wake_lock::WakeLock;
use crate::platform::watchdog::{Pulse, report_to};
use crate::state::kiosk::Kiosk;
use crate::state::kiosk::news::keep_fresh;
use crate::state::read_aloud::Status;
use crate::views::kiosk::links::{hold_links, tend_links};
use crate::views::kiosk::players::{Players, is_something_playing, pause_all};
use gloo_timers::callback::Interval;
use leptos::prelude::untrack;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, MouseEvent};

const SECOND_MS: u32 = 1_000;
const WAKE_LOCK_MS: u32 = 30_000;
/// The operator's corner, in pixels from the upper left.
const CORNER: i32 = 140;

/// For as long as the page lives.
pub fn watch(kiosk: &Kiosk) {
    hear_people(kiosk);
    std::mem::forget(hold_links(kiosk));
    run_time(kiosk);
    keep_fresh(kiosk);
}

/// The address follows what is shown, and leads nowhere back.
pub fn follow_address(kiosk: &Kiosk) -> Box<dyn Fn()> {
    let reader = kiosk.reader.clone();
    let back = kiosk.clone();
    let history = HeldHistory::new(
        &kiosk.start().build_query(),
        &reader.navigator.current().build_query(),
        move || {
            // As far as somebody can go back here: from an article to its list.
            let route = back.reader.navigator.current();
            if back.session.current() != Phase::Attract && route.article.is_some() {
                back.reader.navigator.go(route.list());
            }
        },
    );
    Box::new(move || history.show(&reader.route().build_query()))
}

fn hear_people(kiosk: &Kiosk) {
    let listen = |event: &'static str, handler: Box<dyn Fn(Event)>| {
        std::mem::forget(Listener::new(&window(), event, handler));
    };
    // A warning is answered by what a person means, not by a finger that has just come down: that would
    // take the button away from under it.
    for event in ["pointerdown", "pointermove", "scroll"] {
        let session = kiosk.session.clone();
        listen(
            event,
            Box::new(move |_| {
                if session.current() == Phase::Session {
                    session.touch();
                }
            }),
        );
    }
    for event in ["wheel", "touchmove", "input"] {
        let session = kiosk.session.clone();
        listen(event, Box::new(move |_| session.touch()));
    }
    let keys = kiosk.clone();
    listen("keydown", Box::new(move |event| press(&keys, &event)));
    let clicks = kiosk.clone();
    listen("click", Box::new(move |event| click(&clicks, &event)));
    let scrolled = kiosk.clone();
    listen("scroll", Box::new(move |_| scrolled.keep_place()));
    let shown = kiosk.clone();
    listen(
        "pageshow",
        Box::new(move |event| {
            // Back from another page, as it was left: perhaps by somebody else.
            if get(&event, "persisted") == true {
                shown.finish();
            }
        }),
    );
}

fn press(kiosk: &Kiosk, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return };
    let is_of_focus = matches!(key.as_str(), "Enter" | " " | "Tab" | "Shift" | "Control" | "Alt" | "Meta");
    match kiosk.session.current() {
        Phase::Attract if is_of_focus => {}
        Phase::Attract => kiosk.open_shown(),
        // They press the button that has the focus.
        Phase::Warning if is_of_focus => {}
        Phase::Warning | Phase::Session => kiosk.session.touch(),
    }
}

fn click(kiosk: &Kiosk, event: &Event) {
    kiosk.session.touch();
    let Some(event) = event.dyn_ref::<MouseEvent>() else { return };
    // A key's click has no place.
    if event.detail() == 0 {
        return;
    }
    if event.client_x() >= CORNER || event.client_y() >= CORNER {
        kiosk.operator.tap_elsewhere();
    } else if kiosk.operator.tap() {
        kiosk.session.begin();
        kiosk.operator.ask();
    }
}

fn run_time(kiosk: &Kiosk) {
    let (ticking, players) = (kiosk.clone(), Players::default());
    let was_there = Cell::new(false);
    Interval::new(kiosk.session.tick_ms(), move || {
        let is_read = untrack(|| ticking.reader.read_aloud.status()) == Status::Playing;
        let is_there = ticking.session.current() != Phase::Attract;
        if is_there {
            players.tend(&ticking);
            tend_links(&ticking);
        } else if was_there.get() {
            pause_all();
        }
        was_there.set(is_there);
        ticking.tick(is_read || (is_there && is_something_playing()));
    })
    .forget();

    let (clock, pulse) = (kiosk.clock.clone(), Pulse::default());
    clock.tick();
    pulse.beat();
    Interval::new(SECOND_MS, move || {
        pulse.beat();
        clock.tick();
    })
    .forget();

    let lock = Rc::new(WakeLock::default());
    lock.hold();
    let again = lock.clone();
    std::mem::forget(Listener::new(&document(), "visibilitychange", move |_| again.hold()));
    Interval::new(WAKE_LOCK_MS, move || lock.hold()).forget();

    if let Some(url) = kiosk.reader.site.kiosk.beacon_url.clone() {
        let told = kiosk.clone();
        Interval::new(kiosk.reader.site.kiosk.refresh_ms, move || {
            report_to(url.as_str(), &told.report().build_json());
        })
        .forget();
    }
}
