//! Articles whose headlines are seen or come next, drawn before anybody opens one.

use super::article_page::article_page;
use super::later::add_later;
use super::search_results::search_results;
use crate::domain::feed::{Article, Body, FeedHeader};
use crate::domain::language::Language;
use crate::domain::route::Route;
use crate::domain::surface::Surface;
use crate::platform::below_screen::{leave_out_below, let_in_below};
use crate::platform::later::{Held, hold, when_first_view_stands, when_idle};
use crate::platform::page::{element_by_id, fragment, is_wide, seen_links};
use crate::platform::reading_line::watch_scrolling;
use crate::state::reader::{Page, Reader};
use crate::ui::element::Element;
use crate::ui::picture::Loading;
use leptos::prelude::untrack;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::vec::IntoIter;

/// More headlines are on no phone's screen.
const AT_MOST: usize = 6;

/// A longer text takes longer than a finger would wait for, if it came while that is drawn. (bytes)
const LONGEST: usize = 16_384;

/// While a list or a search is looked at and nothing else is to be done, the articles that can be opened next are drawn,
/// apart from the page: opening one is then little more than putting it there. Nothing is fetched for it, and
/// none counts as read. It is forgotten when its headline is far away.
#[derive(Clone, Default)]
pub struct Ahead(Rc<Inner>);

#[derive(Default)]
struct Inner {
    drawn: RefCell<Vec<Drawn>>,
    is_drawing: Cell<bool>,
    /// The list was scrolled meanwhile.
    is_behind: Cell<bool>,
}

struct Drawn {
    number: u32,
    article: Arc<Article>,
    setting: Setting,
    page: Element,
    text: Option<web_sys::Element>,
    /// What it does once it is in the page.
    rest: Held,
}

/// What an article's page says besides the article.
#[derive(PartialEq)]
struct Setting {
    list: Route,
    language: Language,
    header: Arc<FeedHeader>,
    reduced_images: bool,
    is_wide: bool,
}

impl Drawn {
    fn is(&self, article: &Arc<Article>, setting: &Setting) -> bool {
        Arc::ptr_eq(&self.article, article) && self.setting == *setting
    }
}

impl Setting {
    fn of(reader: &Reader) -> Setting {
        Setting {
            list: reader.route().list(),
            language: reader.language(),
            header: reader.header(),
            reduced_images: reader.preferences.reduced_images(),
            is_wide: is_wide(),
        }
    }
}

impl Ahead {
    /// Draws the articles of a list that is looked at, as long as it is.
    pub fn watch(&self, list: Element, reader: &Reader) -> Element {
        let (ahead, of_list) = (self.clone(), reader.clone());
        when_first_view_stands(move || ahead.begin(&of_list));
        self.follow_scrolling(list, reader)
    }

    /// The results of a search, whose articles are drawn once somebody has typed to the end: before that it would
    /// be in the way of the next letter.
    #[inline(never)]
    pub fn search(&self, reader: &Reader) -> Element {
        let (ahead, of_search) = (self.clone(), reader.clone());
        let results = search_results(reader, Rc::new(move || ahead.begin(&of_search)));
        self.follow_scrolling(results, reader)
    }

    fn follow_scrolling(&self, list: Element, reader: &Reader) -> Element {
        let (ahead, reader) = (self.clone(), reader.clone());
        add_later(list, move || watch_scrolling(move || ahead.begin(&reader), || {}))
    }

    /// The page of an article that is opened now, if it is drawn already.
    pub fn take(&self, reader: &Reader, article: &Arc<Article>) -> Option<Element> {
        if self.0.drawn.borrow().is_empty() {
            return None;
        }
        let setting = Setting::of(reader);
        let mut drawn = self.0.drawn.borrow_mut();
        let place = drawn.iter().position(|one| one.is(article, &setting))?;
        let Drawn { page, text, rest, .. } = drawn.swap_remove(place);
        if let Some(text) = text {
            // Whoever comes back to a place in the text may see all of it.
            match reader.navigator.saved_position().is_none() && fragment().is_empty() {
                true => when_first_view_stands(move || let_in_below(&text)),
                false => let_in_below(&text),
            }
        }
        rest.release();
        Some(page)
    }

    fn begin(&self, reader: &Reader) {
        // On everybody's screen nobody waits, and nothing is kept that need not be.
        if reader.surface != Surface::App {
            return;
        }
        self.0.is_behind.set(true);
        if !self.0.is_drawing.replace(true) {
            self.look(reader);
        }
    }

    fn look(&self, reader: &Reader) {
        let (ahead, reader) = (self.clone(), reader.clone());
        when_idle(move || {
            ahead.0.is_behind.set(false);
            if !shows_list(&reader) {
                return ahead.0.is_drawing.set(false);
            }
            let seen = untrack(|| seen(&reader));
            reader.library.keep_brought(&seen);
            untrack(|| ahead.0.drawn.borrow_mut().retain(|one| seen.contains(&one.number)));
            ahead.draw(reader, seen.into_iter());
        });
    }

    /// Draws articles of these numbers, one each time when nothing else is to be done.
    fn draw(&self, reader: Reader, mut numbers: IntoIter<u32>) {
        let Some(number) = numbers.next() else {
            self.0.is_drawing.set(false);
            if self.0.is_behind.get() {
                self.begin(&reader);
            }
            return;
        };
        let (ahead, library) = (self.clone(), reader.library.clone());
        when_idle(move || {
            library.bring(number, move |article| {
                // Whoever has gone elsewhere already has no use for it.
                if !shows_list(&reader) {
                    return ahead.0.is_drawing.set(false);
                }
                untrack(|| article.into_iter().for_each(|article| ahead.draw_one(&reader, number, article)));
                ahead.draw(reader, numbers);
            });
        });
    }

    fn draw_one(&self, reader: &Reader, number: u32, article: Arc<Article>) {
        let setting = Setting::of(reader);
        let mut drawn = self.0.drawn.borrow_mut();
        if drawn.iter().any(|one| one.is(&article, &setting)) || !is_light(&article.body) {
            return;
        }
        drawn.retain(|one| one.number != number);
        let (page, rest) = hold(|| article_page(reader, &article, Loading::Lazy));
        let text = page.node().query_selector(".body").ok().flatten();
        if let (Some(text), Some(column)) = (&text, element_by_id("main")) {
            leave_out_below(text, &column);
        }
        drawn.push(Drawn { number, article, setting, page, text, rest });
    }
}

fn shows_list(reader: &Reader) -> bool {
    untrack(|| matches!(reader.page(), Page::List | Page::Search))
}

/// The numbers of the articles whose headlines are seen or come next; tracked.
fn seen(reader: &Reader) -> Vec<u32> {
    let links = seen_links("#main li h2 a[href]");
    let routes = links.iter().map(|link| Route::parse(link.split_once('?').map_or("", |(_, query)| query)));
    routes.filter_map(|route| reader.library.number(&route.article?)).take(AT_MOST).collect()
}

/// Whether drawing a text takes little time and asks for nothing: a film would ask for its first picture.
fn is_light(body: &Body) -> bool {
    match body {
        Body::Html(text) => text.len() <= LONGEST && !has_film(text),
        Body::Text(text) => text.len() <= LONGEST,
        Body::None => true,
        Body::Stored { .. } => false,
    }
}

fn has_film(html: &str) -> bool {
    const TAG: &[u8] = b"<video";
    html.as_bytes().windows(TAG.len()).any(|bytes| bytes.eq_ignore_ascii_case(TAG))
}
