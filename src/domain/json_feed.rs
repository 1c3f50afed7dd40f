//! Wire types for writing JSON Feed 1.1, for what the reader keeps on the device.
//!
//! Writing only. Reading is the [`adapter`](super::adapter)'s work, because a `Deserialize` here would
//! refuse a whole item for one wrong type, and because the code it brings along is paid for by every
//! reader. What is written reads back as the same [`Feed`], without a warning.

use super::adapter::{MAX_TEXT, Shape, clean_text};
use super::feed::{
    Article, Attachment, Author, Body, Feed, FeedHeader, Portal, PortalBanner, Service, UnitLink, Units,
};
use serde::Serialize;
use std::borrow::Cow;

/// JSON Feed 1.1, section "Top-level".
#[derive(Debug, Serialize)]
pub struct JsonFeed<'a> {
    pub version: &'static str,
    /// Required by the specification: empty where the feed has none.
    pub title: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_comment: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub home_page_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feed_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub favicon: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<JsonAuthor<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub expired: bool,
    #[serde(rename = "_portal", skip_serializing_if = "Option::is_none")]
    pub portal: Option<JsonPortal<'a>>,
    pub items: Vec<JsonItem<'a>>,
}

/// JSON Feed 1.1, section "Items".
#[derive(Debug, Serialize)]
pub struct JsonItem<'a> {
    pub id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_html: Option<&'a str>,
    /// One of the two contents is required: empty where the article has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub banner_image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<JsonAuthor<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<JsonAttachment<'a>>,
    #[serde(rename = "_portal", skip_serializing_if = "Option::is_none")]
    pub portal: Option<JsonItemPortal<'a>>,
}

#[derive(Debug, Serialize)]
pub struct JsonAuthor<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avatar: Option<&'a str>,
}

/// JSON Feed 1.1, section "Attachments".
#[derive(Debug, Serialize)]
pub struct JsonAttachment<'a> {
    pub url: &'a str,
    pub mime_type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size_in_bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_in_seconds: Option<u32>,
}

/// Extension `_portal` of an item.
#[derive(Debug, Serialize)]
pub struct JsonItemPortal<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_alt: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_caption: Option<Cow<'a, str>>,
    /// Where the article has no URL of its own: what its relative URLs were resolved against, so
    /// that it can be kept apart from its feed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_url: Option<&'a str>,
}

/// Extension `_portal` of a feed.
#[derive(Debug, Serialize)]
pub struct JsonPortal<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub banner: Option<JsonBanner<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<JsonService<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units: Option<JsonUnits<'a>>,
}

#[derive(Debug, Serialize)]
pub struct JsonBanner<'a> {
    pub image: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alt: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'a str>,
}

#[derive(Debug, Serialize)]
pub struct JsonService<'a> {
    pub title: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon: Option<&'a str>,
    pub url: &'a str,
}

#[derive(Debug, Serialize)]
pub struct JsonUnits<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Cow<'a, str>>,
    pub links: Vec<JsonUnitLink<'a>>,
}

#[derive(Debug, Serialize)]
pub struct JsonUnitLink<'a> {
    pub title: Cow<'a, str>,
    pub url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Cow<'a, str>>,
}

/// The feed as JSON Feed 1.1, with absolute URLs only.
pub fn build_json_feed(feed: &Feed) -> JsonFeed<'_> {
    let FeedHeader { title, description, user_comment, home_page_url, feed_url, next_url, .. } = &feed.header;
    let header = &feed.header;
    JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: build_optional(title, Shape::Line).unwrap_or_default(),
        description: build_optional(description, Shape::Summary),
        user_comment: build_optional(user_comment, Shape::Summary),
        home_page_url: home_page_url.as_ref().map(|url| url.as_str()),
        feed_url: feed_url.as_ref().map(|url| url.as_str()),
        next_url: next_url.as_ref().map(|url| url.as_str()),
        icon: header.icon.as_ref().map(|url| url.as_str()),
        favicon: header.favicon.as_ref().map(|url| url.as_str()),
        authors: build_authors(&header.authors),
        language: header.language.as_deref(),
        expired: header.expired,
        portal: build_portal(&header.portal),
        items: feed.articles.iter().map(|article| build_item(article)).collect(),
    }
}

fn build_item(article: &Article) -> JsonItem<'_> {
    let (content_html, content_text) = match &article.body {
        Body::Html(html) => (Some(html.as_str()), None),
        Body::Text(text) => (None, Some(text.as_str())),
        // What is stored must be fetched before: its first words would pass for the whole.
        Body::None | Body::Stored { .. } => (None, Some("")),
    };
    JsonItem {
        id: &article.id,
        url: article.url.as_ref().map(|url| url.as_str()),
        external_url: article.external_url.as_ref().map(|url| url.as_str()),
        title: build_optional(&article.title, Shape::Line),
        summary: build_optional(&article.lead, Shape::Summary),
        content_html,
        content_text,
        image: article.image.as_ref().map(|image| image.url.as_str()),
        banner_image: article.banner_image.as_ref().map(|url| url.as_str()),
        date_published: article.published.map(|date| date.format_rfc3339(0)),
        date_modified: article.modified.map(|date| date.format_rfc3339(0)),
        authors: build_authors(&article.authors),
        tags: article.tags.iter().map(|tag| build_text(tag, Shape::Line)).collect(),
        language: article.language.as_deref(),
        attachments: article.attachments.iter().flat_map(build_attachments).collect(),
        portal: build_item_portal(article),
    }
}

fn build_authors(authors: &[Author]) -> Vec<JsonAuthor<'_>> {
    authors.iter().map(build_author).collect()
}

fn build_author(author: &Author) -> JsonAuthor<'_> {
    JsonAuthor {
        name: build_optional(&author.name, Shape::Line),
        url: author.url.as_ref().map(|url| url.as_str()),
        avatar: author.avatar.as_ref().map(|url| url.as_str()),
    }
}

fn build_attachments(attachment: &Attachment) -> impl Iterator<Item = JsonAttachment<'_>> {
    attachment.forms.iter().map(|form| JsonAttachment {
        url: form.url.as_str(),
        mime_type: &form.mime_type,
        title: build_optional(&attachment.title, Shape::Line),
        size_in_bytes: form.size_in_bytes,
        duration_in_seconds: form.duration_in_seconds,
    })
}

fn build_item_portal(article: &Article) -> Option<JsonItemPortal<'_>> {
    let image = article.image.as_ref();
    let image_alt = image.and_then(|image| build_optional(&image.alt, Shape::Line));
    let image_caption = image.and_then(|image| build_optional(&image.caption, Shape::Line));
    let base_url = article.base_url.as_ref().filter(|base| article.url.as_ref() != Some(base));
    let base_url = base_url.map(|base| base.as_str());
    let is_empty = image_alt.is_none() && image_caption.is_none() && base_url.is_none();
    (!is_empty).then_some(JsonItemPortal { image_alt, image_caption, base_url })
}

fn build_portal(portal: &Portal) -> Option<JsonPortal<'_>> {
    let is_empty = portal.banner.is_none() && portal.services.is_empty() && portal.units.is_none();
    (!is_empty).then(|| JsonPortal {
        banner: portal.banner.as_ref().map(build_banner),
        services: portal.services.iter().map(build_service).collect(),
        units: portal.units.as_ref().map(build_units),
    })
}

fn build_banner(banner: &PortalBanner) -> JsonBanner<'_> {
    JsonBanner {
        image: banner.image.as_str(),
        alt: build_optional(&banner.alt, Shape::Line),
        url: banner.url.as_ref().map(|url| url.as_str()),
    }
}

fn build_service(service: &Service) -> JsonService<'_> {
    JsonService {
        title: build_text(&service.title, Shape::Lines),
        summary: build_optional(&service.summary, Shape::Lines),
        icon: service.icon.as_ref().map(|url| url.as_str()),
        url: service.url.as_str(),
    }
}

fn build_units(units: &Units) -> JsonUnits<'_> {
    JsonUnits {
        title: build_optional(&units.title, Shape::Lines),
        links: units.links.iter().map(build_unit_link).collect(),
    }
}

fn build_unit_link(link: &UnitLink) -> JsonUnitLink<'_> {
    JsonUnitLink {
        title: build_text(&link.title, Shape::Line),
        url: link.url.as_str(),
        group: build_optional(&link.group, Shape::Line),
    }
}

fn build_optional(text: &Option<String>, shape: Shape) -> Option<Cow<'_, str>> {
    text.as_deref().map(|text| build_text(text, shape))
}

/// Reading takes known tags out of plain texts and decodes references in them. A title such as
/// "The <code> tag" is therefore written as references, and all others as they are.
fn build_text(text: &str, shape: Shape) -> Cow<'_, str> {
    if clean_text(text, shape, MAX_TEXT).0 == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.replace('&', "&amp;").replace('<', "&lt;"))
    }
}
