use crate::domain::url_policy::PictureUrl;
use leptos::prelude::*;

/// A picture from a feed. Its place is kept by the style sheet, whatever its own size.
#[component]
pub fn Picture(
    url: PictureUrl,
    /// Empty where the words beside it say the same.
    #[prop(optional, into)]
    alt: String,
    /// Above the fold: asked for at once.
    #[prop(optional)]
    eager: bool,
) -> impl IntoView {
    let loading = if eager { "eager" } else { "lazy" };
    // `src` comes last, because that is what starts the request.
    view! { <img loading=loading decoding="async" referrerpolicy="no-referrer" alt=alt src=url.as_str().to_owned() /> }
}
