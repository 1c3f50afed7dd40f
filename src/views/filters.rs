use super::list_heading::sort_message;
use super::route_link::route_link;
use crate::domain::listing::{Selection, Sort, count_months, count_tags};
use crate::domain::message::{Message, count_articles};
use crate::domain::text::decimal;
use crate::domain::vietnamese::date_line::format_month;
use crate::platform::{dom, page};
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

/// So many tags and months are shown at once, and so many more when they are asked for: a feed can have
/// a tag for each of its articles.
const SHOWN: usize = 30;
const SHOWN_MORE: usize = 270;

/// The ways through a feed: tags, archive, order. One line until it is opened, and made only then.
pub fn filters(reader: &Reader, selection: &Selection) -> Element {
    let opened = (Rc::new(Cell::new(false)), ArcTrigger::new());
    let (of_key, of_toggle, of_panel) = (opened.clone(), opened.clone(), opened.0);
    let (library, reader, selection) = (reader.library.clone(), reader.clone(), selection.clone());
    let names = [Message::Tags, Message::Archive, Message::SortBy].map(|message| reader.say(message));
    let summary = element("summary").text(&names.join(" · "));
    let details = element("details");
    let node = details.node().clone();
    details
        .class("filters")
        .on("toggle", move |_| {
            if !of_toggle.0.replace(true) {
                of_toggle.1.notify();
            }
        })
        .child(summary)
        .live_child(
            move || {
                of_key.1.track();
                match (of_key.0.get(), library.is_loading()) {
                    (false, _) => "",
                    (true, true) => "so far",
                    (true, false) => "all",
                }
                .to_owned()
            },
            move || {
                keep_focus(&node);
                of_panel.get().then(|| panel(&reader, &selection))
            },
        )
}

// Apart from what asks for it, so that it can come after the first view.
#[inline(never)]
fn panel(reader: &Reader, selection: &Selection) -> Element {
    let language = reader.language();
    let articles = reader.library.articles();
    // Counted within the rest of the choice: what is offered leads to as many articles as it says.
    let tags = count_tags(&articles, selection.month).into_iter().map(|(tag, count)| {
        let is_chosen = selection.tag.as_ref() == Some(&tag);
        let to = Selection { tag: Some(tag.clone()), ..selection.clone() };
        Choice { name: tag, count: Some(count), is_chosen, to }
    });
    let months = count_months(&articles, selection.tag.as_deref()).into_iter().map(|(month, count)| {
        let to = Selection { month: Some(month), ..selection.clone() };
        let is_chosen = selection.month == Some(month);
        Choice { name: format_month(month, language), count: Some(count), is_chosen, to }
    });
    let orders = [None].into_iter().chain(Sort::ALL.map(Some)).map(|sort| Choice {
        name: reader.say(sort_message(sort)).to_owned(),
        count: None,
        is_chosen: selection.sort == sort,
        to: Selection { sort, ..selection.clone() },
    });
    element("div")
        .class("filter-groups")
        .child_if(group(reader, "filter-tags", Message::Tags, tags.collect()))
        .child_if(group(reader, "filter-months", Message::Archive, months.collect()))
        .child_if(group(reader, "filter-sort", Message::SortBy, orders.collect()))
}

struct Choice {
    name: String,
    /// How many articles it leads to.
    count: Option<u32>,
    is_chosen: bool,
    to: Selection,
}

fn group(reader: &Reader, id: &str, title: Message, choices: Vec<Choice>) -> Option<Element> {
    if choices.is_empty() {
        return None;
    }
    let (reader, language, title) = (reader.clone(), reader.language(), reader.say(title));
    let (count, shown) = (choices.len(), (Rc::new(Cell::new(SHOWN)), ArcTrigger::new()));
    let of_list = shown.clone();
    let keys = move || {
        of_list.1.track();
        (0..count.min(of_list.0.get())).map(|index| decimal(index as i64)).collect()
    };
    let more = (count > SHOWN).then(|| {
        let label = [reader.say(Message::ShowMore), ": ", title].concat();
        element("button")
            .attr("type", "button")
            .attr("aria-label", &label)
            .text(reader.say(Message::ShowMore))
            .on("click", move |event| {
                shown.0.set(SHOWN + SHOWN_MORE);
                shown.1.notify();
                focus_first_new(&event);
            })
    });
    let route = reader.route();
    let list = element("ul").live_list(keys, move |index, _| {
        let Some(choice) = choices.get(index) else { return element("li") };
        let link = route_link(&reader, route.with_selection(choice.to.clone()))
            .attr("dir", "auto")
            .attr_if("aria-current", choice.is_chosen.then_some("true"))
            .child(element("span").text(&choice.name));
        element("li").child(match choice.count {
            Some(count) => {
                let spoken = [", ", &count_articles(count as usize, language)].concat();
                let seen = element("span").class("count").attr("aria-hidden", "true");
                link.child(seen.text(&decimal(count.into())))
                    .child(element("span").class("visually-hidden").text(&spoken))
            }
            None => link,
        })
    });
    let group = element("nav").class("filter-group").attr("aria-labelledby", id);
    let title = element("p").class("filter-title").attr("id", id).text(title);
    Some(group.child(title).child(list).child_if(more))
}

/// A panel that is made anew when the last articles have come must not take the focus with it: the link
/// to the same place gets it.
fn keep_focus(details: &web_sys::Element) {
    let focused = dom::document().active_element().filter(|one| details.contains(Some(one)));
    let Some(href) = focused.and_then(|one| one.get_attribute("href")) else { return };
    let details = details.clone();
    page::soon(move || {
        let Ok(links) = details.query_selector_all("a") else { return };
        for index in 0..links.length() {
            let link = links.item(index).and_then(|link| link.dyn_into::<HtmlElement>().ok());
            if let Some(link) = link.filter(|link| link.get_attribute("href").as_ref() == Some(&href)) {
                dom::focus(&link);
            }
        }
    });
}

/// The button has done what it can; what it brought takes the focus, so that keys go on from there.
fn focus_first_new(event: &Event) {
    let Some(button) = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok())
    else {
        return;
    };
    let list = button.previous_element_sibling();
    // The list grows after this task.
    page::soon(move || {
        let links = list.and_then(|list| list.query_selector_all("a").ok());
        let link = links.and_then(|links| links.item(SHOWN as u32));
        if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
            dom::focus(&link);
        }
        button.remove();
    });
}
