use super::route_link::RouteLink;
use crate::domain::feed::Article;
use crate::domain::message::Message;
use crate::state::library::use_library;
use crate::state::navigator::use_navigator;
use crate::state::words::use_words;
use leptos::prelude::*;
use std::sync::Arc;

/// The way to the articles before and after this one in the list that it is read within.
#[component]
pub fn Neighbours(article: Arc<Article>) -> impl IntoView {
    let library = use_library();
    let navigator = use_navigator();
    let words = use_words();
    let tag = navigator.part(|route| route.tag.clone());
    let neighbours = Memo::new(move |_| library.neighbours(tag.get().as_deref(), &article.id));
    let link = move |neighbour: Option<Arc<Article>>, message: Message, rel: &'static str| {
        neighbour.map(|article| {
            let id = article.id.clone();
            let to = Signal::derive(move || navigator.route().with_article(&id));
            view! {
                <RouteLink to=to class="neighbour" rel=rel>
                    <span class="meta">{move || words.say(message)}</span>
                    <span dir="auto">{article.headline()}</span>
                </RouteLink>
            }
        })
    };
    view! {
        <nav class="neighbours" aria-label=move || words.say(Message::Neighbours)>
            {move || {
                let [before, after] = neighbours.get();
                [link(before, Message::PreviousArticle, "prev"), link(after, Message::NextArticle, "next")]
            }}
        </nav>
    }
}
