//! The reader as a page of its own.

use crate::domain::feed::Article;
use crate::domain::json_ld::build_news_article;
use crate::domain::language::Language;
use crate::domain::message::{Message, opened_article};
use crate::domain::site::Site;
use crate::platform::head::Head;
use crate::platform::{dom, page};
use crate::state::announcer::{provide_announcer, use_announcer};
use crate::state::failure::Failure;
use crate::state::library::{Library, Status, provide_library};
use crate::state::navigator::{Navigator, provide_page_navigator};
use crate::state::portal::provide_portal;
use crate::state::site::load_site;
use crate::state::words::{provide_words, use_words};
use crate::views::article_page::ArticlePage;
use crate::views::failure_notice::{FailureNotice, UnknownArticle};
use crate::views::headline_list::HeadlineList;
use crate::views::live_region::LiveRegion;
use crate::views::page_footer::PageFooter;
use crate::views::page_header::PageHeader;
use crate::views::portal_banner::PortalBanner;
use crate::views::service_banners::ServiceBanners;
use crate::views::unit_portals::UnitPortals;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The `id` of `<main>` and of the element that the page is mounted in.
const MAIN: &str = "main";
const ROOT: &str = "app";

/// Reads the site's settings and its feed, and shows the page as soon as there is something to show.
/// Until then the page's own skeleton stands.
pub fn start() {
    let owner = Owner::new();
    owner.set();
    let navigator = provide_page_navigator();
    let library = provide_library();
    provide_announcer();
    spawn_local(async move {
        let site = load_site().await;
        owner.with(|| {
            provide_surroundings(navigator, &site);
            library.open(navigator.route_untracked().feed.as_deref(), &site);
            follow_feed(navigator, library, site.clone());
            let shown = StoredValue::new(false);
            Effect::new(move || {
                if !shown.get_value() && is_ready(navigator, library) {
                    shown.set_value(true);
                    show(site.title.clone());
                }
            });
        });
        // The page lives as long as its window.
        std::mem::forget(owner);
    });
}

fn provide_surroundings(navigator: Navigator, site: &Site) {
    let default = site.language.as_deref().and_then(Language::from_tag).unwrap_or_default();
    let language = Signal::derive(move || navigator.route().language.unwrap_or(default));
    provide_words(language);
    provide_portal(site.portal.clone());
}

/// Another `?feed=` is another feed.
fn follow_feed(navigator: Navigator, library: Library, site: Site) {
    let feed = navigator.part(|route| route.feed.clone());
    Effect::new(move |opened: Option<()>| {
        let wanted = feed.get();
        if opened.is_some() {
            library.open(wanted.as_deref(), &site);
        }
    });
}

/// Whether a first view can be drawn: the wanted article, some headlines, or the end of the waiting.
fn is_ready(navigator: Navigator, library: Library) -> bool {
    library.has_something()
        && (library.status() != Status::Loading
            || navigator.route().article.is_none_or(|id| library.article(&id).is_some()))
}

fn show(name: Option<String>) {
    let Some(root) = page::element_by_id(ROOT) else { return };
    root.set_text_content(None);
    if let Some(root) = root.dyn_ref::<HtmlElement>() {
        let owner = Owner::current();
        let handle = mount_to(root.clone(), move || match owner {
            Some(owner) => owner.with(|| view! { <App name=name /> }.into_any()),
            None => ().into_any(),
        });
        handle.forget();
    }
}

/// What `<main>` shows.
#[derive(Clone, PartialEq)]
enum Page {
    Loading,
    List,
    Article(Arc<Article>),
    UnknownArticle,
    Failure(Failure),
}

fn current_page(navigator: Navigator, library: Library) -> Page {
    let route = navigator.route();
    match (library.status(), route.article) {
        (Status::Failed(failure), _) => Page::Failure(failure),
        (status, Some(id)) => match library.article(&id) {
            Some(article) => Page::Article(article),
            None if status == Status::Loading => Page::Loading,
            None => Page::UnknownArticle,
        },
        (Status::Loading, None) if !library.has_something() => Page::Loading,
        _ => Page::List,
    }
}

#[component]
fn App(name: Option<String>) -> impl IntoView {
    let navigator = use_context::<Navigator>().unwrap_or_else(provide_page_navigator);
    let library = use_context::<Library>().unwrap_or_else(provide_library);
    let words = use_words();
    let page = Memo::new(move |_| current_page(navigator, library));
    let publisher = name.clone();
    Effect::new(move || describe(&page.get(), navigator, library, publisher.as_deref()));
    let view = move || match page.get() {
        Page::Loading => view! { <p class="notice">{move || words.say(Message::Loading)}</p> }.into_any(),
        Page::List => view! { <HeadlineList /> }.into_any(),
        Page::Article(article) => view! { <ArticlePage article=article /> }.into_any(),
        Page::UnknownArticle => view! { <UnknownArticle /> }.into_any(),
        Page::Failure(failure) => view! { <FailureNotice failure=failure /> }.into_any(),
    };
    view! {
        <div class="page" lang=move || words.language().tag()>
            <a class="skip-link" href="#main" on:click=skip>{move || words.say(Message::SkipToContent)}</a>
            <PageHeader name=name />
            <main id=MAIN tabindex="-1">{view}</main>
            <PortalBanner />
            <ServiceBanners />
            <UnitPortals />
            <PageFooter top=MAIN />
            <LiveRegion />
        </div>
    }
}

/// Leads past the header by keys; the address stays as it is.
fn skip(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    if let Some(main) = page::element_by_id(MAIN).and_then(|main| main.dyn_into::<HtmlElement>().ok()) {
        dom::focus(&main);
        main.scroll_into_view();
    }
}

/// Lets the document say what the view shows.
fn describe(page: &Page, navigator: Navigator, library: Library, site_name: Option<&str>) {
    let words = use_words();
    let language = words.language();
    let site = site_name.unwrap_or(words.say(Message::SiteName));
    let header = library.header();
    let mut head = Head {
        title: String::new(),
        description: header.description.clone().unwrap_or_default(),
        language: language.tag().to_owned(),
        structured_data: None,
    };
    let subject = match page {
        Page::Loading => words.say(Message::Loading).to_owned(),
        Page::List => navigator
            .route()
            .tag
            .or_else(|| header.title.clone())
            .unwrap_or_else(|| words.say(Message::LatestNews).to_owned()),
        Page::UnknownArticle | Page::Failure(_) => words.say(Message::ErrorTitle).to_owned(),
        Page::Article(article) => {
            head.description = article.list_summary().unwrap_or_default();
            if let Some(language) = article.language.clone().or_else(|| header.language.clone()) {
                head.language = language;
            }
            let publisher = header.title.as_deref().unwrap_or(site);
            head.structured_data = Some(build_news_article(article, &header, publisher));
            use_announcer().say(opened_article(&article.headline(), language));
            article.headline()
        }
    };
    head.title = if subject == site { subject } else { [&subject, " | ", site].concat() };
    head.apply();
}
