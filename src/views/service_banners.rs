use crate::domain::feed::Service;
use crate::domain::message::Message;
use crate::state::portal::use_portal;
use crate::state::words::use_words;
use crate::ui::lines::Lines;
use crate::ui::picture::Picture;
use leptos::prelude::*;

/// The related services, each a card that is one link.
#[component]
pub fn ServiceBanners() -> impl IntoView {
    let portal = use_portal();
    let words = use_words();
    move || {
        let services = portal.get().services.clone();
        (!services.is_empty()).then(|| {
            let cards = services.into_iter().map(|service| view! { <ServiceBanner service=service /> }).collect_view();
            view! {
                <aside class="services" aria-label=move || words.say(Message::Services)>
                    <ul>{cards}</ul>
                </aside>
            }
        })
    }
}

#[component]
fn ServiceBanner(service: Service) -> impl IntoView {
    let words = use_words();
    let title = service.title.replace('\n', " ");
    let name = move || [words.say(Message::ServiceDetails), ": ", &title].concat();
    view! {
        <li class="service">
            {service.icon.map(|url| view! { <Picture url=url /> })}
            <p class="service-title" dir="auto"><Lines text=service.title /></p>
            {service.summary.map(|summary| view! { <p class="service-summary" dir="auto"><Lines text=summary /></p> })}
            // The link covers the card; its name says which service it is about.
            <a href=service.url.as_str().to_owned() rel="noopener noreferrer" aria-label=name>
                {move || words.say(Message::ServiceDetails)}
            </a>
        </li>
    }
}
