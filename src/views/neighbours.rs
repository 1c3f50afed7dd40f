use super::later::fill_later;
use super::route_link::route_link;
use crate::domain::feed::Article;
use crate::domain::message::Message;
use crate::domain::text::join;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use std::sync::Arc;

/// The way to the articles before and after this one in the list that it is read within.
pub fn neighbours(reader: &Reader, article: &Arc<Article>) -> Element {
    let (reader, article) = (reader.clone(), article.clone());
    fill_later(element("div"), move || ways(&reader, &article.id))
}

#[inline(never)]
fn ways(reader: &Reader, id: &str) -> Element {
    let route = reader.route();
    let (of_key, reader) = (reader.clone(), reader.clone());
    let id = id.to_owned();
    let around = move || of_key.neighbours(&route, &id);
    let ids = around.clone();
    // The feed may still be arriving: the next article can come later than this one.
    element("div").live_child(
        move || join(&ids().map(|article| article.map(|(address, _)| address).unwrap_or_default()), "\n"),
        move || {
            let [before, after] = around();
            if before.is_none() && after.is_none() {
                return None;
            }
            let link = |article: Option<_>, message, rel| {
                article.map(|article: (String, Arc<Article>)| neighbour(&reader, &article, message, rel))
            };
            let nav = element("nav").class("neighbours").attr("aria-label", reader.say(Message::Neighbours));
            let links =
                [link(before, Message::PreviousArticle, "prev"), link(after, Message::NextArticle, "next")];
            Some(nav.children(links.into_iter().flatten()))
        },
    )
}

fn neighbour(
    reader: &Reader,
    (address, article): &(String, Arc<Article>),
    message: Message,
    rel: &str,
) -> Element {
    route_link(reader, reader.route().with_article(address))
        .class("neighbour")
        .attr("rel", rel)
        .child(element("span").class("meta").text(reader.say(message)))
        .child(element("span").attr("dir", "auto").text(&article.headline()))
}
