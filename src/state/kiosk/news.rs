//! Keeps the news of a kiosk fresh: at the operator's pace, ever more seldom while the server is ill, at once
//! where nobody reads and after they have gone where somebody does.

use super::Kiosk;
use crate::domain::kiosk::session::Phase;
use crate::platform::dom::window;
use crate::platform::listener::Listener;
use crate::platform::page::is_online;
use crate::platform::watchdog;
use crate::state::library::Apply;
use gloo_timers::callback::Interval;

/// How often it is looked whether the time has come.
const LOOK_MS: u32 = 1_000;

/// Numbers of articles are never given twice. After so many that are gone the page begins anew, when nobody
/// looks.
const MOST_WORN: usize = 5_000;

/// For as long as the page lives.
pub fn keep_fresh(kiosk: &Kiosk) {
    let period = kiosk.reader.site.kiosk.refresh_ms;
    // Screens that were turned on together shall not ask together.
    let jitter = f64::from(period) * 0.1 * js_sys::Math::random();
    kiosk.reader.library.set_period(i64::from(period) + jitter as i64);
    let library = kiosk.reader.library.clone();
    std::mem::forget(Listener::new(&window(), "online", move |_| library.hurry()));
    let kiosk = kiosk.clone();
    Interval::new(period.min(LOOK_MS), move || {
        let library = &kiosk.reader.library;
        let is_nobody_there = kiosk.session.current() == Phase::Attract;
        if library.wait() == Some(0) && is_online() {
            library.refresh(if is_nobody_there { Apply::AtOnce } else { Apply::OnRequest });
        }
        if is_nobody_there && library.worn() > MOST_WORN {
            watchdog::restart();
        }
    })
    .forget();
}
