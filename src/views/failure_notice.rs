use super::headline_list::{go_on_button, retry_button};
use super::route_link::route_link;
use crate::domain::message::Message;
use crate::domain::route::Route;
use crate::state::failure::Failure;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};

/// Nothing can be shown: what happened, what to do, and the ways on.
pub fn failure_notice(reader: &Reader, failure: &Failure) -> Element {
    let retry = failure.can_retry().then(|| retry_button(reader));
    // A strange address may have brought the reader here: the site's own news is a way on.
    let route = reader.route();
    let own = Route { feed: None, ..route.home() };
    let own = route
        .feed
        .is_some()
        .then(|| route_link(reader, own).class("button").text(reader.say(Message::OpenOwnFeed)));
    notice(reader, failure.message(), failure.kind(), retry.into_iter().chain(own))
}

/// The address names an article that the feed does not hold, or that did not come before the feed broke
/// off: says so, and offers the list, or to go on.
pub fn unknown_article(reader: &Reader) -> Element {
    let list = route_link(reader, reader.route().home());
    let list = list.class("button").text(reader.say(Message::AllArticles));
    if reader.library.is_incomplete() {
        return notice(reader, Message::ArticleNotHere, "article-not-here", [go_on_button(reader), list]);
    }
    notice(reader, Message::UnknownArticle, "unknown-article", [list])
}

/// Says what has happened, and offers what may help.
pub fn notice(
    reader: &Reader,
    message: Message,
    kind: &str,
    actions: impl IntoIterator<Item = Element>,
) -> Element {
    let alert = element("div").attr("role", "alert").attr("data-kind", kind);
    element("div")
        .class("failure")
        .child(
            element(reader.surface.heading(1)).attr("tabindex", "-1").text(reader.say(Message::ErrorTitle)),
        )
        .child(alert.child(element("p").text(reader.say(message))))
        .child(element("p").class("actions").children(actions))
}
