//! The feed's own fields (JSON Feed 1.1, section "Top-level"), one by one as they come.

use super::clean_text::Shape;
use super::people::{read_list, read_old_author};
use super::{Fields, MAX_LINE, MAX_TEXT, PortalSource};
use crate::domain::feed::FeedHeader;
use crate::domain::json::Value;
use crate::domain::url_policy::{PictureUrl, WebUrl, is_same_document};
use crate::domain::warning::{Place, WarningKind, Warnings};

/// A header that grows.
pub struct HeaderReader {
    pub header: FeedHeader,
    /// `version` is a URL of JSON Feed's.
    pub has_version: bool,
    has_title: bool,
    has_authors: bool,
    /// Where the bytes come from.
    reading_url: Option<WebUrl>,
}

impl HeaderReader {
    pub fn new(reading_url: &str) -> Self {
        HeaderReader {
            header: FeedHeader::default(),
            has_version: false,
            has_title: false,
            has_authors: false,
            reading_url: WebUrl::parse(reading_url, None),
        }
    }

    /// What the feed's relative URLs are resolved against: `feed_url` if it has come, else the
    /// address that the bytes come from.
    pub fn base(&self) -> Option<&WebUrl> {
        self.header.feed_url.as_ref().or(self.reading_url.as_ref())
    }

    /// Takes one top-level field; unknown ones are skipped. The last one of a name counts.
    pub fn read_field(&mut self, key: &str, value: Value, warnings: &mut Warnings) {
        let base = if key == "feed_url" { self.reading_url.as_ref() } else { self.base() }.cloned();
        let mut fields = Fields::single(key, value, base.as_ref().map(WebUrl::as_str), warnings);
        let header = &mut self.header;
        match key {
            "version" => self.has_version = is_version(&mut fields),
            "title" => {
                self.has_title = fields.has("title");
                header.title = fields.clean("title", Shape::Line, MAX_LINE);
            }
            "description" => header.description = fields.clean("description", Shape::Summary, MAX_TEXT),
            "user_comment" => header.user_comment = fields.clean("user_comment", Shape::Summary, MAX_TEXT),
            "home_page_url" => header.home_page_url = fields.url("home_page_url", WebUrl::parse),
            "feed_url" => header.feed_url = fields.url("feed_url", WebUrl::parse),
            "next_url" => header.next_url = fields.url("next_url", WebUrl::parse),
            "icon" => header.icon = fields.url("icon", PictureUrl::parse),
            "favicon" => header.favicon = fields.url("favicon", PictureUrl::parse),
            "language" => header.language = fields.language("language"),
            "expired" => header.expired = fields.flag("expired"),
            "_portal" => header.portal = PortalSource::take(&mut fields, "_portal"),
            "authors" => {
                let authors = read_list(&mut fields, "authors");
                self.has_authors = !authors.is_empty();
                if self.has_authors {
                    header.authors = authors;
                }
            }
            "author" if !self.has_authors => header.authors = read_old_author(&mut fields),
            _ => {}
        }
        self.drop_own_next_url(warnings);
    }

    /// Warns about what should have been there.
    pub fn finish(&self, warnings: &mut Warnings) {
        if !self.has_version {
            warnings.add(Place::Feed, "version", WarningKind::Missing);
        }
        if !self.has_title {
            warnings.add(Place::Feed, "title", WarningKind::Missing);
        }
    }

    /// A feed whose next page is itself would be loaded for ever. Either URL may come first.
    fn drop_own_next_url(&mut self, warnings: &mut Warnings) {
        let is_own = |next: &WebUrl| {
            [&self.header.feed_url, &self.reading_url]
                .into_iter()
                .flatten()
                .any(|own| is_same_document(own.as_str(), next.as_str()))
        };
        if self.header.next_url.as_ref().is_some_and(is_own) {
            self.header.next_url = None;
            warnings.add(Place::Feed, "next_url", WarningKind::Ignored);
        }
    }
}

fn is_version(fields: &mut Fields) -> bool {
    const OURS: &[u8] = b"jsonfeed.org/version/";
    // Windows, because the standard library's search for a text in a text is a large one.
    fields
        .text("version")
        .is_some_and(|version| version.as_bytes().windows(OURS.len()).any(|part| part == OURS))
}
