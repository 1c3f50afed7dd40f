use super::reading_tools::reading_tools_button;
use super::route_link::following_link;
use super::toolbar::toolbar;
use crate::domain::language::Language;
use crate::domain::message::Message;
use crate::domain::route::Route;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};

/// The site's name, which leads home, the other language and the reading tools; below them the search.
pub fn page_header(reader: &Reader) -> Element {
    // Made once for a language, which the page is made for.
    let other = match reader.language() {
        Language::Vietnamese => Language::English,
        Language::English => Language::Vietnamese,
    };
    let home = following_link(reader, Route::home).class("site-name").text(reader.site_name());
    let in_other = following_link(reader, move |route| route.with_language(other))
        .class("other-language")
        .attr("lang", other.tag())
        .text(reader.say(Message::OtherLanguage));
    let head = element("div").child(element("div").child(home).child(in_other));
    let tools = reading_tools_button(reader);
    element("header").class("page-header").child(head).child(tools).child(toolbar(reader))
}
