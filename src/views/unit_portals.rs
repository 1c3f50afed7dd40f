use crate::domain::feed::{UnitLink, Units};
use crate::domain::message::Message;
use crate::state::portal::use_portal;
use crate::state::words::use_words;
use leptos::prelude::*;

/// Navigation to the portals of the ministry's units, under their groups where they have some.
#[component]
pub fn UnitPortals() -> impl IntoView {
    let portal = use_portal();
    move || portal.get().units.clone().map(|units| view! { <UnitList units=units /> })
}

#[component]
fn UnitList(units: Units) -> impl IntoView {
    let words = use_words();
    let given = units.title.clone();
    let title = move || given.clone().unwrap_or_else(|| words.say(Message::Units).to_owned());
    let groups = units.groups().into_iter().map(|(name, links)| {
        let links = links.into_iter().cloned().map(unit_link).collect_view();
        let name = name.map(|name| view! { <h3>{name.to_owned()}</h3> });
        view! { <div class="unit-group">{name}<ul>{links}</ul></div> }
    });
    let groups = groups.collect_view();
    view! {
        <nav class="units" aria-labelledby="units-title">
            <h2 id="units-title">{title}</h2>
            <div class="unit-groups">{groups}</div>
        </nav>
    }
}

fn unit_link(link: UnitLink) -> impl IntoView {
    view! {
        <li>
            <a href=link.url.as_str().to_owned() rel="noopener noreferrer">{link.title}</a>
        </li>
    }
}
