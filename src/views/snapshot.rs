//! The list as it looks now, for the service worker: at the next visit it stands before the module is there.

use crate::domain::language::Language;
use crate::domain::message::{Message, updated_at};
use crate::domain::timestamp::{Timestamp, VIETNAM_OFFSET_MINUTES};
use crate::domain::vietnamese::date_line::format_moment;
use crate::platform::dom::{append, create, document, set};
use crate::platform::later::when_idle;
use crate::platform::offline::{forget_snapshots, keep_snapshot};
use crate::platform::page;
use crate::state::reader::{Page, Reader};
use crate::ui::relative_date::write_short_dates;
use gloo_timers::callback::Timeout;
use leptos::prelude::untrack;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// A list that has not changed for so long is kept.
const QUIET_MS: u32 = 400;

/// So many headlines fill a screen; more would only delay the first paint.
const HEADLINES: u32 = 12;

/// What belongs to the moment or to the person, works only with the module, is dressed by the style sheet that
/// comes later, or stands for headlines that are not drawn.
const LEFT_OUT: &str =
    ".pull, .over-page, .notice, .read-mark, .saved-link > *, .feeds > *, .gap, dialog, [data-apart]";

/// Keeps a snapshot of each list that is looked at, unless it is an old one itself, and drops those that
/// would look otherwise now.
pub fn keep_snapshots(reader: &Reader) -> Box<dyn Fn()> {
    let reader = reader.clone();
    let timer = RefCell::new(None);
    let look = Cell::new(None);
    Box::new(move || {
        // What a snapshot cannot know of: it would be of another language, or have too many pictures.
        let now = (reader.language(), reader.preferences.reduced_images());
        let (page, library) = (reader.page(), &reader.library);
        let is_old = look.replace(Some(now)).is_some_and(|then| then != now);
        if is_old || matches!(page, Page::Failure(_)) {
            forget_snapshots();
        }
        let is_current = matches!(page, Page::List) && !library.is_loading() && library.stored().is_none();
        library.freshness();
        let reader = reader.clone();
        *timer.borrow_mut() =
            is_current.then(|| Timeout::new(QUIET_MS, move || when_idle(move || keep(&reader))));
    })
}

fn keep(reader: &Reader) {
    if let Some(snapshot) = untrack(|| take(reader)) {
        keep_snapshot(&page::query(), &snapshot);
    }
}

/// The page down to its first headlines, as markup; `None` where they are not to be seen now.
fn take(reader: &Reader) -> Option<String> {
    if !matches!(reader.page(), Page::List) {
        return None;
    }
    let shown = document().query_selector("#app .page > [lang]").ok()??;
    let first = shown.query_selector("#main > * > .headlines > *").ok()??;
    // Where they are far above, a gap stands for them. A notice of what is past belongs to this visit.
    if !first.class_list().contains("headline") || shown.query_selector("[data-stored]").ok()?.is_some() {
        return None;
    }
    let page = create("div");
    set(&page, "class", "page");
    let copied = copy(&shown)?;
    append(&page, &copied);
    append(&copied, &words());
    let main = copied.query_selector("main").ok()??;
    // The view that takes its place is told by this.
    let _ = main.remove_attribute("tabindex");
    set(&main, "aria-busy", "true");
    if let Some(age) = main.query_selector(".refresh").ok()? {
        age.set_text_content(None);
        append(&age, &age_line(reader)?);
    }
    let language = reader.language();
    write_short_dates(&main, language);
    Some(page.outer_html())
}

/// A copy of an element with what is kept of its content.
fn copy(element: &Element) -> Option<Element> {
    let copied = element.clone_node().ok()?.dyn_into::<Element>().ok()?;
    let is_list = element.class_list().contains("headlines");
    let mut child = element.first_child();
    let mut count = 0;
    while let Some(node) = child {
        child = node.next_sibling();
        let Some(part) = node.dyn_ref::<Element>() else {
            if node.node_type() == web_sys::Node::TEXT_NODE {
                append(&copied, &node.clone_node().ok()?);
            }
            continue;
        };
        if part.matches(LEFT_OUT).unwrap_or(true) {
            continue;
        }
        append(&copied, &copy(part)?.into());
        count += 1;
        if is_list && count == HEADLINES || part.tag_name() == "MAIN" {
            break;
        }
    }
    // Of the person; and the page's policy allows no style that came as text.
    for name in ["data-read", "style"] {
        let _ = copied.remove_attribute(name);
    }
    if element.tag_name() == "INPUT" {
        // What is typed now would be lost.
        set(&copied, "readonly", "");
    }
    Some(copied)
}

/// With its day: it may be read on another one.
fn age_line(reader: &Reader) -> Option<web_sys::Node> {
    let line = create("p");
    set(&line, "class", "meta");
    let (at, language) = (reader.library.freshness().at?, reader.language());
    let moment = format_moment(at, Timestamp { seconds: 0 }, VIETNAM_OFFSET_MINUTES, language);
    line.set_text_content(Some(&updated_at(&moment, language)));
    Some(line.into())
}

/// What the page's skeleton says as well.
fn words() -> web_sys::Node {
    let (words, english) = (create("p"), create("span"));
    set(&words, "class", "visually-hidden");
    set(&words, "role", "status");
    words.set_text_content(Some(&[Message::Loading.text(Language::Vietnamese), " "].concat()));
    set(&english, "lang", "en");
    english.set_text_content(Some(Message::Loading.text(Language::English)));
    append(&words, &english);
    words.into()
}
