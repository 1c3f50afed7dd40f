use crate::domain::feed::PortalBanner;
use crate::domain::message::Message;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use crate::ui::outside_link::outside_link;
use crate::ui::picture::{Loading, picture};

/// The banner between the news and the services.
pub fn portal_banner(reader: &Reader, banner: &PortalBanner) -> Element {
    let frame = match &banner.url {
        Some(url) => outside_link(url.as_str()),
        None => element("div"),
    };
    let alt = banner.alt.as_deref().unwrap_or_default();
    // Its words stand for it where pictures are few, if it has any.
    let content = if reader.preferences.reduced_images() && !alt.is_empty() {
        frame.class("notice").text(alt)
    } else {
        frame.child(picture(&banner.image, alt, Loading::Lazy))
    };
    element("aside").class("portal-banner").attr("aria-label", reader.say(Message::Banner)).child(content)
}
