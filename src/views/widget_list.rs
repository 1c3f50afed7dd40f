use super::headline_list::go_on_button;
use super::list_notice::list_notice;
use super::widget_headline::widget_headline;
use crate::domain::message::Message;
use crate::domain::text::decimal;
use crate::platform::clock::now;
use crate::state::embedding::Embedding;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use crate::ui::relative_date::refresh_relative_dates;
use gloo_timers::callback::Interval;

const MINUTE_MS: u32 = 60_000;

/// A widget's headlines under the name of their feed.
pub fn widget_list(reader: &Reader, embedding: &Embedding) -> Element {
    let (of_title, of_keys, of_items) = (reader.clone(), reader.clone(), reader.clone());
    let (keys_embedding, items_embedding) = (embedding.clone(), embedding.clone());
    let title =
        element("h2").class("list-title").attr("part", "title").attr("id", "title").attr("dir", "auto");
    let title = title.attr("tabindex", "-1").live_text(move || {
        let title = of_title.library.header().title.clone();
        title.unwrap_or_else(|| of_title.say(Message::LatestNews).to_owned())
    });
    // By their numbers: an article that was corrected has another one.
    let list = element("ul").class("items").attr("part", "list").attr("role", "list").live_list(
        move || {
            let numbers = of_keys.library.list(&of_keys.route());
            let numbers = numbers.iter().take(keys_embedding.limit());
            numbers.map(|number| decimal((*number).into())).collect()
        },
        move |place, _| {
            let library = &of_items.library;
            let number = library.list(&of_items.route()).get(place).copied();
            match number.and_then(|number| library.at(number)) {
                Some(article) => widget_headline(&of_items, &items_embedding, &article),
                None => element("li"),
            }
        },
    );
    let (dates, language) = (list.node().clone(), reader.language());
    // Without a listener: whether the page is seen is for its host to know.
    let clock = Interval::new(MINUTE_MS, move || refresh_relative_dates(&dates, now(), language));
    element("section")
        .attr("aria-labelledby", "title")
        .child(title)
        .child(list.keep(clock))
        .child(list_notice(reader, &reader.route(), go_on))
        .child(more(reader, embedding))
}

/// Reads on where the feed broke off.
fn go_on(reader: &Reader) -> Element {
    go_on_button(reader).attr("part", "button")
}

/// The next portion of a list that the page has set no limit for.
fn more(reader: &Reader, embedding: &Embedding) -> Element {
    let (of_key, key_embedding) = (reader.clone(), embedding.clone());
    let (reader, embedding) = (reader.clone(), embedding.clone());
    let key = move || {
        let library = &of_key.library;
        let has_more = library.list(&of_key.route()).len() > key_embedding.limit() || library.has_next_page();
        if key_embedding.options().limit.is_none() && has_more { "more" } else { "" }.to_owned()
    };
    let asked = key.clone();
    element("div").class("more").live_child(key, move || {
        if asked().is_empty() {
            return None;
        }
        let (library, reader, embedding) = (reader.library.clone(), reader.clone(), embedding.clone());
        let button = element("button").attr("type", "button").attr("part", "button");
        Some(button.text(reader.say(Message::LoadMore)).on("click", move |_| {
            if library.list(&reader.route()).len() <= embedding.limit() {
                library.load_next_page();
            }
            embedding.show_more();
        }))
    })
}
