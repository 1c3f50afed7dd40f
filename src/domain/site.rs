//! `site.json`: what an operator edits without a rebuild.

use super::adapter::{Fields, MAX_LINE, PortalSource, Shape};
use super::json::{Value, parse};
use super::kiosk::night::{Night, parse_clock_time};
use super::surface::Surface;
use super::url_policy::{WebUrl, is_same_document, is_same_origin, origin, resolve_url, shorten_url};
use super::warning::{Place, Warning, WarningKind, Warnings};

/// The settings of one installation. Everything has a default.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    pub title: Option<String>,
    /// A BCP 47 tag; `vi` by default.
    pub language: Option<String>,
    /// In the operator's order; the first one is shown.
    pub feeds: Vec<FeedSource>,
    /// Origins such as `https://tin.example`, whose feeds may be shown by `?feed=`.
    pub allowed_origins: Vec<String>,
    /// Stands in where the feed has no portal of its own.
    pub portal: PortalSource,
    pub kiosk: KioskSettings,
}

#[derive(Clone, Debug, PartialEq)]
pub struct FeedSource {
    pub title: Option<String>,
    pub url: WebUrl,
}

/// Times are milliseconds, 1 to [`MAX_MS`]; `site.json` has seconds, which may be fractions.
#[derive(Clone, Debug, PartialEq)]
pub struct KioskSettings {
    /// Without a touch until the warning comes.
    pub idle_ms: u32,
    /// From the warning to the reset.
    pub warning_ms: u32,
    /// A headline of the attract loop.
    pub slide_ms: u32,
    /// Between two loads of the feed.
    pub refresh_ms: u32,
    /// SHA-256 of the staff's PIN, 64 hexadecimal digits in lower case.
    pub pin_sha256: Option<String>,
    /// Where a kiosk reports that it is alive.
    pub beacon_url: Option<WebUrl>,
    /// When the screen rests.
    pub night: Night,
    /// Whether links to `allowed_origins` are followed, in the place of the reader; a page there must lead
    /// back by itself.
    pub opens_allowed_origins: bool,
}

/// The longest time that a browser's timer can wait; a longer one would fire at once.
pub const MAX_MS: u32 = i32::MAX.unsigned_abs();

impl Default for Site {
    fn default() -> Self {
        Site {
            title: None,
            language: Some(String::from("vi")),
            feeds: Vec::new(),
            allowed_origins: Vec::new(),
            portal: PortalSource::default(),
            kiosk: KioskSettings::default(),
        }
    }
}

impl Default for KioskSettings {
    fn default() -> Self {
        KioskSettings {
            idle_ms: 60_000,
            warning_ms: 15_000,
            slide_ms: 8_000,
            refresh_ms: 300_000,
            pin_sha256: None,
            beacon_url: None,
            night: Night::default(),
            opens_allowed_origins: false,
        }
    }
}

impl Site {
    /// Which of the feeds is shown, where the address asks for `wanted` or for none; `page` is the page's
    /// own URL.
    pub fn shown_feed(&self, wanted: Option<&str>, page: &str) -> Option<usize> {
        let Some(wanted) = wanted else { return Some(0).filter(|_| !self.feeds.is_empty()) };
        let wanted = resolve_url(wanted, Some(page))?;
        self.feeds.iter().position(|feed| is_same_document(feed.url.as_str(), &wanted))
    }

    /// What an address that shows the feed at `url` (absolute) says of it: nothing, where that is the one which
    /// is shown unasked.
    pub fn name_of_feed(&self, url: &str, page: &str) -> Option<String> {
        let own = match self.feeds.first() {
            Some(feed) => Some(feed.url.as_str().to_owned()),
            None => resolve_url("feed.json", Some(page)),
        };
        let is_own = own.is_some_and(|own| is_same_document(&own, url));
        (!is_own).then(|| shorten_url(url, page).to_owned())
    }

    /// Whether this site may show the feed at `url` (absolute, resolved) on its page at `page`: it
    /// is of the page's own origin, of an allowed one, or one of the site's feeds. Anything else
    /// would let a link show a stranger's news under this site's name.
    pub fn may_show_feed(&self, url: &str, page: &str) -> bool {
        let feeds = self.feeds.iter().map(|feed| feed.url.as_str());
        is_same_origin(url, page)
            || origin(url).is_some_and(|of_url| self.allowed_origins.iter().any(|allowed| allowed == of_url))
            || feeds.into_iter().any(|feed| is_same_document(feed, url))
    }

    /// Whether what was asked for at `url` may be shown though it came from `end`, where redirects led (both
    /// absolute): a server of ours that sends people anywhere must not lend its name to a stranger's news. Whoever
    /// lists a feed in `site.json` knows where its address leads.
    pub fn may_be_led(&self, url: &str, end: &str, page: &str) -> bool {
        self.feeds.iter().any(|feed| is_same_document(feed.url.as_str(), url))
            || self.may_show_feed(end, page)
    }
}

/// Reads `site.json`; relative URLs are resolved against `base`, its own URL. What is absent,
/// broken or unknown keeps its default, with a warning unless it is simply absent. What only a kiosk needs is
/// read for a kiosk only: phones do without the code for it.
pub fn read_site(bytes: &[u8], base: &str, surface: Surface) -> (Site, Vec<Warning>) {
    let mut warnings = Warnings::default();
    let site = match parse(bytes) {
        Ok((value, mended)) => {
            if mended {
                warnings.add(Place::Site, "", WarningKind::Mended);
            }
            let fields = Fields::of(value, "", Place::Site, Some(base), &mut warnings);
            fields.map(|fields| read_fields(fields, surface)).unwrap_or_default()
        }
        Err(_) => {
            warnings.add(Place::Site, "", WarningKind::Syntax);
            Site::default()
        }
    };
    (site, warnings.into_vec())
}

fn read_fields(mut fields: Fields, surface: Surface) -> Site {
    let default = Site::default();
    Site {
        title: fields.clean("title", Shape::Line, MAX_LINE),
        language: fields.language("language").or(default.language),
        feeds: read_feeds(&mut fields),
        allowed_origins: read_origins(&mut fields),
        portal: PortalSource::take(&mut fields, "portal"),
        kiosk: (surface == Surface::Kiosk)
            .then(|| read_kiosk(&mut fields))
            .flatten()
            .unwrap_or(default.kiosk),
    }
}

fn read_feeds(fields: &mut Fields) -> Vec<FeedSource> {
    let mut feeds = Vec::new();
    for value in fields.list("feeds") {
        feeds.extend(read_source(fields, value));
    }
    feeds
}

/// An object, or only the address.
fn read_source(fields: &mut Fields, value: Value) -> Option<FeedSource> {
    if let Value::String(raw) = value {
        let url = WebUrl::parse(&raw, fields.base());
        fields.warn("feeds", if url.is_some() { WarningKind::WrongType } else { WarningKind::BadUrl });
        return url.map(|url| FeedSource { title: None, url });
    }
    let mut source = fields.inside(value, "feeds")?;
    let title = source.clean("title", Shape::Line, MAX_LINE);
    Some(FeedSource { title, url: source.required_url("url", WebUrl::parse)? })
}

/// Exact origins, never patterns: "https://tin.example.evil.example" must not pass for another.
fn read_origins(fields: &mut Fields) -> Vec<String> {
    let mut origins = Vec::new();
    for value in fields.list("allowed_origins") {
        let Some(raw) = fields.text_of(value, "allowed_origins") else { continue };
        match WebUrl::parse(&raw, None).as_ref().and_then(|url| origin(url.as_str())) {
            Some(origin) => origins.push(String::from(origin)),
            None => fields.warn("allowed_origins", WarningKind::BadUrl),
        }
    }
    origins
}

#[inline(never)]
fn read_kiosk(fields: &mut Fields) -> Option<KioskSettings> {
    let value = fields.take("kiosk")?;
    let mut kiosk = fields.inside(value, "kiosk")?;
    let default = KioskSettings::default();
    Some(KioskSettings {
        idle_ms: read_seconds(&mut kiosk, "idle_seconds", default.idle_ms),
        warning_ms: read_seconds(&mut kiosk, "warning_seconds", default.warning_ms),
        slide_ms: read_seconds(&mut kiosk, "slide_seconds", default.slide_ms),
        refresh_ms: read_seconds(&mut kiosk, "refresh_seconds", default.refresh_ms),
        pin_sha256: read_hash(&mut kiosk),
        beacon_url: kiosk.url("beacon_url", WebUrl::parse),
        night: Night {
            from: read_clock_time(&mut kiosk, "night_from", default.night.from),
            to: read_clock_time(&mut kiosk, "night_to", default.night.to),
        },
        opens_allowed_origins: kiosk.flag("open_allowed_origins"),
    })
}

/// "22:00", in the time of Vietnam.
fn read_clock_time(kiosk: &mut Fields, key: &'static str, default: u32) -> u32 {
    let Some(text) = kiosk.text(key) else { return default };
    parse_clock_time(&text).unwrap_or_else(|| {
        kiosk.warn(key, WarningKind::BadDate);
        default
    })
}

/// Seconds as milliseconds. Zero and less are no time: refreshing every 0 seconds would be an
/// attack on the site's own server, so they fall back to the default too.
fn read_seconds(kiosk: &mut Fields, key: &'static str, default: u32) -> u32 {
    let Some(text) = kiosk.digits(key) else { return default };
    parse_milliseconds(text.trim()).unwrap_or_else(|| {
        kiosk.warn(key, WarningKind::BadNumber);
        default
    })
}

/// Digits by hand, because the standard library's decimal numbers cost some 6 KB of code.
fn parse_milliseconds(text: &str) -> Option<u32> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut milliseconds: u32 = 0;
    for digit in whole.chars().chain(fraction.chars().chain("000".chars()).take(3)) {
        milliseconds = milliseconds.saturating_mul(10).saturating_add(digit.to_digit(10)?);
    }
    let is_number = !whole.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && milliseconds > 0).then_some(milliseconds.min(MAX_MS))
}

fn read_hash(kiosk: &mut Fields) -> Option<String> {
    let text = kiosk.text("pin_sha256")?.trim().to_ascii_lowercase();
    if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(text);
    }
    kiosk.warn("pin_sha256", WarningKind::WrongType);
    None
}
