use super::element::{Element, element};
use crate::domain::url_policy::PictureUrl;
use crate::platform::dom;
use wasm_bindgen::JsCast;

/// When a picture is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Loading {
    /// Above the fold: at once.
    Eager,
    /// When it comes near.
    Lazy,
}

/// A picture from a feed; `alt` is empty where the words beside it say the same. The style sheet
/// keeps its place, whatever its own size.
pub fn picture(url: &PictureUrl, alt: &str, loading: Loading) -> Element {
    let loading = if loading == Loading::Eager { "eager" } else { "lazy" };
    element("img")
        .attr("loading", loading)
        .attr("decoding", "async")
        .attr("referrerpolicy", "no-referrer")
        .attr("alt", alt)
        // Last, because that is what starts the request.
        .attr("src", url.as_str())
}

/// A picture that did not come is marked, so that the style sheet shows its words.
pub fn mark_broken_picture(event: web_sys::Event) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    if let Some(picture) = target.filter(|target| target.local_name() == "img") {
        dom::set(&picture, "data-broken", "");
    }
}
