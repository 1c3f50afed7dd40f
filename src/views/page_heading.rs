use crate::state::navigator::use_navigator;
use leptos::html::H1;
use leptos::prelude::*;

/// The one `h1` of a view. When the view has been drawn, the focus goes there.
#[component]
pub fn PageHeading(
    #[prop(optional)] class: &'static str,
    /// BCP 47, where it differs from the page's.
    #[prop(optional_no_strip)]
    language: Option<String>,
    children: Children,
) -> impl IntoView {
    let navigator = use_navigator();
    let heading = NodeRef::<H1>::new();
    Effect::new(move || {
        if let Some(heading) = heading.get() {
            navigator.arrive(&heading);
        }
    });
    view! {
        <h1 node_ref=heading tabindex="-1" dir="auto" class=class lang=language>
            {children()}
        </h1>
    }
}
