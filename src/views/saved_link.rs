use super::later::fill_later;
use super::route_link::route_link;
use crate::domain::message::{Message, count_in_groups};
use crate::domain::route::Route;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};

/// The way to the saved articles, with how many there are.
pub fn saved_link(reader: &Reader) -> Element {
    let reader = reader.clone();
    fill_later(element("div").class("saved-link"), move || link(&reader))
}

#[inline(never)]
fn link(reader: &Reader) -> Element {
    let (of_key, reader) = (reader.clone(), reader.clone());
    // The address follows the page's: its feed and its language stay.
    element("div").live_child(
        move || of_key.route().build_query(),
        move || {
            let (route, count) = (reader.route(), reader.clone());
            let is_here = route.saved && route.article.is_none();
            let to = Route { saved: true, ..route.home() };
            let link = route_link(&reader, to)
                .attr_if("aria-current", is_here.then_some("page"))
                .text(reader.say(Message::SavedArticle))
                .child(element("span").class("saved-count").live_text(move || match count.shelf.count() {
                    0 => String::new(),
                    number => [" (", &count_in_groups(number, count.language()), ")"].concat(),
                }));
            Some(link)
        },
    )
}
