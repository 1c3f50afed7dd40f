use super::refresh_line::refresh_line;
use super::route_link::route_link;
use crate::domain::listing::{Selection, Sort};
use crate::domain::message::{Message, count_articles, remove_choice};
use crate::domain::route::Route;
use crate::domain::text::join;
use crate::domain::vietnamese::date_line::format_month;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use std::cell::RefCell;

/// What the list is: its title, the feed's words about itself, how many articles, what was chosen.
pub fn list_heading(reader: &Reader, route: &Route) -> Element {
    let (of_title, of_text, of_count) = (reader.clone(), reader.clone(), reader.clone());
    let selection = route.selection();
    let (counted, is_filtered) = (route.clone(), selection.is_filtered());
    let description = move || {
        let description = of_text.library.header().description.clone();
        description.filter(|_| !is_filtered).unwrap_or_default()
    };
    let said = RefCell::new(String::new());
    let count = move || {
        let text = count_articles(of_count.library.list(&counted).len(), of_count.language());
        if of_count.library.is_loading() {
            return [&text, " · ", of_count.say(Message::MoreIsComing)].concat();
        }
        // Once: it would drown what is said since.
        if *said.borrow() != text {
            said.replace(text.clone());
            of_count.announcer.say(text.clone());
        }
        text
    };
    let title = element("h1").attr("tabindex", "-1").attr("dir", "auto");
    element("div")
        .class("list-heading")
        .child(title.live_text(move || list_title(&of_title)))
        .child(element("p").class("list-description").attr("dir", "auto").live_text(description))
        .child(
            element("div")
                .class("list-status")
                .child(element("p").class("meta").live_text(count))
                .child(refresh_line(reader)),
        )
        .child_if(choices(reader, &selection))
}

/// The title of the list that the route asks for; tracked.
pub fn list_title(reader: &Reader) -> String {
    let Selection { tag, month, .. } = reader.route().selection();
    let month = month.map(|month| format_month(month, reader.language()));
    let parts: Vec<String> = tag.into_iter().chain(month).collect();
    if !parts.is_empty() {
        return join(&parts, " – ");
    }
    let title = reader.library.header().title.clone();
    title.unwrap_or_else(|| reader.say(Message::LatestNews).to_owned())
}

/// The words for an order.
pub fn sort_message(sort: Option<Sort>) -> Message {
    match sort {
        None => Message::SortByFeed,
        Some(Sort::Newest) => Message::SortNewest,
        Some(Sort::Oldest) => Message::SortOldest,
        Some(Sort::Title) => Message::SortTitle,
    }
}

/// What was chosen, each part a link that takes it away.
fn choices(reader: &Reader, selection: &Selection) -> Option<Element> {
    let Selection { tag, month, sort } = selection;
    let tag = tag.as_ref().map(|tag| (tag.clone(), Selection { tag: None, ..selection.clone() }));
    let month = month.map(|month| {
        (format_month(month, reader.language()), Selection { month: None, ..selection.clone() })
    });
    let sort = sort.map(|sort| {
        let name = reader.say(sort_message(Some(sort))).to_owned();
        (name, Selection { sort: None, ..selection.clone() })
    });
    let route = reader.route();
    let parts: Vec<_> = [tag, month, sort].into_iter().flatten().collect();
    let links = parts.iter().map(|(name, rest)| {
        let link = route_link(reader, route.with_selection(rest.clone())).class("chosen-part");
        let label = remove_choice(name, reader.language());
        element("li").child(link.attr("dir", "auto").attr("aria-label", &label).text(name))
    });
    let list = element("ul").class("chosen").attr("aria-label", reader.say(Message::Chosen));
    (!parts.is_empty()).then(|| list.children(links))
}
