use super::route_link::route_link;
use crate::domain::feed::Article;
use crate::domain::message::{Message, latest_in_tag};
use crate::domain::route::Route;
use crate::platform::clock::now;
use crate::platform::dom::set;
use crate::platform::later::when_first_view_stands;
use crate::platform::near::watch_near;
use crate::state::further::{Found, Further};
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use crate::ui::relative_date::relative_date;
use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

/// While a feed is still coming, so many articles are enough to choose from.
const ENOUGH: usize = 100;

/// Below an article: what is related to it and what is new. Looked for when the reader comes near, and
/// not before the first view stands.
pub fn further_reading(reader: &Reader, article: &Arc<Article>) -> Element {
    let ready = Happened::default();
    let (of_key, of_make) = (ready.clone(), ready.clone());
    when_first_view_stands(move || ready.set());
    let (reader, article) = (reader.clone(), article.clone());
    element("div").class("further").live_child(
        move || if of_key.get() { "ready" } else { "" }.to_owned(),
        move || of_make.get().then(|| search_when_near(&reader, &article)),
    )
}

/// Something that has happened or not; what has happened stays so.
#[derive(Clone, Default)]
struct Happened(Rc<Cell<bool>>, ArcTrigger);

impl Happened {
    /// Tracked.
    fn get(&self) -> bool {
        self.1.track();
        self.0.get()
    }

    fn set(&self) {
        if !self.0.replace(true) {
            self.1.notify();
        }
    }
}

// Apart from what asks for it, so that it can come after the first view.
#[inline(never)]
fn search_when_near(reader: &Reader, article: &Arc<Article>) -> Element {
    let tag = reader.route().tag.filter(|tag| article.has_tag(tag)).or_else(|| article.tags.first().cloned());
    let (further, near, started) = (Further::default(), Happened::default(), Cell::new(false));
    let (of_key, of_view) = (further.clone(), further.clone());
    let (view_reader, view_tag, of_news) = (reader.clone(), tag.clone(), reader.library.clone());
    let place = element("div").class("further-room").live_child(
        // What is taken back meanwhile vanishes here as well.
        move || of_key.found().map(|found| found.current(&of_news).key()).unwrap_or_default(),
        move || {
            let found = of_view.found()?.current(&view_reader.library);
            Some(sections(&view_reader, &found, view_tag.as_deref()))
        },
    );
    let (of_watch, node) = (near.clone(), place.node().clone());
    let watch = watch_near(move |_| of_watch.set());
    watch.add(place.node());
    let (library, article) = (reader.library.clone(), article.clone());
    place.keep(watch).effect(Box::new(move || {
        let enough = !library.is_loading() || library.count() >= ENOUGH;
        if near.get() && enough && !started.replace(true) {
            further.search(&library, article.clone(), tag.clone());
        }
        // The room that was kept for it is no longer needed.
        if further.found().is_some() {
            set(&node, "data-found", "");
        }
    }))
}

fn sections(reader: &Reader, found: &Found, tag: Option<&str>) -> Element {
    let home = reader.route().home();
    let in_tag = tag.map(|tag| (latest_in_tag(tag, reader.language()), home.with_tag(tag)));
    let in_tag = in_tag
        .and_then(|(title, list)| section(reader, "latest-in-tag", &title, &list, &found.latest_in_tag));
    element("div")
        .children(section(reader, "related", reader.say(Message::RelatedArticles), &home, &found.related))
        .children(in_tag)
        .children(section(reader, "latest", reader.say(Message::Latest), &home, &found.latest))
}

fn section(
    reader: &Reader,
    id: &str,
    title: &str,
    list: &Route,
    articles: &[Arc<Article>],
) -> Option<Element> {
    let links = articles.iter().map(|article| {
        let link = route_link(reader, list.with_article(&article.id)).attr("dir", "auto");
        let date = article.date().map(|date| relative_date(date, now(), reader.language()));
        let meta = element("p").class("meta").child_if(date);
        element("li")
            .attr_if("lang", article.language.as_deref())
            .child(link.text(&article.headline()))
            .child(meta.attr("lang", reader.language().tag()))
    });
    let section = element("section")
        .attr("aria-labelledby", id)
        .child(element("h2").attr("id", id).attr("dir", "auto").text(title))
        .child(element("ul").children(links));
    (!articles.is_empty()).then_some(section)
}
