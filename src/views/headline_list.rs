use super::headline::headline;
use crate::domain::message::{Message, count_articles};
use crate::domain::text::decimal;
use crate::platform::near_end::watch_near_end;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use crate::ui::picture::Loading;
use gloo_timers::callback::Timeout;

/// Pictures of so many headlines are asked for at once: they are above the fold.
const EAGER_PICTURES: usize = 3;

/// The list grows by itself, a little at a time and after the first screen stands, to so many headlines:
/// enough for finding in the page and for jumping from heading to heading.
const GROWN: usize = 60;
const GROWTH_PAUSE_MS: u32 = 400;

/// The headlines of the feed, or of one tag.
pub fn headline_list(reader: &Reader) -> Element {
    let route = reader.route();
    let tag = route.tag.clone();
    let (of_keys, of_items) = (reader.clone(), reader.clone());
    let tag_of_keys = tag.clone();
    let list = element("ul").class("headlines").live_list(
        move || of_keys.library.first_ids(tag_of_keys.as_deref(), of_keys.library.shown()),
        move |index, id| {
            let loading = if index < EAGER_PICTURES { Loading::Eager } else { Loading::Lazy };
            match of_items.library.article(id) {
                Some(article) => headline(&of_items, &route, &article, loading),
                None => element("li"),
            }
        },
    );
    element("div")
        .child(list_heading(reader, tag.clone()))
        .child(notices(reader, tag.clone()))
        .child(list)
        .child(more(reader, tag))
}

fn list_heading(reader: &Reader, tag: Option<String>) -> Element {
    let (of_title, of_text, of_count) = (reader.clone(), reader.clone(), reader.clone());
    let tag_of_count = tag.clone();
    let tagged = tag.is_some();
    let title = move || {
        let title = tag.clone().or_else(|| of_title.library.header().title.clone());
        title.unwrap_or_else(|| of_title.say(Message::LatestNews).to_owned())
    };
    let description = move || {
        let description = of_text.library.header().description.clone();
        description.filter(|_| !tagged).unwrap_or_default()
    };
    let count = move || {
        let text = count_articles(of_count.library.count(tag_of_count.as_deref()), of_count.language());
        if !of_count.library.is_loading() {
            of_count.announcer.say(text.clone());
        }
        text
    };
    element("div")
        .class("list-heading")
        .child(element("h1").attr("tabindex", "-1").attr("dir", "auto").live_text(title))
        .child(element("p").class("list-description").attr("dir", "auto").live_text(description))
        .child(element("p").class("meta").live_text(count))
}

/// What is to be said of the list as a whole: that it broke off, has ended, is empty.
fn notices(reader: &Reader, tag: Option<String>) -> Element {
    let state = reader.clone();
    let reader = reader.clone();
    let message = move || {
        let library = &state.library;
        if library.is_incomplete() {
            Some(Message::IncompleteFeed)
        } else if library.is_loading() {
            None
        } else if library.count(tag.as_deref()) == 0 {
            Some(if tag.is_some() { Message::EmptyTag } else { Message::EmptyFeed })
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
                Message::IncompleteFeed => notice.attr("role", "alert").child(retry_button(&reader)),
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

/// More headlines: by itself when the reader comes near the end, and by a button.
fn more(reader: &Reader, tag: Option<String>) -> Element {
    let (of_key, reader) = (reader.library.clone(), reader.clone());
    // A new key for each growth: the end is then watched anew, though it may be near already.
    let key = move || match of_key.shown() {
        shown if shown < of_key.count(tag.as_deref()) => Some(decimal(shown as i64)),
        _ => None,
    };
    let has_more = key.clone();
    element("div").class("more").live_child(
        move || key().unwrap_or_default(),
        move || {
            has_more()?;
            let (by_hand, by_itself) = (reader.library.clone(), reader.library.clone());
            let button = element("button")
                .attr("type", "button")
                .text(reader.say(Message::ShowMore))
                .on("click", move |_| by_hand.show_more());
            let watch = watch_near_end(button.node(), move || by_itself.show_more());
            let grown = reader.library.clone();
            let grow = move || {
                if grown.shown() < GROWN {
                    grown.show_more()
                }
            };
            Some(button.keep(watch).keep(Timeout::new(GROWTH_PAUSE_MS, grow)))
        },
    )
}
