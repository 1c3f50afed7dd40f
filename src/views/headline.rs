use super::route_link::RouteLink;
use crate::domain::feed::Article;
use crate::state::navigator::use_navigator;
use crate::state::words::use_words;
use crate::ui::date_line::DateLine;
use crate::ui::picture::Picture;
use leptos::prelude::*;
use std::sync::Arc;

/// One article in a list: its title as a link, its lead, its date, its first tag, its picture.
#[component]
pub fn Headline(
    article: Arc<Article>,
    /// Among the first of the page: its picture is asked for at once.
    eager: bool,
) -> impl IntoView {
    let navigator = use_navigator();
    let words = use_words();
    let id = article.id.clone();
    let to = Signal::derive(move || navigator.route().with_article(&id));
    let tag = article.tags.first().cloned().map(|tag| {
        let text = tag.clone();
        let to = Signal::derive(move || navigator.route().with_tag(&tag));
        view! {
            <RouteLink to=to class="tag">
                {text}
            </RouteLink>
        }
    });
    let date = article.published.or(article.modified);
    let picture = article.picture().cloned();
    let summary = article.list_summary();
    let headline = article.headline();
    let language = article.language.clone();
    view! {
        <li class="headline" lang=language>
            <div class="headline-text">
                <h2 dir="auto">
                    <RouteLink to=to>{headline}</RouteLink>
                </h2>
                {summary.map(|summary| view! { <p class="headline-lead" dir="auto">{summary}</p> })}
                <p class="meta">
                    {date.map(|date| move || view! { <DateLine timestamp=date language=words.language() /> })} {tag}
                </p>
            </div>
            {picture.map(|url| view! { <Picture url=url eager=eager /> })}
        </li>
    }
}
