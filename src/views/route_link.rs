use crate::domain::route::Route;
use crate::platform::page::wants_other_tab;
use crate::state::navigator::use_navigator;
use leptos::prelude::*;

/// A link to another view. It is a real address, so that it opens in a new tab as itself.
#[component]
pub fn RouteLink(
    #[prop(into)] to: Signal<Route>,
    #[prop(optional)] class: &'static str,
    #[prop(optional)] rel: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let navigator = use_navigator();
    let on_click = move |event: leptos::ev::MouseEvent| {
        if !wants_other_tab(&event) {
            event.prevent_default();
            navigator.go(to.get_untracked());
        }
    };
    view! {
        <a href=move || to.with(Route::build_query) class=class rel=rel on:click=on_click>
            {children()}
        </a>
    }
}
