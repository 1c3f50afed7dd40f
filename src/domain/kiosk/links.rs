//! What a link does on a screen that nobody may leave.

use crate::domain::route::Route;
use crate::domain::site::Site;
use crate::domain::url_policy::{LinkUrl, origin, resolve_url};

/// Where a link leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Destination {
    /// A place in the article that is open.
    Place(String),
    /// Another view of this very page.
    View(Route),
    /// Out of it, to an origin that the operator wants to be opened here.
    Allowed(String),
    /// Out of it: what a phone may open.
    Outside(String),
    /// Nowhere that anybody may go.
    Nowhere,
}

/// Judges a link by what is written in it: `href`, and whether it downloads. `page` is the page's own
/// address without query and fragment.
pub fn judge_link(href: &str, is_download: bool, site: &Site, page: &str) -> Destination {
    if let Some(id) = href.strip_prefix('#') {
        return Destination::Place(id.to_owned());
    }
    let Some(url) = LinkUrl::parse(href, Some(page)).map(|url| url.as_str().to_owned()) else {
        return Destination::Nowhere;
    };
    if !is_download && let Some(route) = own_view(&url, page) {
        return Destination::View(route);
    }
    let is_allowed =
        || origin(&url).is_some_and(|of_url| site.allowed_origins.iter().any(|one| one == of_url));
    if site.kiosk.opens_allowed_origins && !is_download && is_allowed() {
        return Destination::Allowed(url);
    }
    Destination::Outside(url)
}

/// The route of an address of this very page. It stays in the kiosk, where nobody saves anything.
pub fn own_view(url: &str, page: &str) -> Option<Route> {
    let url = url.split('#').next().unwrap_or_default();
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let folder = resolve_url("./", Some(page))?;
    let index = resolve_url("./index.html", Some(page))?;
    [page, &folder, &index].contains(&address).then(|| Route {
        kiosk: true,
        saved: false,
        ..Route::parse(query)
    })
}
