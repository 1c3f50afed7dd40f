use crate::state::announcer::use_announcer;
use leptos::prelude::*;

/// Speaks what has happened to people who do not see it.
#[component]
pub fn LiveRegion() -> impl IntoView {
    let announcer = use_announcer();
    view! {
        <div role="status" class="visually-hidden">
            {move || announcer.sentence()}
        </div>
    }
}
