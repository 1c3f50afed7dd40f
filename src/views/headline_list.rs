use super::filters::filters;
use super::headline::headline;
use super::headline_window::headline_window;
use super::later::add_later;
use super::list_heading::list_heading;
use super::list_notice::list_notice;
use super::new_articles::new_articles;
use super::pull_to_refresh::pull_to_refresh;
use crate::domain::message::Message;
use crate::domain::route::Route;
use crate::domain::text::decimal;
use crate::platform::clock::now;
use crate::platform::each_minute::each_minute;
use crate::platform::near::watch_near;
use crate::state::library::{Library, list_key};
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use crate::ui::picture::Loading;
use crate::ui::relative_date::refresh_relative_dates;
use std::cell::Cell;

/// Pictures of so many headlines are asked for at once: they are above the fold.
const EAGER_PICTURES: usize = 3;

/// The headlines of the feed, or those that were chosen. Apart, so that a first article does without it.
#[inline(never)]
pub fn headline_list(reader: &Reader) -> Element {
    let route = reader.route();
    let (of_images, of_list, listed) = (reader.preferences.clone(), reader.clone(), route.clone());
    element("div")
        .child(pull_to_refresh(reader))
        .child(list_heading(reader, &route))
        .child(filters(reader, &route.selection()))
        .child(list_notice(reader, &route, go_on_button))
        .child(new_articles(reader, &route))
        // Drawn anew for those who want fewer pictures or more.
        .live_child(
            move || if of_images.reduced_images() { "few" } else { "all" }.to_owned(),
            move || Some(headlines(&of_list, listed.clone())),
        )
        .child(more(reader, route))
}

/// The list itself, of a route.
fn headlines(reader: &Reader, route: Route) -> Element {
    let (of_numbers, of_items) = (reader.library.clone(), reader.clone());
    let listed = route.clone();
    let list = headline_window(
        reader,
        list_key(&route),
        move || of_numbers.list(&listed),
        move |place, number| {
            let loading = if place < EAGER_PICTURES { Loading::Eager } else { Loading::Lazy };
            match of_items.library.at(number) {
                Some(article) => headline(&of_items, &route, &article, loading),
                None => element("li"),
            }
        },
    );
    let (dates, language) = (list.node().clone(), reader.language());
    add_later(list, move || each_minute(move || refresh_relative_dates(&dates, now(), language)))
}

/// Reads the feed again, without loading the page.
pub fn retry_button(reader: &Reader) -> Element {
    let library = reader.library.clone();
    element("button")
        .attr("type", "button")
        .text(reader.say(Message::RetryAction))
        .on("click", move |_| library.reload())
}

/// Reads on where the feed broke off: what came stays.
pub fn go_on_button(reader: &Reader) -> Element {
    let library = reader.library.clone();
    element("button")
        .attr("type", "button")
        .text(reader.say(Message::RetryAction))
        .on("click", move |_| library.go_on())
}

/// The feed's next page: by itself when the reader comes near the end, and by a button. While it is on its
/// way, and where it did not come, that stands in the button's place.
fn more(reader: &Reader, route: Route) -> Element {
    let (of_key, reader) = (reader.library.clone(), reader.clone());
    // A page that had nothing for this list is not followed by another one unasked: with a rare tag that would
    // be all of them.
    let before = Cell::new(usize::MAX);
    // A new key for each page: the end is then watched anew, though it may be near already.
    let key = move || match end_of(&of_key) {
        End::More => decimal(of_key.count() as i64),
        End::Loading => "loading".to_owned(),
        End::Broken => "broken".to_owned(),
        End::Last => String::new(),
    };
    element("div").class("more").live_child(key, move || {
        Some(match end_of(&reader.library) {
            End::More => {
                let length = reader.library.list(&route).len();
                load_more(&reader, before.replace(length) != length)
            }
            End::Loading => element("p").class("meta").text(reader.say(Message::Loading)),
            End::Broken => broken_page(&reader),
            End::Last => return None,
        })
    })
}

/// What comes after the last article.
pub enum End {
    More,
    Loading,
    Broken,
    Last,
}

pub fn end_of(library: &Library) -> End {
    match library.is_further_page() {
        _ if library.has_next_page() => End::More,
        true if library.is_loading() => End::Loading,
        true if library.is_incomplete() => End::Broken,
        _ => End::Last,
    }
}

fn load_more(reader: &Reader, near_is_enough: bool) -> Element {
    let (by_hand, by_itself) = (reader.library.clone(), reader.library.clone());
    let button = element("button")
        .attr("type", "button")
        .text(reader.say(Message::LoadMore))
        .on("click", move |_| by_hand.load_next_page());
    if !near_is_enough {
        return button;
    }
    let watch = watch_near(move |_| by_itself.load_next_page());
    watch.add(button.node());
    button.keep(watch)
}

#[inline(never)]
pub fn broken_page(reader: &Reader) -> Element {
    element("div")
        .class("notice")
        .attr("role", "alert")
        .child(element("p").text(reader.say(Message::OlderNotHere)))
        .child(go_on_button(reader))
}
