//! The reader as a page of its own.

use crate::domain::feed::Portal;
use crate::domain::json_ld::build_news_article;
use crate::domain::message::{Message, opened_article, search_heading};
use crate::domain::surface::Surface;
use crate::domain::text::decimal;
use crate::platform::head::{Head, set_description, set_structured_data};
use crate::platform::later::when_first_view_stands;
use crate::platform::{dom, page};
use crate::state::freshness::keep_fresh;
use crate::state::library::Library;
use crate::state::navigator::Navigator;
use crate::state::preferences::Preferences;
use crate::state::reader::{Page, Parts, Reader};
use crate::state::search::Search;
use crate::state::shelf::Shelf;
use crate::state::site::load_site;
use crate::state::store::Store;
use crate::ui::element::{Element, element};
use crate::ui::picture::{Loading, mark_broken_picture};
use crate::ui::scope::{part_with, scoped};
use crate::views::ahead::Ahead;
use crate::views::article_page::article_page;
use crate::views::failure_notice::{failure_notice, unknown_article};
use crate::views::feed_switcher::feed_switcher;
use crate::views::headline_list::headline_list;
use crate::views::kept_article::kept_article;
use crate::views::later::fill_later;
use crate::views::list_heading::list_title;
use crate::views::live_region::live_region;
use crate::views::page_footer::page_footer;
use crate::views::page_header::page_header;
use crate::views::portal_banner::portal_banner;
use crate::views::reading_tools::reading_tools;
use crate::views::rehearsal::rehearse;
use crate::views::saved_page::saved_page;
use crate::views::seeking_notice::seeking_notice;
use crate::views::service_banners::service_banners;
use crate::views::shortcuts::shortcuts;
use crate::views::stored_notice::stored_notice;
use crate::views::unit_portals::unit_portals;
use crate::views::upkeep::upkeep;
use leptos::mount::mount_to_renderer;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

/// The `id` of `<main>`, and of the element that holds the page.
pub(super) const MAIN: &str = "main";
pub(super) const ROOT: &str = "app";

/// Reads the site's settings and its feed, and shows the page as soon as there is something to show.
/// Until then the page's own skeleton stands.
pub fn start() {
    let Some(root) = page::element_by_id(ROOT) else { return };
    spawn_local(async move {
        let site = load_site(Surface::App).await;
        let store = Store::of(Surface::App);
        let reader = Reader::new(Parts {
            surface: Surface::App,
            navigator: Navigator::of_page(),
            library: Library::default(),
            announcer: Default::default(),
            preferences: Preferences::load(&store),
            search: Search::default(),
            shelf: Shelf::new(&store),
            read_aloud: Default::default(),
            site: Rc::new(site),
        });
        reader.library.set_digest(Rc::new(reader.search.clone()));
        reader.shelf.begin(reader.route().saved);
        reader.preferences.begin();
        // Drawn apart, and put into the page in the skeleton's place.
        let apart = dom::create("div");
        let view_reader = reader.clone();
        let page_root = apart.clone();
        // The page lives as long as its window.
        listen_to_keys(&reader);
        let of_news = reader.clone();
        when_first_view_stands(move || {
            std::mem::forget(keep_fresh(&of_news));
            rehearse(&of_news);
            // Chrome would read on after the page is gone.
            page::watch_leaving(move || of_news.read_aloud.pause());
        });
        mount_to_renderer(&apart, move || app(view_reader, page_root, root)).forget();
    });
}

fn app(reader: Reader, drawn: web_sys::Element, root: web_sys::Element) -> Element {
    let language = reader.clone();
    let whole = reader.clone();
    element("div")
        .class("page")
        .live_child(move || language.language().tag().to_owned(), move || Some(whole_page(&whole)))
        .child(reading_tools(&reader))
        .child(upkeep(&reader))
        .effect(follow_feed(reader.clone()))
        .effect(reveal(reader, drawn, root))
}

/// For as long as the page lives.
fn listen_to_keys(reader: &Reader) {
    let reader = reader.clone();
    when_first_view_stands(move || {
        if let Some(root) = dom::document().document_element() {
            std::mem::forget(shortcuts(&reader, &root));
        }
    });
}

/// The page in one language.
fn whole_page(reader: &Reader) -> Element {
    let skip = element("a").class("skip-link").attr("href", "#main").text(reader.say(Message::SkipToContent));
    element("div")
        .attr("lang", reader.language().tag())
        .child(skip.on("click", skip_to_main))
        .child(page_header(reader))
        .child_if(feed_switcher(reader))
        .child(main_place(reader))
        .child(end_of_page(reader))
        .child(live_region(reader))
}

/// What the reader is looking at.
pub(super) fn main_place(reader: &Reader) -> Element {
    let (of_key, of_view) = (reader.clone(), reader.clone());
    let ahead = Ahead::default();
    let main =
        element("main").attr("id", MAIN).attr("tabindex", "-1").child(stored_notice(reader)).live_page(
            move || {
                let (page, route) = (of_key.page(), of_key.route());
                // Another letter or filter changes what a search has found, and not the page.
                let place = if matches!(page, Page::Search) { route.home() } else { route };
                // An article that was corrected while it was open is drawn anew when its reader wishes so.
                [page.kind(), &place.build_query(), &decimal(of_key.library.edition().into())].concat()
            },
            move || {
                of_view.navigator.expect_arrival();
                arrive_when_drawn(&of_view);
                Some(match of_view.page() {
                    Page::Search => ahead.search(&of_view),
                    Page::Loading => element("p").class("notice").text(of_view.say(Message::Loading)),
                    Page::Seeking => seeking_notice(&of_view),
                    Page::List => scoped(|| ahead.watch(headline_list(&of_view), &of_view)),
                    Page::Saved => saved_page(&of_view),
                    Page::Article(article) => {
                        of_view.read_aloud.enter();
                        let drawn = ahead.take(&of_view, &article);
                        drawn.unwrap_or_else(|| article_page(&of_view, &article, Loading::Eager))
                    }
                    Page::Kept(saved) => {
                        of_view.read_aloud.enter();
                        kept_article(&of_view, &saved)
                    }
                    Page::UnknownArticle => unknown_article(&of_view),
                    Page::Failure(failure) => failure_notice(&of_view, &failure),
                })
            },
            part_with,
        );
    main.on_capture("error", mark_broken_picture)
}

/// What stands below the news comes after it, all at once, so that nothing of it moves.
fn end_of_page(reader: &Reader) -> Element {
    let reader = reader.clone();
    fill_later(element("div"), move || {
        element("div")
            .child(portal(&reader))
            .child(page_footer(&reader, MAIN))
            .effect(describe(reader.clone()))
            .effect(describe_to_machines(reader.clone()))
    })
}

/// Banner, services and units, drawn anew when the feed or the site says something else.
pub(super) fn portal(reader: &Reader) -> Element {
    let (of_key, reader) = (reader.clone(), reader.clone());
    element("div").live_child(
        move || {
            // Those who want few pictures see other banners.
            let few = if of_key.preferences.reduced_images() { "few" } else { "" };
            portal_key(&of_key.portal()) + few
        },
        move || {
            let portal = reader.portal();
            let services = (!portal.services.is_empty()).then(|| service_banners(&reader, &portal.services));
            Some(
                element("div")
                    .child_if(portal.banner.as_ref().map(|banner| portal_banner(&reader, banner)))
                    .child_if(services)
                    .child_if(portal.units.as_ref().map(|units| unit_portals(&reader, units))),
            )
        },
    )
}

/// Tells whether a portal looks otherwise: where its links lead.
fn portal_key(portal: &Portal) -> String {
    let mut key = String::new();
    let banner = portal.banner.iter().map(|banner| banner.image.as_str());
    let services = portal.services.iter().map(|service| service.url.as_str());
    let units = portal.units.iter().flat_map(|units| &units.links).map(|link| link.url.as_str());
    for url in banner.chain(services).chain(units) {
        key.push_str(url);
        key.push('\n');
    }
    key
}

/// Another `?feed=` is another feed.
pub(super) fn follow_feed(reader: Reader) -> Box<dyn Fn()> {
    let opened = RefCell::new(None);
    Box::new(move || {
        let wanted = Some(reader.route().feed);
        if *opened.borrow() != wanted {
            reader.library.open(wanted.as_ref().and_then(|feed| feed.as_deref()), &reader.site);
            opened.replace(wanted);
        }
    })
}

/// So many headlines fill any screen: what comes after them shifts nothing that is seen.
const SCREENFUL: usize = 8;

/// Puts the page in the skeleton's place once the first view can be drawn: the wanted article, a
/// screen of headlines, or the end of the waiting.
pub(super) fn reveal(reader: Reader, drawn: web_sys::Element, root: web_sys::Element) -> Box<dyn Fn()> {
    let done = Cell::new(false);
    Box::new(move || {
        let ready = match reader.page() {
            Page::Loading => false,
            Page::List => {
                let library = &reader.library;
                let enough = library.count() >= SCREENFUL || library.is_slow() || library.waits_for_view();
                enough || !library.is_loading()
            }
            _ => true,
        };
        if ready && !done.get() {
            done.set(true);
            let (drawn, root) = (drawn.clone(), root.clone());
            // The view itself is drawn by an effect that may run after this one.
            spawn_local(async move {
                root.replace_children_with_node_1(&drawn);
            });
            // After the line above: tasks run in the order in which they were spawned.
            arrive_when_drawn(&reader);
        }
    })
}

/// The view is in the page when the effects that draw it have run: a turn of the event loop later.
fn arrive_when_drawn(reader: &Reader) {
    let navigator = reader.navigator.clone();
    spawn_local(async move {
        // Not the skeleton's or a snapshot's: that is no arrival.
        let heading = dom::document().query_selector("#main[tabindex] h1").ok().flatten();
        if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
            navigator.arrive(&heading);
        }
    });
}

/// Leads past the header by keys; the address stays as it is.
pub(super) fn skip_to_main(event: web_sys::Event) {
    event.prevent_default();
    if let Some(main) = page::element_by_id(MAIN).and_then(|main| main.dyn_into::<HtmlElement>().ok()) {
        dom::focus(&main);
        main.scroll_into_view();
    }
}

/// Lets the document say what the view shows.
pub(super) fn describe(reader: Reader) -> Box<dyn Fn()> {
    // What is the same is not written again: a feed that is still arriving asks for it many times.
    let applied = RefCell::new(None);
    Box::new(move || {
        let language = reader.language();
        let header = reader.header();
        let site = reader.site_name();
        let mut head = Head { title: String::new(), language: language.tag().to_owned() };
        let mut opened = None;
        let subject = match reader.page() {
            Page::Loading => return,
            Page::Seeking => reader.say(Message::Loading).to_owned(),
            Page::List => list_title(&reader),
            Page::Search => search_heading(&reader.route().query.unwrap_or_default(), language),
            Page::Saved => reader.say(Message::SavedTitle).to_owned(),
            Page::UnknownArticle | Page::Failure(_) => reader.say(Message::ErrorTitle).to_owned(),
            page @ (Page::Article(_) | Page::Kept(_)) => {
                let article = match page {
                    Page::Kept(saved) => saved.article.clone(),
                    Page::Article(article) => article,
                    _ => return,
                };
                if let Some(language) = article.language.clone().or_else(|| header.language.clone()) {
                    head.language = language;
                }
                let headline = article.headline();
                opened = Some(opened_article(&headline, language));
                headline
            }
        };
        head.title = if subject == site { subject } else { [&subject, " | ", site].concat() };
        let mut applied = applied.borrow_mut();
        if applied.as_ref() != Some(&head) {
            opened.into_iter().for_each(|sentence| reader.announcer.say(sentence));
            head.apply(applied.as_ref());
            *applied = Some(head);
        }
    })
}

/// The same for search engines, which do not mind that it comes a little later.
fn describe_to_machines(reader: Reader) -> Box<dyn Fn()> {
    Box::new(move || {
        let header = reader.header();
        let publisher = header.title.as_deref().unwrap_or(reader.site_name());
        let article = match reader.page() {
            Page::Loading => return,
            Page::Article(article) => Some(article),
            Page::Kept(saved) => Some(saved.article),
            _ => None,
        };
        let description = match &article {
            Some(article) => article.list_summary(),
            None => header.description.clone(),
        };
        set_description(&description.unwrap_or_default());
        let data = article.map(|article| build_news_article(&article, &header, publisher));
        set_structured_data(data.as_deref());
    })
}
