use super::headline::Headline;
use super::page_heading::PageHeading;
use crate::domain::message::{Message, count_articles};
use crate::platform::near_end::{Watch, watch_near_end};
use crate::state::announcer::use_announcer;
use crate::state::library::{PAGE_SIZE, Status, use_library};
use crate::state::navigator::use_navigator;
use crate::state::words::use_words;
use leptos::html::Div;
use leptos::prelude::*;

/// The headlines of the feed, or of one tag.
#[component]
pub fn HeadlineList() -> impl IntoView {
    let library = use_library();
    let navigator = use_navigator();
    let words = use_words();
    let announcer = use_announcer();
    let tag = navigator.part(|route| route.tag.clone());
    let count = Memo::new(move |_| library.count(tag.get().as_deref()));
    let has_more = Memo::new(move |_| count.get() > library.shown.get());
    let title = move || {
        tag.get().or_else(|| library.header().title.clone()).unwrap_or_else(|| words.say(Message::LatestNews).to_owned())
    };
    let description = move || tag.get().map_or_else(|| library.header().description.clone(), |_| None);
    let visible = move || library.first(tag.get().as_deref(), library.shown.get());
    Effect::new(move || {
        if library.status() != Status::Loading {
            announcer.say(count_articles(count.get(), words.language()));
        }
    });
    view! {
        <div class="list-heading">
            <PageHeading>{title}</PageHeading>
            {move || description().map(|text| view! { <p class="list-description" dir="auto">{text}</p> })}
            <p class="meta">{move || count_articles(count.get(), words.language())}</p>
        </div>
        <Notices />
        {move || (count.get() == 0 && library.status() != Status::Loading).then(|| view! { <Empty tagged=tag.get().is_some() /> })}
        <ul class="headlines">
            <For each=move || visible().into_iter().enumerate() key=|(_, article)| article.id.clone() let((index, article))>
                <Headline article=article eager={index < 3} />
            </For>
        </ul>
        {move || has_more.get().then(|| view! { <More count=count /> })}
    }
}

/// What is to be said of the feed as a whole.
#[component]
fn Notices() -> impl IntoView {
    let library = use_library();
    let words = use_words();
    let incomplete = move || {
        (library.status() == Status::Incomplete).then(|| {
            view! {
                <div class="notice" role="alert">
                    <p>{move || words.say(Message::IncompleteFeed)}</p>
                    <button type="button" on:click=move |_| library.reload()>
                        {move || words.say(Message::RetryAction)}
                    </button>
                </div>
            }
        })
    };
    let expired = move || {
        library.header().expired.then(|| view! { <p class="notice">{move || words.say(Message::ExpiredFeed)}</p> })
    };
    (incomplete, expired)
}

#[component]
fn Empty(tagged: bool) -> impl IntoView {
    let words = use_words();
    let message = if tagged { Message::EmptyTag } else { Message::EmptyFeed };
    view! { <p class="notice">{move || words.say(message)}</p> }
}

/// More headlines: by itself when the reader comes near the end, and by a button.
#[component]
fn More(count: Memo<usize>) -> impl IntoView {
    let library = use_library();
    let words = use_words();
    let end = NodeRef::<Div>::new();
    let watch = StoredValue::new_local(None::<Watch>);
    let show_more = move || library.shown.update(|shown| *shown = (*shown + PAGE_SIZE).min(count.get()));
    Effect::new(move || {
        if let Some(end) = end.get() {
            watch.set_value(Some(watch_near_end(&end, show_more)));
        }
    });
    Effect::new(move || {
        library.shown.track();
        watch.with_value(|watch| watch.iter().for_each(Watch::ask_again));
    });
    view! {
        <div class="more" node_ref=end>
            <button type="button" on:click=move |_| show_more()>
                {move || words.say(Message::ShowMore)}
            </button>
        </div>
    }
}
