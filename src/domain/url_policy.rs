//! The one policy for every URL that comes from outside.
//!
//! A URL is resolved once, by [`resolve_url`], and then only exists as one of the types here, so a
//! view cannot be handed one that nobody judged. What the rules stop:
//!
//! - `javascript:`, `vbscript:`, `data:text/html`: script in the page's own origin. Schemes are a
//!   list of what is allowed, never of what is forbidden.
//! - `java\nscript:`, ` javascript:`, `JaVaScRiPt:`: the same behind what browsers strip or fold.
//!   Stripping and folding come first, judging second.
//! - `blob:`, `file:`, `intent:`, `ms-word:`: handing the reader to another program.
//! - `data:image/svg+xml`: a picture with script in it, once someone opens it by itself.
//! - `https://bank.example@evil.example/`: a host name that is none.
//! - `tel:*%2306%23`: codes that a telephone obeys without asking (USSD).

mod resolve;
mod srcset;

pub use resolve::{is_invisible, resolve_url};
pub use srcset::parse_srcset;

macro_rules! url_type {
    ($(#[$doc:meta])* $name:ident, $allows:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name(String);

        impl $name {
            /// `raw` as the publisher wrote it, resolved against `base` (an absolute URL); `None`
            /// when it is no URL or not of an allowed scheme.
            pub fn parse(raw: &str, base: Option<&str>) -> Option<Self> {
                resolve_url(raw, base).filter(|url| $allows(url)).map(Self)
            }

            /// Absolute, with a scheme in lower case, without spaces or control characters.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    };
}

url_type! {
    /// A page or a file: `http` or `https`.
    WebUrl, is_web
}
url_type! {
    /// What a link may lead to: `http`, `https`, `mailto` or `tel`.
    LinkUrl, is_link
}
url_type! {
    /// A picture: `http`, `https`, or `data:` with png, jpeg, gif, webp or avif in at most 1 MiB.
    /// No SVG in `data:`: an SVG can hold script, and opened by itself it would run.
    PictureUrl, is_picture
}
url_type! {
    /// Sound or film: `http` or `https`.
    MediaUrl, is_web
}

impl From<WebUrl> for LinkUrl {
    fn from(url: WebUrl) -> Self {
        LinkUrl(url.0)
    }
}

fn is_web(url: &str) -> bool {
    url.starts_with("http")
}

fn is_link(url: &str) -> bool {
    !url.starts_with("data:")
}

fn is_picture(url: &str) -> bool {
    is_web(url) || url.starts_with("data:")
}

/// Scheme, host and port of an `http` or `https` URL as [`resolve_url`] or the browser writes it:
/// `https://tin.example:8080`. `None` for anything else.
pub fn origin(url: &str) -> Option<&str> {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let length = host.find(['/', '\\', '?', '#']).unwrap_or(host.len());
    if length == 0 { None } else { url.get(..url.len() - host.len() + length) }
}

/// Whether both URLs have an origin, and the same one. URLs in another form than the resolved one
/// are never the same: the comparison errs towards refusing.
pub fn is_same_origin(a: &str, b: &str) -> bool {
    origin(a).is_some_and(|of_a| Some(of_a) == origin(b))
}

/// Whether both URLs name the same document, whatever place inside it they point to.
pub fn is_same_document(a: &str, b: &str) -> bool {
    without_fragment(a) == without_fragment(b)
}

/// The shortest way to write an absolute URL, such that it leads there from `page`: relative to the
/// page's folder or to its origin where it is of the same one, else as it is.
pub fn shorten_url<'a>(url: &'a str, page: &str) -> &'a str {
    let folder = page.rsplit_once('/').map_or(0, |(folder, _)| folder.len() + 1);
    let ways = [page.get(..folder).unwrap_or_default(), origin(page).unwrap_or_default()];
    let short = ways.into_iter().filter(|way| !way.is_empty()).filter_map(|way| url.strip_prefix(way));
    // `//host/` would be another host, `a:b` another scheme, and nothing at all the page itself.
    short.into_iter().find(|short| resolve_url(short, Some(page)).as_deref() == Some(url)).unwrap_or(url)
}

/// The part after `#` when a link leads to a place in the very document it stands in, written as
/// `#fn1` or with the document's own URL; still percent-encoded, empty for the document's top.
pub fn same_document_fragment<'a>(raw: &'a str, base: Option<&str>) -> Option<&'a str> {
    let (page, fragment) = raw.trim().split_once('#')?;
    let same = page.is_empty()
        || base.is_some_and(|base| {
            let base = resolve_url(base, None);
            resolve_url(page, base.as_deref())
                .is_some_and(|page| base.is_some_and(|base| is_same_document(&page, &base)))
        });
    same.then_some(fragment)
}

fn without_fragment(url: &str) -> &str {
    url.split_once('#').map_or(url, |(page, _)| page)
}
