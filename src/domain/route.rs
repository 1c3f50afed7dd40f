//! A page's address as a value and back.
//!
//! All state lives in the query string, so that the folder works on any static host and under any
//! path without a rewrite rule. Keys that are not ours are kept: a host or a campaign may need them.

use super::day::Day;
use super::language::Language;
use super::listing::{Selection, Sort};
use super::month::Month;

/// What an address asks for. Its parts combine: `?tag=A&article=1` is an article read within a tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    pub article: Option<String>,
    pub tag: Option<String>,
    /// `month=2026-11`
    pub month: Option<Month>,
    /// `sort=newest`, `oldest` or `title`
    pub sort: Option<Sort>,
    pub query: Option<String>,
    /// `from=2026-11-24`, the first day of a search.
    pub from: Option<Day>,
    /// `to=2026-11-24`, its last day.
    pub to: Option<Day>,
    /// `view=saved`
    pub saved: bool,
    pub feed: Option<String>,
    /// `mode=kiosk`
    pub kiosk: bool,
    pub language: Option<Language>,
    /// Unknown keys, and known keys with unknown values, in their order.
    pub others: Vec<(String, String)>,
}

impl Route {
    /// The route of a query string, with or without its `?`.
    pub fn parse(query: &str) -> Route {
        let mut route = Route::default();
        for pair in query.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            route.take(decode_component(key), decode_component(value));
        }
        route
    }

    fn take(&mut self, key: String, value: String) {
        let slot = match key.as_str() {
            "article" => &mut self.article,
            "tag" => &mut self.tag,
            "q" => &mut self.query,
            "feed" => &mut self.feed,
            "view" if value == "saved" => {
                self.saved = true;
                return;
            }
            "month" if Month::parse(&value).is_some() => {
                self.month = Month::parse(&value);
                return;
            }
            "sort" if Sort::from_name(&value).is_some() => {
                self.sort = Sort::from_name(&value);
                return;
            }
            "from" if Day::parse(&value).is_some() => {
                self.from = Day::parse(&value);
                return;
            }
            "to" if Day::parse(&value).is_some() => {
                self.to = Day::parse(&value);
                return;
            }
            "mode" if value == "kiosk" => {
                self.kiosk = true;
                return;
            }
            "lang" if Language::from_tag(&value).is_some() => {
                self.language = Language::from_tag(&value);
                return;
            }
            _ => {
                self.others.push((key, value));
                return;
            }
        };
        // An empty value asks for nothing, as an empty search form does.
        *slot = Some(value).filter(|value| !value.is_empty());
    }

    /// The query string of this route with its `?`; `?` alone for the plain list, so that it is
    /// always a usable `href`.
    pub fn build_query(&self) -> String {
        let mut query = String::from("?");
        let mut add = |key: &str, value: &str| {
            if query.len() > 1 {
                query.push('&');
            }
            encode_component(key, &mut query);
            query.push('=');
            encode_component(value, &mut query);
        };
        for (key, value) in &self.others {
            add(key, value);
        }
        if self.kiosk {
            add("mode", "kiosk");
        }
        if let Some(language) = self.language {
            add("lang", language.tag());
        }
        if self.saved {
            add("view", "saved");
        }
        let month = self.month.map(Month::format);
        let sort = self.sort.map(|sort| sort.name().to_owned());
        let (from, to) = (self.from.map(|day| day.format()), self.to.map(|day| day.format()));
        for (key, value) in [("month", &month), ("sort", &sort), ("from", &from), ("to", &to)] {
            if let Some(value) = value {
                add(key, value);
            }
        }
        for (key, value) in
            [("feed", &self.feed), ("tag", &self.tag), ("q", &self.query), ("article", &self.article)]
        {
            if let Some(value) = value {
                add(key, value);
            }
        }
        query
    }

    /// The same place with this article open.
    pub fn with_article(&self, id: &str) -> Route {
        Route { article: Some(id.to_owned()), ..self.clone() }
    }

    /// What others are given of an article: the article, and nothing of how it was found.
    pub fn to_share(&self, id: &str) -> Route {
        Route { kiosk: false, ..self.home() }.with_article(id)
    }

    /// The list that this route's article is read within.
    pub fn list(&self) -> Route {
        Route { article: None, ..self.clone() }
    }

    /// What this route's list shows.
    pub fn selection(&self) -> Selection {
        Selection { tag: self.tag.clone(), month: self.month, sort: self.sort }
    }

    /// The whole list of the same feed: no article, tag, month, order, search or shelf.
    pub fn home(&self) -> Route {
        Route {
            article: None,
            tag: None,
            month: None,
            sort: None,
            query: None,
            from: None,
            to: None,
            saved: false,
            ..self.clone()
        }
    }

    /// The whole list of another feed, or of the site's own.
    pub fn with_feed(&self, feed: Option<String>) -> Route {
        Route { feed, ..self.home() }
    }

    /// The list of other articles of the same feed, in the same order as far as it was asked for.
    pub fn with_selection(&self, selection: Selection) -> Route {
        let Selection { tag, month, sort } = selection;
        Route { tag, month, sort, ..self.home() }
    }

    /// All articles with this tag.
    pub fn with_tag(&self, tag: &str) -> Route {
        Route { tag: Some(tag.to_owned()), ..self.home() }
    }

    /// What a search for other words shows: its own filters, or those of no other list.
    pub fn with_query(&self, query: &str) -> Route {
        let base = if self.query.is_some() { self.list() } else { self.home() };
        Route { query: Some(query.to_owned()), ..base }
    }

    /// Whether this is a list of what was found.
    pub fn is_search(&self) -> bool {
        self.query.is_some() && self.article.is_none()
    }

    /// The same place in another language.
    pub fn with_language(&self, language: Language) -> Route {
        Route { language: Some(language), ..self.clone() }
    }
}

/// Decodes `%XX` and `+`; bytes that are no UTF-8 become U+FFFD.
fn decode_component(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        rest = tail;
        match (first, tail) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [high, low, after @ ..]) => match (hex_digit(*high), hex_digit(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push(high * 16 + low);
                    rest = after;
                }
                _ => bytes.push(first),
            },
            _ => bytes.push(first),
        }
    }
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    }
}

fn hex_digit(byte: u8) -> Option<u8> {
    (byte as char).to_digit(16).map(|digit| digit as u8)
}

/// Encodes all but RFC 3986's unreserved characters and `/ : , @`, which a query may hold as they
/// are and which keep `?feed=` addresses readable.
fn encode_component(text: &str, into: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for &byte in text.as_bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:,@".contains(&byte) {
            into.push(byte as char);
        } else {
            into.push('%');
            for digit in [byte >> 4, byte & 15] {
                into.push(HEX[usize::from(digit)] as char);
            }
        }
    }
}
