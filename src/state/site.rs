//! The operator's settings.

use crate::domain::site::{Site, read_site};
use crate::domain::surface::Surface;
use crate::domain::url_policy::resolve_url;
use crate::platform::console;
use crate::platform::fetch::{Aborter, Limits, load};
use crate::platform::page::base_url;
use std::ops::ControlFlow;

/// Settings are a page of text; waiting long for them would be waiting long for the news.
const LIMITS: Limits = Limits { bytes: 1024 * 1024, silence_ms: 5_000 };

/// Reads `site.json` beside the page; what is missing or broken falls back to defaults.
pub async fn load_site(surface: Surface) -> Site {
    let base = base_url();
    let Some(url) = resolve_url("site.json", Some(&base)) else { return Site::default() };
    let mut bytes = Vec::new();
    let loaded = load(&url, LIMITS, &Aborter::default(), &mut |piece| {
        bytes.extend_from_slice(piece);
        ControlFlow::Continue(None)
    })
    .await;
    if loaded.is_err() {
        console::warn("site.json could not be read: defaults are used");
        return Site::default();
    }
    let (site, warnings) = read_site(&bytes, &url, surface);
    if !warnings.is_empty() {
        console::warn("site.json has parts that could not be read: defaults stand for them");
    }
    site
}
