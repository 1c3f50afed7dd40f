use super::widget_headline::widget_headline;
use crate::domain::message::Message;
use crate::platform::clock::now;
use crate::state::embedding::Embedding;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use crate::ui::relative_date::refresh_relative_dates;
use gloo_timers::callback::Interval;
use std::cell::RefCell;

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
    // What is read again stays until the new is there.
    let last = RefCell::new(Vec::new());
    let list = element("ul").class("items").attr("part", "list").attr("role", "list").live_list(
        move || {
            let library = &of_keys.library;
            let numbers = library.list(&of_keys.route());
            if !(numbers.is_empty() && library.is_loading()) {
                let ids = numbers.iter().take(keys_embedding.limit());
                let ids = ids.filter_map(|number| library.at(*number).map(|article| article.id.clone()));
                last.replace(ids.collect());
            }
            last.borrow().clone()
        },
        move |_, id| match of_items.library.article(id) {
            Some(article) => widget_headline(&of_items, &items_embedding, &article),
            None => element("li"),
        },
    );
    let (dates, language) = (list.node().clone(), reader.language());
    // Without a listener: whether the page is seen is for its host to know.
    let clock = Interval::new(MINUTE_MS, move || refresh_relative_dates(&dates, now(), language));
    element("section")
        .attr("aria-labelledby", "title")
        .child(title)
        .child(list.keep(clock))
        .child(empty(reader))
        .child(more(reader, embedding))
}

/// What is to be said where nothing is listed, or not all that there is.
fn empty(reader: &Reader) -> Element {
    let (of_key, reader) = (reader.clone(), reader.clone());
    let message = move || {
        let library = &of_key.library;
        if library.is_incomplete() {
            Some(Message::IncompleteFeed)
        } else if library.is_loading() || !library.list(&of_key.route()).is_empty() {
            None
        } else {
            Some(if of_key.route().tag.is_some() { Message::EmptyTag } else { Message::EmptyFeed })
        }
    };
    let key = message.clone();
    element("div").live_child(
        move || key().map(|message| message.text(Default::default())).unwrap_or_default().to_owned(),
        move || {
            let message = message()?;
            let notice = element("div").class("notice").child(element("p").text(reader.say(message)));
            let library = reader.library.clone();
            let again = element("button").attr("type", "button").attr("part", "button");
            let again = again.text(reader.say(Message::RetryAction)).on("click", move |_| library.go_on());
            Some(match message {
                Message::IncompleteFeed => notice.attr("role", "alert").child(again),
                _ => notice,
            })
        },
    )
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
