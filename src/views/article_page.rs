use super::article_body::ArticleBody;
use super::article_header::ArticleHeader;
use super::attachments::Attachments;
use super::neighbours::Neighbours;
use super::route_link::RouteLink;
use crate::domain::feed::Article;
use crate::domain::markup::{begins_with_picture, count_words};
use crate::domain::message::Message;
use crate::platform::html::parse_body;
use crate::state::library::use_library;
use crate::state::navigator::use_navigator;
use crate::state::words::use_words;
use crate::ui::picture::Picture;
use leptos::prelude::*;
use std::sync::Arc;

/// One article, whole: heading, date line, lead, lead image, body, attachments, neighbours.
#[component]
pub fn ArticlePage(article: Arc<Article>) -> impl IntoView {
    let library = use_library();
    let navigator = use_navigator();
    let words = use_words();
    let blocks = parse_body(&article.body, &library.base_of(&article));
    let word_count = count_words(&blocks);
    let lead = article.lead.clone();
    let lead_image = article.image.clone().filter(|image| !begins_with_picture(&blocks, &image.url));
    let lead_image = lead_image.map(|image| {
        view! {
            <figure class="lead-image">
                <Picture url=image.url alt=image.alt.unwrap_or_default() eager=true />
                {image.caption.map(|caption| view! { <figcaption dir="auto">{caption}</figcaption> })}
            </figure>
        }
    });
    let banner_image = article.banner_image.clone().filter(|url| lead_image.is_none() && !begins_with_picture(&blocks, url));
    let banner_image = banner_image.map(|url| view! { <figure class="lead-image"><Picture url=url eager=true /></figure> });
    let list = Signal::derive(move || navigator.route().list());
    let nothing_more = blocks.is_empty() && lead.is_some();
    view! {
        <p class="back">
            <RouteLink to=list>{move || words.say(Message::BackToList)}</RouteLink>
        </p>
        <article lang=article.language.clone() class="article">
            <ArticleHeader article=article.clone() word_count=word_count />
            {lead.map(|lead| view! { <p class="lead" dir="auto">{lead}</p> })}
            {lead_image}
            {banner_image}
            <ArticleBody blocks=blocks />
            {nothing_more.then(|| view! { <p class="meta">{move || words.say(Message::NoBody)}</p> })}
            <Attachments attachments=article.attachments.clone() />
            <Sources article=article.clone() />
        </article>
        <Neighbours article=article />
    }
}

/// Where the article stands elsewhere, and its tags.
#[component]
fn Sources(article: Arc<Article>) -> impl IntoView {
    let navigator = use_navigator();
    let words = use_words();
    let links = [(Message::Original, article.url.clone()), (Message::RelatedPage, article.external_url.clone())]
        .into_iter()
        .filter_map(|(message, url)| Some((message, url?)))
        .map(|(message, url)| {
            view! {
                <p>
                    <a href=url.as_str().to_owned() rel="noopener noreferrer" data-external="">
                        {move || words.say(message)}
                    </a>
                </p>
            }
        })
        .collect_view();
    let tags = article.tags.iter().cloned().map(|tag| {
        let text = tag.clone();
        let to = Signal::derive(move || navigator.route().with_tag(&tag));
        view! {
            <li>
                <RouteLink to=to class="tag" rel="tag">
                    {text}
                </RouteLink>
            </li>
        }
    });
    let tags = tags.collect_view();
    let tags = (!article.tags.is_empty())
        .then(|| view! { <ul class="tags" aria-label=move || words.say(Message::Tags)>{tags}</ul> });
    view! { <footer class="article-footer">{links} {tags}</footer> }
}
