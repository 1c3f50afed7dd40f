use super::decoration::decoration;
use crate::domain::embedding::{Layout, Opening};
use crate::domain::feed::Article;
use crate::platform::clock::now;
use crate::platform::page::wants_other_tab;
use crate::state::embedding::Embedding;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use crate::ui::picture::Loading;
use crate::ui::relative_date::relative_date;

/// The attribute by which the way back finds a headline's link.
pub const ID: &str = "data-id";

/// One article in a widget's list. Its link leads where a link can lead from a partner's page; a click
/// opens the article within the widget, unless the page wants it otherwise.
pub fn widget_headline(reader: &Reader, embedding: &Embedding, article: &Article) -> Element {
    let layout = embedding.options().layout;
    let link = element("a")
        .attr("href", &embedding.link(article))
        .attr("part", "link")
        .attr(ID, &article.id)
        .text(&article.headline())
        .on("click", opener(embedding, article.id.clone()));
    let date = article.date().map(|date| relative_date(date, now(), reader.language()));
    let meta = date.map(|date| element("p").class("meta").attr("part", "date").child(date));
    // A row of headlines has no room for more.
    let is_card = layout == Layout::Cards;
    let lead = article.list_summary().filter(|_| is_card);
    let lead =
        lead.map(|lead| element("p").class("item-lead").attr("part", "lead").attr("dir", "auto").text(&lead));
    let picture = article.picture().filter(|_| layout != Layout::Strip);
    let text = element("div")
        .class("item-text")
        .child(element("h3").attr("dir", "auto").attr("part", "headline").child(link))
        .child_if(lead)
        .child_if(meta.map(|meta| meta.attr("lang", reader.language().tag())));
    element("li")
        .class("item")
        .attr("part", "item")
        .attr_if("lang", article.language.as_deref())
        .child(text)
        .child_if(decoration(reader, picture, Loading::Lazy).map(|picture| picture.attr("part", "picture")))
}

fn opener(embedding: &Embedding, id: String) -> impl FnMut(web_sys::Event) + 'static {
    let embedding = embedding.clone();
    move |event| {
        if wants_other_tab(&event) {
            return;
        }
        if embedding.options().opening == Opening::Site {
            if !embedding.may_go(Some(&id)) {
                event.prevent_default();
            }
            return;
        }
        event.prevent_default();
        embedding.go(Some(&id));
    }
}
