use super::later::fill_later;
use super::route_link::route_link;
use crate::domain::message::Message;
use crate::domain::url_policy::shorten_url;
use crate::platform::page::base_url;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};

/// The ways to the site's feeds, where it has several. It stands beside whatever a feed shows, so that a
/// broken one never hides the others.
pub fn feed_switcher(reader: &Reader) -> Option<Element> {
    if reader.site.feeds.len() < 2 {
        return None;
    }
    let nav = element("nav").class("feeds").attr("aria-label", reader.say(Message::Feeds));
    let (of_key, reader) = (reader.clone(), reader.clone());
    Some(fill_later(nav, move || {
        let key = move || of_key.route().home().build_query();
        element("div").live_child(key, move || Some(links(&reader)))
    }))
}

fn links(reader: &Reader) -> Element {
    let (route, page) = (reader.route(), base_url());
    let shown = reader.site.shown_feed(route.feed.as_deref(), &page);
    let links = reader.site.feeds.iter().enumerate().map(|(index, feed)| {
        let url = feed.url.as_str();
        // The first feed is what the plain address shows.
        let wanted = (index > 0).then(|| shorten_url(url, &page).to_owned());
        let title = feed.title.as_deref().unwrap_or(url);
        let link = route_link(reader, route.with_feed(wanted)).attr("dir", "auto").text(title);
        element("li").child(link.attr_if("aria-current", (shown == Some(index)).then_some("true")))
    });
    element("ul").children(links)
}
