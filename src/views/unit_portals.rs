use crate::domain::feed::Units;
use crate::domain::message::Message;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use crate::ui::outside_link::outside_link;

/// Navigation to the portals of the ministry's units, under their groups where they have some.
pub fn unit_portals(reader: &Reader, units: &Units) -> Element {
    let title = units.title.as_deref().unwrap_or(reader.say(Message::Units));
    let groups = units.groups().into_iter().map(|(name, links)| {
        let links = links.into_iter().map(|link| {
            element("li").child(outside_link(link.url.as_str()).attr("dir", "auto").text(&link.title))
        });
        element("div")
            .class("unit-group")
            .child_if(name.map(|name| element("h3").text(name)))
            .child(element("ul").children(links))
    });
    element("nav")
        .class("units")
        .attr("aria-labelledby", "units")
        .child(element("h2").attr("id", "units").text(title))
        .child(element("div").class("unit-groups").children(groups))
}
