//! What a partner's page asks of a widget, by the attributes of its element.

use super::feed::Article;
use super::language::Language;
use super::route::Route;
use super::url_policy::WebUrl;

/// How the news is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Headlines below each other.
    #[default]
    List,
    /// Headlines with their pictures, side by side as far as there is room.
    Cards,
    /// Headlines in one row.
    Strip,
    /// One article: the one that was asked for, or else the first of the feed.
    Article,
}

impl Layout {
    pub fn name(self) -> &'static str {
        match self {
            Layout::List => "list",
            Layout::Cards => "cards",
            Layout::Strip => "strip",
            Layout::Article => "article",
        }
    }
}

/// Where an article opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Opening {
    /// In the place of the list.
    #[default]
    Element,
    /// In a dialog above the partner's page.
    Dialog,
    /// On the full site: its link is an ordinary one.
    Site,
}

/// Whose colours are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Light or dark, as the device asks for.
    #[default]
    Auto,
    Light,
    Dark,
    /// The letters and colours of the page around.
    Inherit,
}

impl Theme {
    /// What the style sheet calls it; it follows the device by itself.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Theme::Auto => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
            Theme::Inherit => Some("inherit"),
        }
    }
}

/// The attributes as values. What is absent or means nothing here has its default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// `feed-url`, as it was written.
    pub feed: Option<String>,
    /// `article-id`
    pub article: Option<String>,
    /// `tag`: only articles with it are listed.
    pub tag: Option<String>,
    /// `lang`: Vietnamese where it is none of ours.
    pub language: Option<Language>,
    /// `limit`: so many headlines at most.
    pub limit: Option<usize>,
    /// `layout`
    pub layout: Layout,
    /// `open-in`: `element`, `dialog`, `site`
    pub opening: Opening,
    /// `theme`
    pub theme: Theme,
    /// `services`: the feed's related services are shown.
    pub services: bool,
    /// `units`: the portals of the ministry's units are shown.
    pub units: bool,
    /// `site-url`: where the full site is.
    pub site: Option<String>,
}

impl Options {
    /// Reads the attributes, which `attribute` knows by name.
    pub fn read(attribute: &dyn Fn(&str) -> Option<String>) -> Options {
        let text = |name: &str| {
            let value = attribute(name)?;
            let value = value.trim();
            (!value.is_empty()).then(|| value.to_owned())
        };
        let word = |name: &str| text(name).unwrap_or_default().to_ascii_lowercase();
        Options {
            feed: text("feed-url"),
            // Ids are the publisher's: not even a space of theirs is ours to take.
            article: attribute("article-id").filter(|id| !id.is_empty()),
            tag: text("tag"),
            language: text("lang").and_then(|tag| Language::from_tag(&tag)),
            limit: text("limit").and_then(|digits| digits.parse().ok()).filter(|limit| *limit > 0),
            layout: match word("layout").as_str() {
                "cards" => Layout::Cards,
                "strip" => Layout::Strip,
                "article" => Layout::Article,
                _ => Layout::List,
            },
            opening: match word("open-in").as_str() {
                "dialog" => Opening::Dialog,
                "site" => Opening::Site,
                _ => Opening::Element,
            },
            theme: match word("theme").as_str() {
                "light" => Theme::Light,
                "dark" => Theme::Dark,
                "inherit" => Theme::Inherit,
                _ => Theme::Auto,
            },
            services: attribute("services").is_some(),
            units: attribute("units").is_some(),
            site: text("site-url"),
        }
    }

    /// Where the link of a headline leads when it is followed as a link: to the article on the full site,
    /// to the article's own page, or to the reader that stands in `folder`, the widget's own. `page` is
    /// the partner's page, against which the site's address may be relative.
    pub fn link(&self, article: &Article, page: &str, folder: &str) -> String {
        let site = self.site.as_deref().and_then(|site| WebUrl::parse(site, Some(page)));
        if let Some(site) = site {
            return on_site(site.as_str(), &article.id);
        }
        match &article.url {
            Some(url) => url.as_str().to_owned(),
            None => {
                let feed = self.feed.as_deref().and_then(|feed| WebUrl::parse(feed, Some(page)));
                let route = Route { feed: feed.map(|feed| feed.as_str().to_owned()), ..Route::default() };
                [folder, &route.with_article(&article.id).build_query()].concat()
            }
        }
    }
}

/// An article's address on a full site, whose own query is kept.
fn on_site(site: &str, id: &str) -> String {
    let site = site.split('#').next().unwrap_or_default();
    let (address, query) = site.split_once('?').unwrap_or((site, ""));
    [address, &Route::parse(query).with_article(id).build_query()].concat()
}
