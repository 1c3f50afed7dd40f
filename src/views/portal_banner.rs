use crate::domain::feed::PortalBanner;
use crate::ui::element::{Element, element};
use crate::ui::outside_link::outside_link;
use crate::ui::picture::{Loading, picture};

/// The banner between the news and the services.
pub fn portal_banner(banner: &PortalBanner) -> Element {
    let frame = match &banner.url {
        Some(url) => outside_link(url.as_str()),
        None => element("div"),
    };
    let alt = banner.alt.as_deref().unwrap_or_default();
    frame.class("portal-banner").child(picture(&banner.image, alt, Loading::Lazy))
}
