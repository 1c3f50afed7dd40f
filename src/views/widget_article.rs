use super::article_body::article_body;
use super::article_header::article_header;
use super::article_page::lead_figure;
use super::attachments::attachments;
use super::contents::contents;
use crate::domain::feed::Article;
use crate::domain::headings::list_headings;
use crate::domain::markup::count_words;
use crate::domain::message::Message;
use crate::platform::html::parse_body;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use crate::ui::outside_link::outside_link;
use crate::ui::picture::Loading;
use std::sync::Arc;

/// One article in a widget: without what belongs to a reader's own page, such as saving and sharing.
#[inline(never)]
pub fn widget_article(reader: &Reader, back: Element, article: &Arc<Article>) -> Element {
    let blocks = parse_body(&article.body, &reader.library.base_of(article));
    let lead = article.lead.as_ref().map(|lead| element("p").class("lead").attr("dir", "auto").text(lead));
    let only_summary = (blocks.is_empty() && article.lead.is_some())
        .then(|| element("p").class("meta").text(reader.say(Message::NoBody)));
    let contents = contents(reader, &list_headings(&blocks));
    let has_contents = contents.is_some();
    let header = article_header(reader, article, count_words(&blocks));
    let figure = lead_figure(reader, article, &blocks, Loading::Eager);
    let links = [(Message::Original, &article.url), (Message::RelatedPage, &article.external_url)];
    let links = links.into_iter().filter_map(|(message, url)| {
        let link = outside_link(url.as_ref()?.as_str()).attr("data-external", "").text(reader.say(message));
        Some(element("p").child(link))
    });
    let whole = element("article")
        .class("article")
        .attr("part", "article")
        .attr_if("lang", article.language.as_deref())
        .child(header)
        .child_if(lead)
        .child_if(figure)
        .child_if(contents)
        .child(article_body(reader, blocks, has_contents))
        .child_if(only_summary)
        .child_if((!article.attachments.is_empty()).then(|| attachments(reader, article)))
        .child(element("footer").class("article-footer").children(links));
    element("div").child(back).child(whole)
}
