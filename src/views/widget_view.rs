use super::failure_notice::{failure_notice, notice};
use super::widget_article::widget_article;
use super::widget_awaited::{awaited_line, widget_awaited};
use super::widget_back::widget_back;
use super::widget_dialog::widget_dialog;
use super::widget_headline::ID;
use super::widget_list::widget_list;
use super::widget_portal::widget_portal;
use crate::domain::message::Message;
use crate::platform::{dom, page};
use crate::state::embedding::Embedding;
use crate::state::reader::{Page, Reader};
use crate::ui::element::{Element, element};
use crate::ui::picture::mark_broken_picture;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element as Node, HtmlElement, ShadowRoot};

/// All that a widget shows.
pub fn widget_view(reader: &Reader, embedding: &Embedding) -> Element {
    let base = element("div").class("base").attr("part", "base").on_capture("error", mark_broken_picture);
    let (of_pointer, of_focus) = (embedding.clone(), embedding.clone());
    let look = look(reader, embedding, base.node());
    base.effect(look)
        // Whoever comes near may open an article.
        .on("pointerenter", move |_| of_pointer.prepare())
        .on("focusin", move |_| of_focus.prepare())
        .child(main(reader, embedding))
        .child(dialog(reader, embedding))
        .child(portal(reader, embedding))
}

/// What the style sheet must know.
fn look(reader: &Reader, embedding: &Embedding, base: &Node) -> Box<dyn Fn()> {
    let (reader, embedding, base) = (reader.clone(), embedding.clone(), base.clone());
    Box::new(move || {
        let options = embedding.options();
        dom::set(&base, "lang", reader.language().tag());
        dom::set(&base, "data-layout", options.layout.name());
        match options.theme.name() {
            Some(theme) => dom::set(&base, "data-theme", theme),
            None => drop(base.remove_attribute("data-theme")),
        }
    })
}

fn main(reader: &Reader, embedding: &Embedding) -> Element {
    let place = element("div");
    let node = place.node().clone();
    let (of_key, key_embedding, key_node) = (reader.clone(), embedding.clone(), node.clone());
    let (reader, embedding) = (reader.clone(), embedding.clone());
    let shown: Rc<RefCell<String>> = Rc::default();
    place.live_child(
        move || {
            let view = key_embedding.page(&of_key);
            let is_waiting = matches!(view, Page::Loading);
            let is_busy = is_waiting || matches!(view, Page::Article(_)) && !key_embedding.is_whole();
            dom::set(&key_node, "aria-busy", if is_busy { "true" } else { "false" });
            // What is shown stays until there is something else to show.
            if !is_waiting || shown.borrow().is_empty() {
                shown.replace(key(&of_key, &key_embedding, &view));
            }
            shown.borrow().clone()
        },
        move || {
            give_focus(&embedding, &node);
            Some(match embedding.page(&reader) {
                Page::Loading | Page::Seeking => {
                    element("p").attr("role", "status").text(reader.say(Message::Loading))
                }
                Page::Article(article) if !embedding.is_whole() => {
                    widget_awaited(&reader, &embedding, back(&reader, &embedding), &article)
                }
                Page::Article(article) => widget_article(&reader, back(&reader, &embedding), &article),
                // Widgets keep nothing; what is drawn does not depend on that.
                Page::Kept(saved) => widget_article(&reader, back(&reader, &embedding), &saved.article),
                Page::Failure(failure) => failure_notice(&reader, &failure),
                Page::UnknownArticle => {
                    let actions = [back(&reader, &embedding)];
                    notice(&reader, Message::UnknownArticle, "unknown-article", actions)
                }
                Page::List | Page::Search | Page::Saved => widget_list(&reader, &embedding),
            })
        },
    )
}

fn back(reader: &Reader, embedding: &Embedding) -> Element {
    let embedding = embedding.clone();
    widget_back(reader, move || embedding.go(None))
}

fn key(reader: &Reader, embedding: &Embedding, view: &Page) -> String {
    let (article, part) = match view {
        Page::Article(article) => (article.id.as_str(), if embedding.is_whole() { "\n" } else { "\n\n" }),
        _ => ("", ""),
    };
    let options = embedding.options();
    let tag = options.tag.as_deref().unwrap_or_default();
    [reader.language().tag(), options.layout.name(), view.kind(), tag, part, article].concat()
}

fn dialog(reader: &Reader, embedding: &Embedding) -> Element {
    let (of_key, key_embedding) = (reader.clone(), embedding.clone());
    let (reader, embedding) = (reader.clone(), embedding.clone());
    element("div").class("above").live_child(
        move || match key_embedding.dialog(&of_key) {
            Some(article) if key_embedding.is_whole() => article.id.clone(),
            Some(article) => ["\n", &article.id].concat(),
            None => String::new(),
        },
        move || {
            let article = embedding.dialog(&reader)?;
            let is_whole = embedding.is_whole();
            Some(if is_whole { widget_dialog(&reader, &embedding, &article) } else { awaited_line(&reader) })
        },
    )
}

fn portal(reader: &Reader, embedding: &Embedding) -> Element {
    let (of_key, key_embedding) = (reader.clone(), embedding.clone());
    let (reader, embedding) = (reader.clone(), embedding.clone());
    element("div").live_child(
        move || {
            let options = key_embedding.options();
            if !options.services && !options.units {
                return String::new();
            }
            let portal = of_key.portal();
            let services = if options.services && !portal.services.is_empty() { "services" } else { "" };
            let units = if options.units && portal.units.is_some() { "units" } else { "" };
            if services.len() + units.len() == 0 {
                return String::new();
            }
            [of_key.language().tag(), services, units].concat()
        },
        move || Some(widget_portal(&reader, &embedding)),
    )
}

/// The focus goes with whoever goes to another view, and is not lost where the page goes there: to the
/// heading of an article, and back to the headline that had opened it.
fn give_focus(embedding: &Embedding, place: &Node) {
    let has_focus = place
        .get_root_node()
        .dyn_into::<ShadowRoot>()
        .is_ok_and(|root| root.active_element().is_some_and(|focused| place.contains(Some(&focused))));
    let left = embedding.take_left();
    if !embedding.take_focus() && !has_focus {
        return;
    }
    let place = place.clone();
    page::soon(move || {
        let links = place.query_selector_all(&["[", ID, "]"].concat()).ok();
        let links =
            links.into_iter().flat_map(|links| (0..links.length()).filter_map(move |at| links.item(at)));
        let mut links = links.filter_map(|link| link.dyn_into::<HtmlElement>().ok());
        let link = links.find(|link| left.is_some() && link.get_attribute(ID) == left);
        let heading =
            || place.query_selector("h2").ok().flatten().and_then(|heading| heading.dyn_into().ok());
        let Some(target) = link.or_else(heading) else { return };
        dom::focus(&target);
        dom::bring_into_view(&target);
    });
}
