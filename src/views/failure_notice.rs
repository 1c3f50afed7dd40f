use super::page_heading::PageHeading;
use super::route_link::RouteLink;
use crate::domain::message::Message;
use crate::domain::route::Route;
use crate::state::failure::Failure;
use crate::state::library::use_library;
use crate::state::navigator::use_navigator;
use crate::state::words::use_words;
use leptos::prelude::*;

/// Nothing can be shown: what happened, what to do, and the ways on.
#[component]
pub fn FailureNotice(failure: Failure) -> impl IntoView {
    let library = use_library();
    let navigator = use_navigator();
    let words = use_words();
    let message = failure.message();
    let retry = failure.can_retry().then(|| {
        view! {
            <button type="button" on:click=move |_| library.reload()>
                {move || words.say(Message::RetryAction)}
            </button>
        }
    });
    // A strange address may have brought the reader here: the site's own news is a way on.
    let own = Signal::derive(move || Route { feed: None, ..navigator.route().home() });
    let own = navigator.route_untracked().feed.is_some().then(|| {
        view! {
            <RouteLink to=own class="button">
                {move || words.say(Message::OpenOwnFeed)}
            </RouteLink>
        }
    });
    view! {
        <div class="failure">
            <PageHeading>{move || words.say(Message::ErrorTitle)}</PageHeading>
            <div role="alert" data-kind=failure.kind()>
                <p>{move || words.say(message)}</p>
            </div>
            <p class="actions">{retry} {own}</p>
        </div>
    }
}

/// The address names an article that the feed does not hold: says so, and offers the list.
#[component]
pub fn UnknownArticle() -> impl IntoView {
    let navigator = use_navigator();
    let words = use_words();
    let list = Signal::derive(move || navigator.route().home());
    view! {
        <div class="failure">
            <PageHeading>{move || words.say(Message::ErrorTitle)}</PageHeading>
            <div role="alert" data-kind="unknown-article">
                <p>{move || words.say(Message::UnknownArticle)}</p>
            </div>
            <p class="actions">
                <RouteLink to=list class="button">
                    {move || words.say(Message::AllArticles)}
                </RouteLink>
            </p>
        </div>
    }
}
