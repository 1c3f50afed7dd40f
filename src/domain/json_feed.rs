//! Writes JSON Feed 1.1, for what the reader keeps on the device and gives out as a file.
//!
//! Reading is the [`adapter`](super::adapter)'s work. What is written reads back as the same [`Feed`],
//! without a warning.

use super::adapter::{MAX_TEXT, Shape, clean_text};
use super::feed::{Article, Attachment, Author, Body, Feed, LeadImage, Portal, PortalBanner, Service, Units};
use super::json::{Members, Value};
use super::text::unsigned_decimal;
use super::timestamp::Timestamp;
use super::url_policy::{PictureUrl, WebUrl};

pub const VERSION: &str = "https://jsonfeed.org/version/1.1";

/// The feed as JSON Feed 1.1, with absolute URLs only (sections "Top-level" and "Items").
pub fn build_json_feed(feed: &Feed) -> Value {
    let header = &feed.header;
    let mut json = Members::default();
    json.text("version", Some(VERSION));
    // Required by the specification: empty where the feed has none.
    json.add("title", Value::String(build_text(header.title.as_deref().unwrap_or_default(), Shape::Line)));
    words(&mut json, "description", &header.description, Shape::Summary);
    words(&mut json, "user_comment", &header.user_comment, Shape::Summary);
    web(&mut json, "home_page_url", &header.home_page_url);
    web(&mut json, "feed_url", &header.feed_url);
    web(&mut json, "next_url", &header.next_url);
    picture(&mut json, "icon", &header.icon);
    picture(&mut json, "favicon", &header.favicon);
    json.list("authors", build_authors(&header.authors));
    json.text("language", header.language.as_deref());
    if header.expired {
        json.add("expired", Value::Bool(true));
    }
    object(&mut json, "_portal", build_portal(&header.portal.read().0));
    let items = feed.articles.iter().map(|article| build_item(article).into_value());
    json.add("items", Value::Array(items.collect()));
    json.into_value()
}

/// One article (section "Items").
pub fn build_item(article: &Article) -> Members {
    let mut json = Members::default();
    json.text("id", Some(&article.id));
    web(&mut json, "url", &article.url);
    web(&mut json, "external_url", &article.external_url);
    words(&mut json, "title", &article.title, Shape::Line);
    words(&mut json, "summary", &article.lead, Shape::Summary);
    match &article.body {
        Body::Html(html) => json.text("content_html", Some(html)),
        Body::Text(text) => json.text("content_text", Some(text)),
        // One of the two is required. What is stored must be fetched before: its first words would
        // pass for the whole.
        Body::None | Body::Stored { .. } => json.text("content_text", Some("")),
    }
    json.text("image", article.image.as_ref().map(|image| image.url.as_str()));
    picture(&mut json, "banner_image", &article.banner_image);
    date(&mut json, "date_published", article.published);
    date(&mut json, "date_modified", article.modified);
    json.list("authors", build_authors(&article.authors));
    let tags = article.tags.iter().map(|tag| Value::String(build_text(tag, Shape::Line)));
    json.list("tags", tags.collect());
    json.text("language", article.language.as_deref());
    json.list("attachments", article.attachments.iter().flat_map(build_attachment).collect());
    object(&mut json, "_portal", build_item_portal(article));
    json
}

fn build_authors(authors: &[Author]) -> Vec<Value> {
    let build = |author: &Author| {
        let mut json = Members::default();
        words(&mut json, "name", &author.name, Shape::Line);
        json.text("url", author.url.as_ref().map(|url| url.as_str()));
        picture(&mut json, "avatar", &author.avatar);
        json.into_value()
    };
    authors.iter().map(build).collect()
}

/// An object for each form (section "Attachments").
fn build_attachment(attachment: &Attachment) -> Vec<Value> {
    let build = |form: &super::feed::AttachmentForm| {
        let mut json = Members::default();
        json.text("url", Some(form.url.as_str()));
        json.text("mime_type", Some(&form.mime_type));
        words(&mut json, "title", &attachment.title, Shape::Line);
        let numbers = [
            ("size_in_bytes", form.size_in_bytes),
            ("duration_in_seconds", form.duration_in_seconds.map(u64::from)),
        ];
        for (key, number) in numbers {
            if let Some(number) = number {
                json.add(key, Value::Number(unsigned_decimal(number)));
            }
        }
        json.into_value()
    };
    attachment.forms.iter().map(build).collect()
}

/// `base_url` is there where the article has no URL of its own: what its relative URLs were resolved
/// against, so that it can be kept apart from its feed.
fn build_item_portal(article: &Article) -> Members {
    let mut json = Members::default();
    if let Some(LeadImage { alt, caption, .. }) = &article.image {
        words(&mut json, "image_alt", alt, Shape::Line);
        words(&mut json, "image_caption", caption, Shape::Line);
    }
    let base_url = article.base_url.as_ref().filter(|base| article.url.as_ref() != Some(base));
    json.text("base_url", base_url.map(WebUrl::as_str));
    json
}

fn build_portal(portal: &Portal) -> Members {
    let mut json = Members::default();
    if let Some(banner) = &portal.banner {
        json.add("banner", build_banner(banner));
    }
    json.list("services", portal.services.iter().map(build_service).collect());
    if let Some(units) = &portal.units {
        json.add("units", build_units(units));
    }
    json
}

fn build_banner(banner: &PortalBanner) -> Value {
    let mut json = Members::default();
    json.text("image", Some(banner.image.as_str()));
    words(&mut json, "alt", &banner.alt, Shape::Line);
    web(&mut json, "url", &banner.url);
    json.into_value()
}

fn build_service(service: &Service) -> Value {
    let mut json = Members::default();
    json.add("title", Value::String(build_text(&service.title, Shape::Lines)));
    words(&mut json, "summary", &service.summary, Shape::Lines);
    picture(&mut json, "icon", &service.icon);
    json.text("url", Some(service.url.as_str()));
    json.into_value()
}

fn build_units(units: &Units) -> Value {
    let mut json = Members::default();
    words(&mut json, "title", &units.title, Shape::Lines);
    let links = units.links.iter().map(|link| {
        let mut json = Members::default();
        json.add("title", Value::String(build_text(&link.title, Shape::Line)));
        json.text("url", Some(link.url.as_str()));
        words(&mut json, "group", &link.group, Shape::Line);
        json.into_value()
    });
    json.add("links", Value::Array(links.collect()));
    json.into_value()
}

fn words(json: &mut Members, key: &str, text: &Option<String>, shape: Shape) {
    if let Some(text) = text {
        json.add(key, Value::String(build_text(text, shape)));
    }
}

fn web(json: &mut Members, key: &str, url: &Option<WebUrl>) {
    json.text(key, url.as_ref().map(WebUrl::as_str));
}

fn picture(json: &mut Members, key: &str, url: &Option<PictureUrl>) {
    json.text(key, url.as_ref().map(PictureUrl::as_str));
}

fn date(json: &mut Members, key: &str, date: Option<Timestamp>) {
    json.text(key, date.map(|date| date.format_rfc3339(0)).as_deref());
}

fn object(json: &mut Members, key: &str, object: Members) {
    if !object.is_empty() {
        json.add(key, object.into_value());
    }
}

/// Reading takes known tags out of plain texts and decodes references in them. A title such as
/// "The <code> tag" is therefore written as references, and all others as they are.
fn build_text(text: &str, shape: Shape) -> String {
    if clean_text(text, shape, MAX_TEXT).0 == text {
        text.to_owned()
    } else {
        text.replace('&', "&amp;").replace('<', "&lt;")
    }
}
