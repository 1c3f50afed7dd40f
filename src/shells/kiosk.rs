//! The reader on a touch screen in a lobby, alone for months.
//!
//! `public/watchdog.js` stands beside it: it holds the links, keys and gestures that lead out, and loads the
//! page anew when the module is dead. None of this is loaded elsewhere.

mod screen;
mod watch;

use super::app::{ROOT, reveal};
use crate::domain::route::Route;
use crate::domain::surface::Surface;
use crate::platform::held_history::was_gone_back_to;
use crate::platform::{dom, page};
use crate::state::kiosk::Kiosk;
use crate::state::navigator::Navigator;
use crate::state::preferences::Preferences;
use crate::state::reader::{Parts, Reader};
use crate::state::search::Search;
use crate::state::shelf::Shelf;
use crate::state::site::load_site;
use crate::state::store::Store;
use leptos::mount::mount_to_renderer;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Whether the page was opened as a kiosk's: `src/start.js` has looked at its address.
pub fn is_wanted() -> bool {
    let root = dom::document().document_element();
    root.and_then(|root| root.get_attribute("data-surface")).as_deref() == Some("kiosk")
}

/// Reads the site's settings and its feed, and shows the headlines to nobody, or to somebody what they
/// asked for.
pub fn start() {
    let Some(root) = page::element_by_id(ROOT) else { return };
    spawn_local(async move {
        let site = load_site(Surface::Kiosk).await;
        let asked = Route { kiosk: true, saved: false, ..Route::parse(&page::query()) };
        let start = asked.home();
        // A way back would lead to what somebody before has read.
        let shown = if was_gone_back_to() { start.clone() } else { asked };
        let is_asked = shown != start;
        let reader = Reader::new(Parts {
            surface: Surface::Kiosk,
            navigator: Navigator::within(shown),
            library: Default::default(),
            announcer: Default::default(),
            preferences: Preferences::of_nobody(),
            search: Search::default(),
            // Nobody's settings, marks or positions are read, and nobody's are kept.
            shelf: Shelf::new(&Store::of(Surface::Kiosk)),
            read_aloud: Default::default(),
            site: Rc::new(site),
        });
        reader.library.set_digest(Rc::new(reader.search.clone()));
        let kiosk = Kiosk::new(reader.clone(), start);
        if is_asked {
            kiosk.session.begin();
        }
        watch::watch(&kiosk);
        // Drawn apart, and put into the page in the skeleton's place.
        let apart = dom::create("div");
        let drawn = apart.clone();
        mount_to_renderer(&apart, move || {
            let revealing = reveal(reader, drawn, root);
            screen::screen(&kiosk).effect(watch::follow_address(&kiosk)).effect(revealing)
        })
        .forget();
    });
}
