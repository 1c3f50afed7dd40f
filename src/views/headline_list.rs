use super::filters::filters;
use super::headline::headline;
use super::headline_window::headline_window;
use super::list_heading::list_heading;
use super::new_articles::new_articles;
use super::pull_to_refresh::pull_to_refresh;
use crate::domain::message::Message;
use crate::domain::route::Route;
use crate::domain::text::decimal;
use crate::platform::clock::now;
use crate::platform::each_minute::each_minute;
use crate::platform::near::watch_near;
use crate::state::library::list_key;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use crate::ui::picture::Loading;
use crate::ui::relative_date::refresh_relative_dates;

/// Pictures of so many headlines are asked for at once: they are above the fold.
const EAGER_PICTURES: usize = 3;

/// The headlines of the feed, or those that were chosen.
pub fn headline_list(reader: &Reader) -> Element {
    let route = reader.route();
    let (of_images, of_list) = (reader.preferences.clone(), reader.clone());
    element("div")
        .child(pull_to_refresh(reader))
        .child(list_heading(reader, &route))
        .child(filters(reader, &route.selection()))
        .child(notices(reader, &route))
        .child(new_articles(reader, &route))
        // Drawn anew for those who want fewer pictures or more.
        .live_child(
            move || if of_images.reduced_images() { "few" } else { "all" }.to_owned(),
            move || Some(headlines(&of_list, route.clone())),
        )
        .child(more(reader))
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
    list.keep(each_minute(move || refresh_relative_dates(&dates, now(), language)))
}

/// What is to be said of the list as a whole: that it broke off, has ended, is empty.
fn notices(reader: &Reader, route: &Route) -> Element {
    let state = reader.clone();
    let reader = reader.clone();
    let route = route.clone();
    let message = move || {
        let library = &state.library;
        if library.is_incomplete() {
            Some(Message::IncompleteFeed)
        } else if library.is_loading() {
            None
        } else if library.list(&route).is_empty() {
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
    };
    let key = message.clone();
    element("div").live_child(
        move || key().map(|message| message.text(Default::default())).unwrap_or_default().to_owned(),
        move || {
            let message = message()?;
            let notice = element("div").class("notice").child(element("p").text(reader.say(message)));
            Some(match message {
                Message::IncompleteFeed => notice.attr("role", "alert").child(go_on_button(&reader)),
                _ => notice,
            })
        },
    )
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
fn go_on_button(reader: &Reader) -> Element {
    let library = reader.library.clone();
    element("button")
        .attr("type", "button")
        .text(reader.say(Message::RetryAction))
        .on("click", move |_| library.go_on())
}

/// The feed's next page: by itself when the reader comes near the end, and by a button.
fn more(reader: &Reader) -> Element {
    let (of_key, reader) = (reader.library.clone(), reader.clone());
    // A new key for each page: the end is then watched anew, though it may be near already.
    let key = move || if of_key.has_next_page() { decimal(of_key.count() as i64) } else { String::new() };
    let has_next_page = reader.library.clone();
    element("div").class("more").live_child(key, move || {
        if !has_next_page.has_next_page() {
            return None;
        }
        let (by_hand, by_itself) = (reader.library.clone(), reader.library.clone());
        let button = element("button")
            .attr("type", "button")
            .text(reader.say(Message::LoadMore))
            .on("click", move |_| by_hand.load_next_page());
        let watch = watch_near(move |_| by_itself.load_next_page());
        watch.add(button.node());
        Some(button.keep(watch))
    })
}
