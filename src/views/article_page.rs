use super::article_body::{article_body, show_wanted_picture};
use super::article_header::article_header;
use super::article_standing::article_standing;
use super::article_tools::{article_actions, article_tools};
use super::attachments::attachments;
use super::contents::contents;
use super::further_reading::further_reading;
use super::later::{add_later, fill_later};
use super::neighbours::neighbours;
use super::picture_viewer::picture_openers;
use super::reading_player::reading_player;
use super::resume::resume;
use super::route_link::route_link;
use super::swipe::swipe;
use crate::domain::feed::{Article, LeadImage};
use crate::domain::headings::list_headings;
use crate::domain::markup::{Block, begins_with_picture, count_words};
use crate::domain::message::Message;
use crate::domain::route::Route;
use crate::platform::dom;
use crate::platform::draw::draw_waiting_picture;
use crate::platform::html::parse_body;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use crate::ui::outside_link::outside_link;
use crate::ui::picture::{Loading, picture};
use std::sync::Arc;

/// One article, whole: heading, date line, lead, lead image, body, attachments, neighbours, and what to
/// read after it. `loading` is that of the lead image.
pub fn article_page(reader: &Reader, article: &Arc<Article>, loading: Loading) -> Element {
    let blocks = parse_body(&article.body, &reader.library.base_of(article));
    let back = route_link(reader, reader.route().list()).text(reader.say(Message::BackToList));
    let lead = article.lead.as_ref().map(|lead| element("p").class("lead").attr("dir", "auto").text(lead));
    let of_summary = reader.clone();
    let only_summary = (blocks.is_empty() && article.lead.is_some()).then(|| {
        fill_later(element("p").class("meta"), move || element("span").text(of_summary.say(Message::NoBody)))
    });
    let contents = contents(reader, &list_headings(&blocks));
    let has_contents = contents.is_some();
    let header = article_header(reader, article, count_words(&blocks)).child(article_tools(reader, article));
    let figure = lead_figure(reader, article, &blocks, loading);
    let body = article_body(reader, blocks, has_contents);
    let (of_resume, left, text) = (reader.clone(), article.clone(), body.node().clone());
    let resume = fill_later(element("div").class("resume"), move || resume(&of_resume, &left, &text));
    let whole = element("article")
        .class("article")
        .attr_if("lang", article.language.as_deref())
        .child(header)
        .child(resume)
        .child_if(lead)
        .child_if(figure)
        .child_if(contents)
        .child(body)
        .child_if(only_summary)
        .child_if((!article.attachments.is_empty()).then(|| attachments(reader, article)))
        .child(article_footer(reader, article));
    let (of_hands, node) = (reader.clone(), whole.node().clone());
    let whole = add_later(whole, move || {
        // What moves along with reading is reckoned once the text is there.
        dom::set(&node, "data-whole", "");
        (swipe(&of_hands, &node), picture_openers(&of_hands, &node))
    });
    let (of_player, read, drawn) = (reader.clone(), article.clone(), whole.node().clone());
    let player =
        fill_later(element("div").class("reading-place"), move || reading_player(&of_player, &read, &drawn));
    element("div")
        .child(element("p").class("back").child(back))
        .child(whole)
        .child(player)
        .child(article_standing(reader, &article.id))
        .child(neighbours(reader, article))
        .child(further_reading(reader, article))
}

/// The picture above the text, unless the text begins with it.
pub fn lead_figure(
    reader: &Reader,
    article: &Article,
    blocks: &[Block],
    loading: Loading,
) -> Option<Element> {
    let banner = || article.banner_image.clone().map(|url| LeadImage { url, alt: None, caption: None });
    let image = article.image.clone().or_else(banner)?;
    if begins_with_picture(blocks, &image.url) {
        return None;
    }
    let caption = image.caption.map(|text| element("figcaption").attr("dir", "auto").text(&text));
    let alt = image.alt.unwrap_or_default();
    let (of_key, language) = (reader.preferences.clone(), reader.language());
    let preferences = reader.preferences.clone();
    let figure = element("figure").class("lead-image").live_child(
        move || if of_key.reduced_images() { "reduced" } else { "shown" }.to_owned(),
        move || {
            if !preferences.reduced_images() {
                return Some(element("div").child(picture(&image.url, &alt, loading)));
            }
            let place = element("div").on("click", |event| {
                show_wanted_picture(&event);
            });
            draw_waiting_picture(&image.url, &alt, language, place.node());
            Some(place)
        },
    );
    Some(figure.child_if(caption))
}

/// Where the article stands elsewhere, and its tags.
fn article_footer(reader: &Reader, article: &Arc<Article>) -> Element {
    let (reader, article) = (reader.clone(), article.clone());
    fill_later(element("footer").class("article-footer"), move || footer_parts(&reader, &article))
}

#[inline(never)]
fn footer_parts(reader: &Reader, article: &Arc<Article>) -> Element {
    let links = [(Message::Original, &article.url), (Message::RelatedPage, &article.external_url)];
    let links = links.into_iter().filter_map(|(message, url)| {
        let link = outside_link(url.as_ref()?.as_str()).attr("data-external", "").text(reader.say(message));
        Some(element("p").child(link))
    });
    let home = reader.home_of(&article.id);
    let tags = article.tags.iter().map(|tag| {
        let tag_link = |home: &Route| route_link(reader, home.with_tag(tag)).attr("rel", "tag");
        // Those of a feed that this site may not show lead nowhere.
        let place = home.as_ref().map_or_else(|| element("span"), tag_link);
        element("li").child(place.class("tag").text(tag))
    });
    let list = element("ul").class("tags").attr("aria-label", reader.say(Message::Tags)).children(tags);
    element("div")
        .children(links)
        .child_if((!article.tags.is_empty()).then_some(list))
        .child(article_actions(reader, article))
}
