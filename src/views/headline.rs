use super::decoration::decoration;
use super::read_mark::read_mark;
use super::route_link::route_link;
use crate::domain::feed::Article;
use crate::domain::route::Route;
use crate::platform::clock::now;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use crate::ui::picture::Loading;
use crate::ui::relative_date::relative_date;

/// One article in a list: its title as a link, its lead, its date, its first tag, its picture.
pub fn headline(reader: &Reader, list: &Route, article: &Article, loading: Loading) -> Element {
    let title = route_link(reader, list.with_article(&article.id)).text(&article.headline());
    let summary = article.list_summary();
    let summary = summary.map(|text| element("p").class("headline-lead").attr("dir", "auto").text(&text));
    let date = article.date().map(|date| relative_date(date, now(), reader.language()));
    let tag = article.tags.first().map(|tag| route_link(reader, list.with_tag(tag)).class("tag").text(tag));
    let text = element("div")
        .class("headline-text")
        .child(element("h2").attr("dir", "auto").child(title))
        .child_if(summary)
        .child(element("p").class("meta").child_if(date).child_if(tag).child(read_mark(reader, &article.id)));
    element("li")
        .class("headline")
        .attr_if("lang", article.language.as_deref())
        .child(text)
        .child_if(decoration(reader, article.picture(), loading))
}
