use super::reading_tools::reading_tools_button;
use super::route_link::route_link;
use super::toolbar::toolbar;
use crate::domain::language::Language;
use crate::domain::message::Message;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};

/// The site's name, which leads home, the other language and the reading tools; below them the search.
pub fn page_header(reader: &Reader) -> Element {
    let of_route = reader.clone();
    let routed = reader.clone();
    let head = element("div").live_child(
        move || of_route.route().build_query(),
        move || {
            let route = routed.route();
            let other = match routed.language() {
                Language::Vietnamese => Language::English,
                Language::English => Language::Vietnamese,
            };
            let home = route_link(&routed, route.home()).class("site-name").text(routed.site_name());
            let in_other = route_link(&routed, route.with_language(other))
                .class("other-language")
                .attr("lang", other.tag())
                .text(routed.say(Message::OtherLanguage));
            Some(element("div").child(home).child(in_other))
        },
    );
    let tools = reading_tools_button(reader);
    element("header").class("page-header").child(head).child(tools).child(toolbar(reader))
}
