use crate::domain::message::Message;
use crate::platform::dom::{append, focus};
use crate::platform::listener::Listener;
use crate::platform::media::{has_no_source, play};
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use crate::ui::speed_select::speed_select;
use wasm_bindgen::JsCast;
use web_sys::HtmlMediaElement;

/// A choice of speeds for a player: not every browser's own controls have one.
pub fn media_speed(reader: &Reader, player: &web_sys::Element) -> Element {
    let player = player.clone();
    let words = reader.say(Message::PlaybackSpeed);
    // The words are seen, and the select has them as its name.
    let label = element("span").attr("aria-hidden", "true").text(words);
    let select = speed_select(words, reader.language(), 100, move |percent| {
        if let Some(player) = player.dyn_ref::<HtmlMediaElement>() {
            player.set_playback_rate(f64::from(percent) / 100.0);
        }
    });
    element("div").class("media-speed").child(label).child(select)
}

/// Plays the recording that comes with a drawn article, in the place of any voice. A browser that does not allow
/// it leaves the player to the person, who stands before it then.
#[inline(never)]
pub fn play_recording(reader: &Reader, article: &web_sys::Element) {
    reader.read_aloud.stop();
    if let Some(player) = recording(article) {
        player.scroll_into_view();
        focus(&player);
        play(&player);
    }
}

/// Hears of it when the recording of a drawn article was to be played and cannot be had; it is stopped then.
pub fn watch_recording(article: &web_sys::Element, on_failure: impl Fn() + 'static) -> Listener {
    let of_error = article.clone();
    let fail = move |_| {
        if let Some(player) = recording(&of_error).filter(|player| !player.paused() && has_no_source(player))
        {
            let _ = player.pause();
            on_failure();
        }
    };
    // The event is that of a source, and does not bubble.
    Listener::boxed(article, "error", true, Box::new(fail))
}

fn recording(article: &web_sys::Element) -> Option<HtmlMediaElement> {
    article.query_selector(".attachments audio").ok()??.dyn_into().ok()
}

/// Puts a choice of speeds after each player within a drawn text; they work as long as they are kept.
pub fn media_speeds(reader: &Reader, text: &web_sys::Element) -> Vec<Element> {
    let mut speeds = Vec::new();
    let Ok(players) = text.query_selector_all("audio, video") else { return speeds };
    for index in 0..players.length() {
        let player = players.get(index).and_then(|player| player.dyn_into::<web_sys::Element>().ok());
        let Some((player, parent)) = player.and_then(|player| Some((player.clone(), player.parent_node()?)))
        else {
            continue;
        };
        let speed = media_speed(reader, &player);
        if parent.insert_before(speed.node(), player.next_sibling().as_ref()).is_err() {
            append(&parent, speed.node());
        }
        speeds.push(speed);
    }
    speeds
}
