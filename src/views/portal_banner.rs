use crate::state::portal::use_portal;
use leptos::prelude::*;

/// The banner between the news and the services.
#[component]
pub fn PortalBanner() -> impl IntoView {
    let portal = use_portal();
    move || {
        portal.get().banner.clone().map(|banner| {
            let alt = banner.alt.unwrap_or_default();
            let picture = view! { <img loading="lazy" decoding="async" referrerpolicy="no-referrer" alt=alt src=banner.image.as_str().to_owned() /> };
            match banner.url {
                Some(url) => view! { <a class="portal-banner" href=url.as_str().to_owned() rel="noopener noreferrer">{picture}</a> }.into_any(),
                None => view! { <div class="portal-banner">{picture}</div> }.into_any(),
            }
        })
    }
}
