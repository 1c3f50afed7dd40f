use crate::domain::message::{Message, duration};
use crate::domain::text::decimal;
use crate::platform::dom::{append, document, set};
use crate::platform::listener::Listener;
use crate::platform::media::play;
use crate::state::kiosk::Kiosk;
use crate::ui::element::{Element, element};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlMediaElement;

/// Players with controls of ours: the browser's own have a menu that downloads, and are small.
#[derive(Clone, Default)]
pub struct Players(Rc<RefCell<Vec<Element>>>);

impl Players {
    /// Gives each player of the page its controls. To be called now and then.
    pub fn tend(&self, kiosk: &Kiosk) {
        self.0.borrow_mut().retain(|controls| controls.node().is_connected());
        for player in all(":is(audio, video)[controls]") {
            let _ = player.remove_attribute("controls");
            set(&player, "controlslist", "nodownload nofullscreen noremoteplayback noplaybackrate");
            set(&player, "disablepictureinpicture", "");
            set(&player, "playsinline", "");
            let controls = controls(kiosk, &player);
            let place = player.parent_node();
            if let Some(place) = place {
                if place.insert_before(controls.node(), player.next_sibling().as_ref()).is_err() {
                    append(&place, controls.node());
                }
                self.0.borrow_mut().push(controls);
            }
        }
    }
}

/// Whether a recording or a film is playing.
pub fn is_something_playing() -> bool {
    all("audio, video").iter().any(|player| !player.paused() && !player.ended())
}

/// Nothing plays on for nobody.
pub fn pause_all() {
    for player in all("audio, video") {
        let _ = player.pause();
    }
}

fn all(selector: &str) -> Vec<HtmlMediaElement> {
    let Ok(list) = document().query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok()).collect()
}

fn controls(kiosk: &Kiosk, player: &HtmlMediaElement) -> Element {
    let reader = kiosk.reader.clone();
    let title = player.get_attribute("aria-label").unwrap_or_default();
    let pressed = player.clone();
    let button = element("button").attr("type", "button").class("tool").on("click", move |_| {
        if pressed.paused() {
            play(&pressed);
        } else {
            let _ = pressed.pause();
        }
    });
    let bar = element("progress").attr("max", "1000").attr("aria-hidden", "true");
    let time = element("span").class("meta");
    let (button_node, bar_node, time_node) = (button.node().clone(), bar.node().clone(), time.node().clone());
    let shown = player.clone();
    let show = move || {
        let is_paused = shown.paused();
        let words = reader.say(if is_paused { Message::PlayMedia } else { Message::PauseMedia });
        set(&button_node, "data-icon", if is_paused { "play" } else { "pause" });
        set(&button_node, "aria-label", &[words, ": ", &title].concat());
        if button_node.text_content().as_deref() != Some(words) {
            button_node.set_text_content(Some(words));
        }
        let (at, length) = (shown.current_time(), shown.duration());
        let part = if length.is_finite() && length > 0.0 { at / length * 1000.0 } else { 0.0 };
        set(&bar_node, "value", &decimal(part as i64));
        time_node.set_text_content(Some(&duration(at as u32)));
    };
    show();
    let show = Rc::new(show);
    let listeners = ["play", "pause", "ended", "timeupdate"].map(|event| {
        let show = show.clone();
        Listener::new(player, event, move |_| show())
    });
    element("div").class("player-bar").child(button).child(bar).child(time).keep(listeners)
}
