use super::top_link::TopLink;
use crate::state::library::use_library;
use leptos::prelude::*;

/// Whose news this is, and the way back up.
#[component]
pub fn PageFooter(
    /// The `id` of the element at the top of the page.
    top: &'static str,
) -> impl IntoView {
    let library = use_library();
    let publisher = move || library.header().title.clone();
    view! {
        <footer class="page-footer">
            <p dir="auto">{publisher}</p>
            <TopLink target=top />
        </footer>
    }
}
