use super::later::fill_later;
use super::route_link::following_link;
use crate::domain::message::{Message, count_in_groups};
use crate::domain::route::Route;
use crate::platform::dom::set_changed;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};

/// The way to the saved articles, with how many there are.
pub fn saved_link(reader: &Reader) -> Element {
    let reader = reader.clone();
    fill_later(element("div").class("saved-link"), move || link(&reader))
}

#[inline(never)]
fn link(reader: &Reader) -> Element {
    let (of_count, of_route) = (reader.clone(), reader.clone());
    // The address follows the page's: its feed and its language stay.
    let link = following_link(reader, |route| Route { saved: true, ..route.home() });
    let node = link.node().clone();
    link.text(reader.say(Message::SavedArticle))
        .child(element("span").class("saved-count").live_text(move || match of_count.shelf.count() {
            0 => String::new(),
            number => [" (", &count_in_groups(number, of_count.language()), ")"].concat(),
        }))
        .effect(Box::new(move || {
            let route = of_route.route();
            match route.saved && route.article.is_none() {
                true => set_changed(&node, "aria-current", "page"),
                false => drop(node.remove_attribute("aria-current")),
            }
        }))
}
