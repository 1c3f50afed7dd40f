use super::route_link::route_link;
use crate::domain::message::{Message, count_articles};
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};

/// An article is awaited in a long feed, of which much has come without it: says so, how far that is, and
/// leads to what has come.
#[inline(never)]
pub fn seeking_notice(reader: &Reader) -> Element {
    let of_count = reader.clone();
    let count = move || {
        let count = count_articles(of_count.library.count(), of_count.language());
        [of_count.say(Message::SoFar), " ", &count].concat()
    };
    let list = route_link(reader, reader.route().list()).class("button");
    element("div")
        .class("failure")
        .child(element("h1").attr("tabindex", "-1").text(reader.say(Message::Loading)))
        .child(element("p").text(reader.say(Message::SeekingArticle)))
        .child(element("p").class("meta").live_text(count))
        .child(element("p").class("actions").child(list.text(reader.say(Message::AllArticles))))
}
