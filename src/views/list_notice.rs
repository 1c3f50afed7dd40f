use crate::domain::message::Message;
use crate::domain::route::Route;
use crate::domain::surface::Surface;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};

/// What is to be said of a route's list as a whole: that it broke off, has ended, is empty. `go_on` makes the
/// button that reads on.
pub fn list_notice(reader: &Reader, route: &Route, go_on: fn(&Reader) -> Element) -> Element {
    let (of_key, of_make) = ((reader.clone(), route.clone()), (reader.clone(), route.clone()));
    element("div").live_child(
        move || {
            message(&of_key.0, &of_key.1).map_or("", |message| message.text(Default::default())).to_owned()
        },
        move || {
            let message = message(&of_make.0, &of_make.1)?;
            let notice = element("div").class("notice").child(element("p").text(of_make.0.say(message)));
            Some(match message {
                Message::IncompleteFeed => notice.attr("role", "alert").child(go_on(&of_make.0)),
                _ => notice,
            })
        },
    )
}

fn message(reader: &Reader, route: &Route) -> Option<Message> {
    let library = &reader.library;
    // Of a page of older articles that lacks one reads at the end of the list, where one waits for it: a
    // widget has no such place.
    let is_told_here = reader.surface == Surface::Widget || !library.is_further_page();
    if library.is_incomplete() && is_told_here {
        Some(Message::IncompleteFeed)
    } else if library.is_cut() {
        Some(Message::CutFeed)
    } else if library.is_loading() {
        None
    } else if library.list(route).is_empty() {
        Some(match (&route.tag, route.month) {
            (_, Some(_)) => Message::EmptySelection,
            (Some(_), None) => Message::EmptyTag,
            (None, None) => Message::EmptyFeed,
        })
    } else if library.header().expired {
        Some(Message::ExpiredFeed)
    } else {
        None
    }
}
