//! An article as schema.org's `NewsArticle`, for search engines and reading aids.

use super::feed::{Article, Author, FeedHeader};
use super::text::join;
use super::timestamp::VIETNAM_OFFSET_MINUTES;

/// JSON-LD of one article. `publisher` is the site's name.
pub fn build_news_article(article: &Article, header: &FeedHeader, publisher: &str) -> String {
    let mut json = JsonObject::new();
    json.string("@context", "https://schema.org").string("@type", "NewsArticle");
    json.optional("headline", article.title.as_deref()).optional("description", article.lead.as_deref());
    for (key, date) in [("datePublished", article.published), ("dateModified", article.modified)] {
        json.optional(key, date.map(|date| date.format_rfc3339(VIETNAM_OFFSET_MINUTES)).as_deref());
    }
    json.optional("image", article.image.as_ref().map(|image| image.url.as_str()));
    json.optional("url", article.url.as_ref().map(|url| url.as_str()));
    json.optional("inLanguage", article.language.as_deref().or(header.language.as_deref()));
    if !article.tags.is_empty() {
        json.string("keywords", &join(&article.tags, ", "));
    }
    let authors: Vec<String> = article.authors_or(header).iter().map(build_author).collect();
    let authors = join(&authors, ",");
    if !authors.is_empty() {
        json.raw("author", &["[", &authors, "]"].concat());
    }
    let mut organisation = JsonObject::new();
    organisation.string("@type", "Organization").string("name", publisher);
    json.raw("publisher", &organisation.finish());
    json.finish()
}

fn build_author(author: &Author) -> String {
    let mut json = JsonObject::new();
    json.string("@type", "Person").optional("name", author.name.as_deref());
    json.optional("url", author.url.as_ref().map(|url| url.as_str()));
    json.finish()
}

/// The few lines of JSON that this needs; a whole serialiser would cost a first visit kilobytes.
struct JsonObject(String);

impl JsonObject {
    fn new() -> Self {
        JsonObject(String::from("{"))
    }

    fn raw(&mut self, key: &str, json: &str) -> &mut Self {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        self.quote(key);
        self.0.push(':');
        self.0.push_str(json);
        self
    }

    fn string(&mut self, key: &str, value: &str) -> &mut Self {
        self.raw(key, "");
        self.quote(value);
        self
    }

    fn optional(&mut self, key: &str, value: Option<&str>) -> &mut Self {
        if let Some(value) = value {
            self.string(key, value);
        }
        self
    }

    /// `<` is escaped too: the text stands in a `<script>` element, and `</script>` in a title must
    /// not end it for any tool that writes the page out again.
    fn quote(&mut self, text: &str) {
        self.0.push('"');
        for character in text.chars() {
            match character {
                '"' | '\\' => self.0.extend(['\\', character]),
                '<' => self.0.push_str("\\u003c"),
                control if control < ' ' => self.0.push(' '),
                other => self.0.push(other),
            }
        }
        self.0.push('"');
    }

    fn finish(mut self) -> String {
        self.0.push('}');
        self.0
    }
}
