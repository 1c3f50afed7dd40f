//! What the reader shows: a [`Feed`] of [`Article`]s and the [`Portal`] around them.
//!
//! Values here are already judged: texts are plain text, URLs have passed
//! [`url_policy`](super::url_policy), dates are [`Timestamp`]s. Nothing optional is `Some("")`.

use super::adapter::PortalSource;
use super::excerpt::{excerpt, shorten};
use super::timestamp::Timestamp;
use super::url_policy::{LinkUrl, PictureUrl, WebUrl};
use std::sync::Arc;

/// A feed as far as it has been read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feed {
    /// Everything but the articles.
    pub header: FeedHeader,
    /// In the order of the feed; ids are unique.
    pub articles: Vec<Arc<Article>>,
}

/// The feed's own fields (JSON Feed 1.1, section "Top-level").
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedHeader {
    pub title: Option<String>,
    pub description: Option<String>,
    /// For humans who open the file itself.
    pub user_comment: Option<String>,
    pub home_page_url: Option<WebUrl>,
    pub feed_url: Option<WebUrl>,
    /// The next page of older articles, if it is not this feed again.
    pub next_url: Option<WebUrl>,
    pub icon: Option<PictureUrl>,
    pub favicon: Option<PictureUrl>,
    pub authors: Vec<Author>,
    /// A BCP 47 tag, such as `vi` or `en-US`.
    pub language: Option<String>,
    /// The publisher will not add to this feed any more.
    pub expired: bool,
    pub portal: PortalSource,
}

/// One article (JSON Feed 1.1, section "Items").
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Unique in its feed, never empty; numbers keep their digits.
    pub id: String,
    pub url: Option<WebUrl>,
    /// The page elsewhere that this article is about.
    pub external_url: Option<WebUrl>,
    /// Plain text; `None` for the short notes of microblogs.
    pub title: Option<String>,
    /// The lead (sapo), plain text.
    pub lead: Option<String>,
    pub body: Body,
    /// What relative URLs of the body are resolved against: the own URL, else the feed's. `None` only
    /// where the feed came from no web address.
    pub base_url: Option<WebUrl>,
    pub image: Option<LeadImage>,
    pub banner_image: Option<PictureUrl>,
    pub published: Option<Timestamp>,
    pub modified: Option<Timestamp>,
    /// The article's own; views fall back to the feed's.
    pub authors: Vec<Author>,
    pub tags: Vec<String>,
    /// The article's own language, if it names one.
    pub language: Option<String>,
    pub attachments: Vec<Attachment>,
}

impl Article {
    /// What a list calls the article: its title, or the first words of what it says.
    pub fn headline(&self) -> String {
        if let Some(title) = &self.title {
            return title.clone();
        }
        let words = match &self.lead {
            Some(lead) => shorten(lead, 100),
            None => excerpt(self, 100),
        };
        if words.is_empty() { self.id.clone() } else { words }
    }

    /// The lines under the title in a list: the lead, or the first words of the text.
    pub fn list_summary(&self) -> Option<String> {
        let summary = match (&self.lead, &self.title) {
            (Some(lead), Some(_)) => shorten(lead, 240),
            (None, Some(_)) => excerpt(self, 180),
            // Its first words are the headline already.
            (_, None) => String::new(),
        };
        Some(summary).filter(|summary| !summary.is_empty())
    }

    /// The picture for a list.
    pub fn picture(&self) -> Option<&PictureUrl> {
        self.image.as_ref().map(|image| &image.url).or(self.banner_image.as_ref())
    }

    /// When it came, as lists and the archive know it: a correction does not make an article new.
    pub fn date(&self) -> Option<Timestamp> {
        self.published.or(self.modified)
    }

    pub fn has_tag(&self, tag: &str) -> bool {
        self.tags.iter().any(|other| other == tag)
    }

    /// Whether its publisher has recorded it: one of its attachments is sound.
    pub fn is_recorded(&self) -> bool {
        let kind = |attachment: &Attachment| attachment.forms.first().map(AttachmentForm::kind);
        self.attachments.iter().any(|attachment| kind(attachment) == Some(AttachmentKind::Audio))
    }

    /// The article's own authors, or else the feed's.
    pub fn authors_or<'a>(&'a self, header: &'a FeedHeader) -> &'a [Author] {
        if self.authors.is_empty() { &header.authors } else { &self.authors }
    }
}

/// The content as it was sent. HTML becomes a tree only when an article is opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Body {
    #[default]
    None,
    Html(String),
    Text(String),
    /// The text of a large feed waits outside of the program's memory, in the store that gave it this
    /// number; its first words are here, where a list needs them.
    Stored {
        place: u32,
        is_html: bool,
        excerpt: String,
    },
}

impl Body {
    /// Bytes of text that this program's memory holds.
    pub fn bytes(&self) -> usize {
        match self {
            Body::Html(text) | Body::Text(text) => text.len(),
            Body::None | Body::Stored { .. } => 0,
        }
    }
}

/// The picture above the article, with the words that stand for it and under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadImage {
    pub url: PictureUrl,
    pub alt: Option<String>,
    pub caption: Option<String>,
}

/// At least one field is `Some`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    pub name: Option<String>,
    pub url: Option<LinkUrl>,
    pub avatar: Option<PictureUrl>,
}

/// One thing to download or play, in one or several forms of the same title
/// (JSON Feed 1.1, section "Attachments").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    pub title: Option<String>,
    /// At least one; the publisher's first choice first.
    pub forms: Vec<AttachmentForm>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachmentForm {
    pub url: WebUrl,
    /// Lower case, without parameters; guessed from the URL's ending where the feed has none.
    pub mime_type: String,
    pub size_in_bytes: Option<u64>,
    pub duration_in_seconds: Option<u32>,
}

impl AttachmentForm {
    /// The kind of file in a word that people know: "PDF", "MP3"; empty if there is none.
    pub fn short_type(&self) -> String {
        let path = self.url.as_str().split(['?', '#']).next().unwrap_or_default();
        let name = path.rsplit('/').next().unwrap_or_default();
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let known =
            (2..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if known { ending.to_ascii_uppercase() } else { String::new() }
    }

    pub fn kind(&self) -> AttachmentKind {
        match self.mime_type.split('/').next() {
            Some("audio") => AttachmentKind::Audio,
            Some("video") => AttachmentKind::Video,
            Some("image") => AttachmentKind::Image,
            _ => AttachmentKind::Document,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttachmentKind {
    Audio,
    Video,
    Image,
    Document,
}

/// The `_portal` extension on a feed, or `portal` in `site.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Portal {
    pub banner: Option<PortalBanner>,
    pub services: Vec<Service>,
    pub units: Option<Units>,
}

impl Portal {
    /// This portal where it says something, `other` where it does not.
    pub fn or(self, other: &Portal) -> Portal {
        Portal {
            banner: self.banner.or_else(|| other.banner.clone()),
            services: if self.services.is_empty() { other.services.clone() } else { self.services },
            units: self.units.or_else(|| other.units.clone()),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortalBanner {
    pub image: PictureUrl,
    /// What the picture says.
    pub alt: Option<String>,
    pub url: Option<WebUrl>,
}

/// A related service. "\n" in a text is a line break that its designer wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    pub title: String,
    pub summary: Option<String>,
    pub icon: Option<PictureUrl>,
    pub url: WebUrl,
}

/// Navigation to the portals of the ministry's units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Units {
    /// `None` where the feed has none: the reader's own words then stand for it.
    pub title: Option<String>,
    /// At least one.
    pub links: Vec<UnitLink>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitLink {
    pub title: String,
    pub url: WebUrl,
    pub group: Option<String>,
}

impl Units {
    /// The links under their group's name, groups in the order of their first link.
    pub fn groups(&self) -> Vec<(Option<&str>, Vec<&UnitLink>)> {
        let mut groups: Vec<(Option<&str>, Vec<&UnitLink>)> = Vec::new();
        for link in &self.links {
            let name = link.group.as_deref();
            match groups.iter_mut().find(|(other, _)| *other == name) {
                Some((_, links)) => links.push(link),
                None => groups.push((name, vec![link])),
            }
        }
        groups
    }
}
