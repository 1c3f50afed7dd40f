use super::page_heading::PageHeading;
use crate::domain::feed::{Article, Author};
use crate::domain::message::{Message, reading_time};
use crate::domain::vietnamese::reading_time::reading_minutes;
use crate::state::library::use_library;
use crate::state::words::use_words;
use crate::ui::date_line::DateLine;
use crate::ui::picture::Picture;
use leptos::prelude::*;
use std::sync::Arc;

/// The headline and the lines under it: when, by whom, how long to read.
#[component]
pub fn ArticleHeader(article: Arc<Article>, word_count: usize) -> impl IntoView {
    let library = use_library();
    let words = use_words();
    let title = {
        let article = article.clone();
        move || article.title.clone().unwrap_or_else(|| words.say(Message::Untitled).to_owned())
    };
    let (published, modified) = (article.published, article.modified);
    // A correction is told only where it came after the publication.
    let updated = modified.filter(|modified| published.is_some_and(|published| *modified > published));
    let date = published.or(modified);
    let authors = move || article.authors_or(&library.header()).iter().cloned().map(author_view).collect_view();
    view! {
        <PageHeading>{title}</PageHeading>
        <div class="meta">
            {date.map(|date| move || view! { <DateLine timestamp=date language=words.language() /> })}
            {updated
                .map(|date| {
                    move || {
                        view! {
                            <span>
                                {words.say(Message::Updated)} " " <DateLine timestamp=date language=words.language() />
                            </span>
                        }
                    }
                })}
            <span>{move || reading_time(reading_minutes(word_count), words.language())}</span>
            <span class="authors">{authors}</span>
        </div>
    }
}

fn author_view(author: Author) -> impl IntoView {
    let name = author.name.or_else(|| author.url.as_ref().map(|url| url.as_str().to_owned()));
    let avatar = author.avatar.map(|url| view! { <Picture url=url /> });
    let name = match author.url {
        Some(url) => view! { <a href=url.as_str().to_owned() rel="noopener noreferrer author">{name}</a> }.into_any(),
        None => name.into_any(),
    };
    view! { <span class="author">{avatar} {name}</span> }
}
