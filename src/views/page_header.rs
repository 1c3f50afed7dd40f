use super::route_link::RouteLink;
use crate::domain::language::Language;
use crate::domain::message::Message;
use crate::state::navigator::use_navigator;
use crate::state::words::use_words;
use leptos::prelude::*;

/// The site's name, which leads home, and the other language.
#[component]
pub fn PageHeader(
    /// The operator's name for the site, or the reader's own.
    name: Option<String>,
) -> impl IntoView {
    let navigator = use_navigator();
    let words = use_words();
    let home = Signal::derive(move || navigator.route().home());
    let other = move || match words.language() {
        Language::Vietnamese => Language::English,
        Language::English => Language::Vietnamese,
    };
    let in_other = Signal::derive(move || navigator.route().with_language(other()));
    let name = name.unwrap_or_else(|| words.say(Message::SiteName).to_owned());
    view! {
        <header class="page-header">
            <RouteLink to=home class="site-name">
                {name}
            </RouteLink>
            <span class="other-language" lang=move || other().tag()>
                <RouteLink to=in_other>{move || words.say(Message::OtherLanguage)}</RouteLink>
            </span>
        </header>
    }
}
