use super::element::{Element, element};
use crate::domain::url_policy::PictureUrl;

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
