//! Articles whose headlines are seen or come next, drawn before anybody opens one.

use super::article_page::article_page;
use super::later::add_later;
use super::search_results::search_results;
use crate::domain::feed::{Article, Body, FeedHeader};
use crate::domain::language::Language;
use crate::domain::route::Route;
use crate::domain::surface::Surface;
use crate::platform::apart::{Parting, let_in, part_later, set_apart};
use crate::platform::below_screen::{leave_out_below, let_in_below};
use crate::platform::dom::document;
use crate::platform::later::{Held, hold, when_first_view_stands, when_idle, when_painted};
use crate::platform::listener::{Listener, OnElement};
use crate::platform::page::{element_by_id, fragment, is_searching, is_wide, seen_links, wants_other_tab};
use crate::platform::reading_line::watch_scrolling;
use crate::state::reader::{Page, Reader};
use crate::ui::element::Element;
use crate::ui::picture::Loading;
use crate::ui::scope::{Scope, scoped};
use gloo_timers::callback::Timeout;
use leptos::prelude::untrack;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::vec::IntoIter;
use wasm_bindgen::JsCast;
use web_sys::{Event, PointerEvent};

/// More headlines are on no phone's screen.
const AT_MOST: usize = 6;

/// Most fingers touch a page to scroll it: so long one stays that means something else. (milliseconds)
const TOUCH_MS: u32 = 50;
/// Nobody presses longer who wants to open something.
const PRESS_MS: u32 = 4_000;

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
    /// The page of a search that nobody has begun yet.
    search: RefCell<Option<Prepared>>,
    /// What happens next to the article whose headline is pressed, and the article's view apart.
    pressed: RefCell<Option<Timeout>>,
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

/// The page of a search, and what it does once it is in the page.
struct Prepared {
    page: Element,
    rest: Held,
    /// Of the list that one would search from.
    list: Scope,
}

/// Dropped with a list: nobody searches from there any more. A list after it may have a page of its own by then.
struct Unused(Ahead, Scope);

impl Drop for Unused {
    fn drop(&mut self) {
        let Unused(ahead, list) = self;
        let unused = ahead.0.search.borrow_mut().take_if(|prepared| prepared.list.is(list));
        drop(unused);
    }
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
        let (ahead, of_search, scope) = (self.clone(), reader.clone(), Scope::current());
        let unused = Unused(self.clone(), scope.clone());
        let list = add_later(list, move || {
            let prepare = move || ahead.prepare_search(&of_search, &scope);
            prepare();
            (Listener::new(&document(), "focusin", move |_| prepare()), unused)
        });
        self.follow_hands(list, reader)
    }

    /// Makes the page of a search when somebody is about to type: its first letter then has little more to do than
    /// the next ones.
    fn prepare_search(&self, reader: &Reader, list: &Scope) {
        if reader.surface != Surface::App || !is_searching() {
            return;
        }
        let (ahead, reader, list) = (self.clone(), reader.clone(), list.clone());
        // The focus first, and then at once: the first letter may come before a browser says that it is idle.
        when_painted(move || {
            let is_list = untrack(|| matches!(reader.page(), Page::List)) && !list.is_left();
            let is_made = ahead.0.search.borrow().as_ref().is_some_and(|prepared| prepared.list.is(&list));
            if is_list && is_searching() && !is_made {
                untrack(|| ahead.make_search(&reader, list));
            }
        });
    }

    fn make_search(&self, reader: &Reader, list: Scope) {
        let (page, rest) = hold(|| self.search_page(reader));
        self.0.search.replace(Some(Prepared { page, rest, list }));
    }

    fn search_page(&self, reader: &Reader) -> Element {
        // A page that is not used yet is held by what it would hold.
        let (ahead, of_search) = (Rc::downgrade(&self.0), reader.clone());
        let begin = move || {
            if let Some(ahead) = ahead.upgrade() {
                Ahead(ahead).begin(&of_search);
            }
        };
        scoped(|| search_results(reader, Rc::new(begin)))
    }

    /// The results of a search, whose articles are drawn once somebody has typed to the end: before that it would
    /// be in the way of the next letter.
    #[inline(never)]
    pub fn search(&self, reader: &Reader) -> Element {
        let results = match self.0.search.take() {
            Some(Prepared { page, rest, .. }) => {
                part_later(Parting::Quiet);
                rest.release();
                page
            }
            None => self.search_page(reader),
        };
        let scope = results.scope().unwrap_or_default();
        scope.run(|| self.follow_hands(results, reader))
    }

    /// The page of a search as it is made before somebody types, and taken when somebody does.
    pub fn rehearse_search(reader: &Reader) -> Element {
        let ahead = Ahead::default();
        ahead.make_search(reader, Scope::default());
        let page = ahead.search(reader);
        // Nothing has made way for it.
        part_later(Parting::Now);
        page
    }

    fn follow_hands(&self, list: Element, reader: &Reader) -> Element {
        let (ahead, reader, node) = (self.clone(), reader.clone(), list.node().clone());
        add_later(list, move || {
            let presses = ahead.watch_presses(&node, &reader);
            let list = Scope::current();
            let look = move || {
                // It hears for a moment after it was left, when somebody types.
                if !list.is_left() {
                    ahead.begin(&reader);
                }
            };
            (presses, watch_scrolling(look, || {}))
        })
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
        if let_in(page.node()) {
            part_later(Parting::Painted);
        }
        self.let_go();
        rest.release();
        Some(page)
    }

    /// Where a headline is pressed whose article is drawn, that is laid out until it is let go.
    fn watch_presses(&self, list: &web_sys::Element, reader: &Reader) -> [OnElement; 2] {
        let (pressed, cancelled, reader) = (self.clone(), self.clone(), reader.clone());
        let press = move |event: Event| {
            if wants_other_tab(&event) {
                return;
            }
            let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            let link = target.and_then(|target| target.closest("h2 a[href]").ok().flatten());
            let href = link.and_then(|link| link.get_attribute("href"));
            if let Some(number) = href.and_then(|href| number_of_link(&reader, &href)) {
                let is_touch =
                    event.dyn_ref().is_some_and(|event: &PointerEvent| event.pointer_type() == "touch");
                pressed.press(&reader, number, if is_touch { TOUCH_MS } else { 0 });
            }
        };
        [
            OnElement::new(Listener::passive(list, "pointerdown", press)),
            OnElement::new(Listener::passive(list, "pointercancel", move |_| cancelled.let_go())),
        ]
    }

    /// `delay` in milliseconds.
    fn press(&self, reader: &Reader, number: u32, delay: u32) {
        self.let_go();
        let (ahead, reader) = (Rc::downgrade(&self.0), reader.clone());
        let lay_out = move || {
            let Some(ahead) = ahead.upgrade().map(Ahead) else { return };
            let setting = untrack(|| Setting::of(&reader));
            let drawn = ahead.0.drawn.borrow();
            let Some(one) = drawn.iter().find(|one| one.number == number && one.setting == setting) else {
                return;
            };
            let view = set_apart(one.page.node());
            ahead.0.pressed.replace(Some(Timeout::new(PRESS_MS, move || drop(view))));
        };
        if delay == 0 { lay_out() } else { drop(self.0.pressed.replace(Some(Timeout::new(delay, lay_out)))) }
    }

    fn let_go(&self) {
        self.0.pressed.take();
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
    let links = seen_links("#main > :not([data-apart]) li h2 a[href]");
    links.iter().filter_map(|link| number_of_link(reader, link)).take(AT_MOST).collect()
}

/// The number of the article that a link leads to.
fn number_of_link(reader: &Reader, link: &str) -> Option<u32> {
    let (_, query) = link.split_once('?')?;
    reader.library.number(&Route::parse(query).article?)
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
