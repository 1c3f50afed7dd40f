use super::route_link::route_link;
use super::saved_file::saved_file;
use crate::domain::adapter::{hash, hex};
use crate::domain::message::{Message, count_articles, removed_article};
use crate::domain::shelf::{Key, Saved};
use crate::domain::text::decimal;
use crate::platform::clock::now;
use crate::platform::dom;
use crate::platform::each_minute::each_minute;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use crate::ui::relative_date::{refresh_relative_dates, relative_date};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What was taken off last on this page.
type Removed = Rc<RefCell<Option<Saved>>>;

/// The saved articles, the newest first, and the ways to take them along.
#[inline(never)]
pub fn saved_page(reader: &Reader) -> Element {
    let removed = Removed::default();
    let (of_list, shelf) = (reader.clone(), reader.shelf.clone());
    let of_items = removed.clone();
    let list = element("ul").class("saved-list").live_list(
        // What was corrected or taken back while the page is open is drawn anew.
        move || shelf.saved().iter().map(look).collect(),
        move |_, look| {
            let key = look.split(' ').next().and_then(Key::parse);
            let saved = key.and_then(|key| of_list.shelf.saved_of(key));
            saved.map_or_else(|| element("li"), |saved| item(&of_list, &saved, &of_items))
        },
    );
    let (dates, language) = (list.node().clone(), reader.language());
    let list = list.keep(each_minute(move || refresh_relative_dates(&dates, now(), language)));
    element("div")
        .class("saved-page")
        .child(heading(reader))
        .child(notices(reader))
        .child(undo(reader, &removed))
        .child(list)
        .child(saved_file(reader))
}

/// Which article it is, and all that an item shows of it.
fn look(saved: &Saved) -> String {
    let article = &saved.article;
    let summary = article.list_summary().unwrap_or_default();
    let date = article.date().map_or(0, |date| date.seconds);
    let [feed, language] =
        [&saved.feed_title, &article.language].map(|text| text.as_deref().unwrap_or_default());
    let shown = hash(&[&article.headline(), &summary, &decimal(date), feed, language]);
    let withdrawn = if saved.withdrawn.is_some() { " withdrawn" } else { "" };
    [&saved.key().hex(), " ", &hex(shown), withdrawn].concat()
}

fn heading(reader: &Reader) -> Element {
    let of_count = reader.clone();
    let count = move || match of_count.shelf.count() {
        0 => String::new(),
        count => count_articles(count, of_count.language()),
    };
    element("div")
        .class("list-heading")
        .child(element("h1").attr("tabindex", "-1").text(reader.say(Message::SavedTitle)))
        .child(element("p").class("list-description").text(reader.say(Message::SavedPrivacy)))
        .child(element("p").class("meta").live_text(count))
}

/// That nothing is there yet, or could not be kept.
fn notices(reader: &Reader) -> Element {
    let (of_key, reader) = (reader.shelf.clone(), reader.clone());
    let message = move || match () {
        // What could not be kept matters more than what had to go.
        () if of_key.has_unkept() && of_key.notice() == Some(Message::StoreShrunk) => Some(Message::NotKept),
        () if of_key.notice().is_some() => of_key.notice(),
        () if of_key.has_unkept() => Some(Message::NotKept),
        () if of_key.count() > 0 => None,
        () if of_key.is_loaded() => Some(Message::SavedEmpty),
        () => Some(Message::Loading),
    };
    let key = message.clone();
    element("div").live_child(
        move || key().map(|message| message.text(Default::default())).unwrap_or_default().to_owned(),
        move || message().map(|message| element("p").class("notice").text(reader.say(message))),
    )
}

fn item(reader: &Reader, saved: &Saved, removed: &Removed) -> Element {
    let language = reader.language();
    let headline = saved.article.headline();
    let title = route_link(reader, reader.route().with_article(&reader.shelf.address(saved))).text(&headline);
    let feed = saved.feed_title.as_ref();
    let feed = feed.map(|title| element("span").attr("dir", "auto").text(title));
    let withdrawn =
        saved.withdrawn.map(|_| element("span").class("withdrawn").text(reader.say(Message::Withdrawn)));
    let date = saved.article.date().map(|date| relative_date(date, now(), language));
    let summary = saved.article.list_summary();
    let summary = summary.map(|text| element("p").class("headline-lead").attr("dir", "auto").text(&text));
    let (reader_of_click, removed, key) = (reader.clone(), removed.clone(), saved.key());
    let gone = saved.clone();
    let remove = element("button")
        .attr("type", "button")
        .attr("aria-label", &[reader.say(Message::RemoveSaved), ": ", &headline].concat())
        .text(reader.say(Message::RemoveSaved))
        .on("click", move |_| {
            removed.replace(Some(gone.clone()));
            reader_of_click.shelf.remove(&reader_of_click, key);
        });
    element("li")
        .class("saved-item")
        .attr_if("lang", saved.article.language.as_deref())
        .child(element("h2").attr("dir", "auto").child(title))
        .child_if(summary)
        .child(element("p").class("meta").child_if(withdrawn).child_if(feed).child_if(date))
        .child(element("p").attr("lang", language.tag()).child(remove))
}

/// What was taken off by a slip is put back by a press. It also takes the focus of the button that is gone.
fn undo(reader: &Reader, removed: &Removed) -> Element {
    let (of_key, shelf) = (removed.clone(), reader.shelf.clone());
    let (removed, reader) = (removed.clone(), reader.clone());
    let shown = Rc::new(Cell::new(None));
    let is_gone = move || {
        let saved = shelf.saved();
        let last = of_key.borrow().as_ref().map(Saved::key);
        last.filter(|key| !saved.iter().any(|saved| saved.key() == *key))
    };
    let key = is_gone.clone();
    element("div").live_child(
        move || key().map(Key::hex).unwrap_or_default(),
        move || {
            let key = is_gone();
            let had_notice = shown.replace(key).is_some();
            if key.is_none() && had_notice {
                focus_heading();
            }
            let saved = removed.borrow().clone().filter(|saved| Some(saved.key()) == key)?;
            let of_click = reader.clone();
            let button = element("button").attr("type", "button").text(reader.say(Message::Undo)).on(
                "click",
                move |_| {
                    of_click.shelf.put_back(&of_click, saved.key());
                },
            );
            let title = removed.borrow().as_ref().map(|saved| saved.article.headline()).unwrap_or_default();
            let node = button.node().clone();
            // It is in the page when this task has ended.
            dom::soon(move || {
                if let Some(button) = node.dyn_ref::<HtmlElement>() {
                    dom::focus(button);
                }
            });
            let sentence = removed_article(&title, reader.language());
            Some(element("div").class("notice").child(element("p").text(&sentence)).child(button))
        },
    )
}

fn focus_heading() {
    let heading = dom::document().query_selector("#main h1").ok().flatten();
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        dom::focus(&heading);
    }
}
