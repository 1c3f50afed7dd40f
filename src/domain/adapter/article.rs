//! One item (JSON Feed 1.1, section "Items").

use super::attachments::read_attachments;
use super::clean_text::Shape;
use super::id::{build_id, fitted_id};
use super::people::read_authors;
use super::{Fields, MAX_LINE, MAX_TEXT};
use crate::domain::feed::{Article, Body, LeadImage};
use crate::domain::json::Value;
use crate::domain::url_policy::{PictureUrl, WebUrl};
use crate::domain::warning::{Place, WarningKind, Warnings};

const MAX_TAGS: usize = 50;

/// The article in the `index`th item of a feed. `feed_base` is what relative URLs are resolved
/// against where the item has no URL of its own. `None`, with a warning, for what is no item or
/// has nothing to tell it by.
pub fn read_article(
    value: Value,
    index: usize,
    feed_base: Option<&str>,
    warnings: &mut Warnings,
) -> Option<Article> {
    let mut fields = Fields::of(value, "items", Place::Item(index), feed_base, warnings)?;
    let url = fields.url("url", WebUrl::parse);
    let mut extension = read_extension(&mut fields);
    let own_base = extension.base_url.take().or_else(|| url.clone());
    let base_url = own_base.or_else(|| feed_base.and_then(|base| WebUrl::parse(base, None)));
    let mut fields = fields.with_base(base_url.as_ref().map(WebUrl::as_str));
    let id = fields.text("id").map(fitted_id);
    let date = date_as_sent(&mut fields);
    let mut article = Article {
        id: String::new(),
        url,
        external_url: fields.url("external_url", WebUrl::parse),
        title: fields.clean("title", Shape::Line, MAX_LINE),
        lead: fields.clean("summary", Shape::Summary, MAX_TEXT),
        body: read_body(&mut fields),
        image: read_image(&mut fields, extension),
        banner_image: fields.url("banner_image", PictureUrl::parse),
        published: fields.date("date_published"),
        modified: fields.date("date_modified"),
        authors: read_authors(&mut fields),
        tags: read_tags(&mut fields),
        language: fields.language("language"),
        attachments: read_attachments(&mut fields),
        base_url: None,
    };
    if id.is_none() {
        fields.warn("id", WarningKind::Missing);
    }
    article.id = id.or_else(|| build_id(&article, date.as_deref()))?;
    article.base_url = base_url;
    Some(article)
}

/// The date's text, for the id of an item that has none: it is the same on every reading, even
/// where it is no date.
fn date_as_sent(fields: &mut Fields) -> Option<String> {
    ["date_published", "date_modified"].iter().find_map(|key| fields.peek_text(key))
}

/// HTML where there is some, else text; a text with tags in it stays a text.
fn read_body(fields: &mut Fields) -> Body {
    if !fields.has("content_html") && !fields.has("content_text") {
        fields.warn("content_html", WarningKind::Missing);
    }
    let mut kept = |key| {
        let mut text = fields.text(key)?;
        // Reading leaves up to as much room again behind a text, and bodies are what fills the memory.
        text.shrink_to_fit();
        Some(text)
    };
    let html = kept("content_html").map(Body::Html);
    html.or_else(|| kept("content_text").map(Body::Text)).unwrap_or_default()
}

/// `_portal` of an item.
struct Extension {
    image_alt: Option<String>,
    image_caption: Option<String>,
    /// Ours: what [`build_json_feed`](crate::domain::json_feed::build_json_feed) writes for an
    /// article that was read without a URL of its own.
    base_url: Option<WebUrl>,
}

fn read_extension(fields: &mut Fields) -> Extension {
    let value = fields.take("_portal");
    let mut extension = Extension { image_alt: None, image_caption: None, base_url: None };
    if let Some(mut portal) = value.and_then(|value| fields.inside(value, "_portal")) {
        extension.image_alt = portal.clean("image_alt", Shape::Line, MAX_LINE);
        extension.image_caption = portal.clean("image_caption", Shape::Line, MAX_TEXT);
        extension.base_url = portal.url("base_url", WebUrl::parse);
    }
    extension
}

fn read_image(fields: &mut Fields, extension: Extension) -> Option<LeadImage> {
    let url = fields.url("image", PictureUrl::parse)?;
    Some(LeadImage { url, alt: extension.image_alt, caption: extension.image_caption })
}

/// Tags without repetitions; one string in place of the list is split at commas.
fn read_tags(fields: &mut Fields) -> Vec<String> {
    let values = match fields.take("tags") {
        None => return Vec::new(),
        Some(Value::Array(values)) => values,
        Some(other) => {
            let text = fields.text_of(other, "tags").unwrap_or_default();
            fields.warn("tags", WarningKind::WrongType);
            text.split(',').map(|tag| Value::String(String::from(tag))).collect()
        }
    };
    let mut tags: Vec<String> = Vec::new();
    for value in values.into_iter().filter(|value| *value != Value::Null) {
        if tags.len() == MAX_TAGS {
            fields.warn("tags", WarningKind::TooMany);
            break;
        }
        let tag = fields
            .text_of(value, "tags")
            .and_then(|tag| fields.clean_of(&tag, "tags", Shape::Line, MAX_LINE));
        tags.extend(tag.filter(|tag| !tags.contains(tag)));
    }
    tags
}
