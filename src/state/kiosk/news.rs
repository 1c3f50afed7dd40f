//! Keeps the news of a kiosk fresh, and the reader itself: at the operator's pace, ever more seldom while the
//! server is ill, at once where nobody reads and after they have gone where somebody does.

use super::Kiosk;
use crate::domain::kiosk::session::Phase;
use crate::platform::dom::window;
use crate::platform::listener::Listener;
use crate::platform::offline;
use crate::platform::page::reload;
use crate::platform::watchdog;
use crate::state::library::Apply;
use gloo_timers::callback::Interval;
use std::cell::Cell;
use std::rc::Rc;

/// How often it is looked whether the time has come.
const LOOK_MS: u32 = 1_000;

/// Numbers of articles are never given twice. After so many that are gone the page begins anew, when nobody
/// looks.
const MOST_WORN: usize = 5_000;

/// Between two looks for a new version of the reader.
const LOOK_FOR_VERSION_SECONDS: u64 = 3_600;

/// For as long as the page lives.
pub fn keep_fresh(kiosk: &Kiosk) {
    let period = kiosk.reader.site.kiosk.refresh_ms;
    // Screens that were turned on together shall not ask together.
    let jitter = f64::from(period) * 0.1 * js_sys::Math::random();
    kiosk.reader.library.set_period(i64::from(period) + jitter as i64);
    let library = kiosk.reader.library.clone();
    std::mem::forget(Listener::new(&window(), "online", move |_| library.hurry()));
    let (kiosk, version, looked) = (kiosk.clone(), Rc::new(Cell::new(Version::Unasked)), Cell::new(0));
    Interval::new(period.min(LOOK_MS), move || {
        let library = &kiosk.reader.library;
        let is_nobody_there = kiosk.session.current() == Phase::Attract;
        // Without a network as well: that it fails tells people how old the news is.
        if library.wait() == Some(0) {
            library.refresh(if is_nobody_there { Apply::AtOnce } else { Apply::OnRequest });
        }
        if is_nobody_there && library.worn() > MOST_WORN {
            watchdog::restart();
        }
        match version.get() {
            // Without a network the screen comes up again from what is stored, after a power cut as well.
            Version::Unasked if !library.url().is_empty() => {
                version.set(Version::Newest);
                let found = version.clone();
                offline::begin(&library.url(), move || found.set(Version::Waiting));
            }
            Version::Waiting if is_nobody_there => {
                version.set(Version::Newest);
                offline::watch_taking(reload, || {});
                offline::take_new_version();
            }
            _ => {}
        }
        let hours = kiosk.clock.uptime_seconds() / LOOK_FOR_VERSION_SECONDS;
        if looked.replace(hours) != hours {
            offline::look_for_new_version();
        }
    })
    .forget();
}

#[derive(Clone, Copy)]
enum Version {
    /// The service worker is not there yet.
    Unasked,
    Newest,
    /// A newer one is stored.
    Waiting,
}
