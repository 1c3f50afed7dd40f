use super::later::fill_later;
use crate::domain::message::{Message, not_refreshed_since, updated_at};
use crate::domain::surface::Surface;
use crate::domain::timestamp::VIETNAM_OFFSET_MINUTES;
use crate::domain::vietnamese::date_line::format_moment;
use crate::platform::clock::now;
use crate::platform::dom::set;
use crate::state::freshness::refresh_by_hand;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};

/// How old the news is, and the button that asks for newer. The style sheet keeps its room.
pub fn refresh_line(reader: &Reader) -> Element {
    let place = element("div").class("refresh");
    let reader = reader.clone();
    fill_later(place, move || line(&reader))
}

#[inline(never)]
fn line(reader: &Reader) -> Element {
    let of_age = reader.clone();
    let age = element("p").class("meta").live_text(move || age(&of_age));
    let line = element("div").child(age);
    // Guests of a lobby and of a partner's page get the news as it comes.
    if reader.surface != Surface::App {
        return line;
    }
    let (library, reader) = (reader.library.clone(), reader.clone());
    // Nothing is newer than what is on its way; and the line that tells how much has come needs the room.
    line.live_child(
        move || if library.is_loading() { "" } else { "refresh" }.to_owned(),
        move || (!reader.library.is_loading()).then(|| button(&reader)),
    )
}

/// Tracked.
fn age(reader: &Reader) -> String {
    let (freshness, language) = (reader.library.freshness(), reader.language());
    let at = freshness.at.map(|at| format_moment(at, now(), VIETNAM_OFFSET_MINUTES, language));
    match (at, freshness.failures) {
        (Some(at), 0) => updated_at(&at, language),
        (Some(at), _) => not_refreshed_since(&at, language),
        (None, 0) => String::new(),
        (None, _) => reader.say(Message::NotRefreshed).to_owned(),
    }
}

fn button(reader: &Reader) -> Element {
    let (of_click, library) = (reader.clone(), reader.library.clone());
    let button = element("button")
        .attr("type", "button")
        .text(reader.say(Message::Refresh))
        .on("click", move |_| refresh_by_hand(&of_click));
    let node = button.node().clone();
    // It keeps its name, its place and the focus while it works.
    button.effect(Box::new(move || {
        let is_busy = library.freshness().is_refreshing;
        set(&node, "aria-busy", if is_busy { "true" } else { "false" });
    }))
}
