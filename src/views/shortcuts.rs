use crate::domain::gesture::Step;
use crate::domain::route::Route;
use crate::domain::shortcut::Shortcut;
use crate::platform::dom::document;
use crate::platform::keys::{is_repeated, plain_key};
use crate::platform::listener::Listener;
use crate::state::reader::{Page, Reader};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

/// Single keys that do things, heard within `surface` until what is returned is dropped. A page gives
/// its root; what is no page of its own gives itself, or leaves it.
pub fn shortcuts(reader: &Reader, surface: &Element) -> Listener {
    let keys = Keys { reader: reader.clone(), surface: surface.clone(), left: RefCell::default() };
    Listener::new(surface, "keydown", move |event| keys.hear(&event))
}

struct Keys {
    reader: Reader,
    surface: Element,
    /// The address of the article that was left for the list: keys go on from there.
    left: RefCell<Option<String>>,
}

impl Keys {
    fn hear(&self, event: &Event) {
        // In the order of what it costs: this runs at every key.
        let Some(shortcut) = plain_key(event, Shortcut::of_key) else { return };
        if !self.reader.preferences.get().shortcuts || self.find("dialog[open]").is_some() {
            return;
        }
        if self.act(shortcut, is_repeated(event)) {
            event.prevent_default();
        }
    }

    /// Whether the key did something.
    fn act(&self, shortcut: Shortcut, repeated: bool) -> bool {
        let route = self.reader.route();
        match (shortcut, &route.article) {
            (Shortcut::Next, None) => self.move_focus(Step::Next),
            (Shortcut::Previous, None) => self.move_focus(Step::Previous),
            // A key that is held down leads along a list, and does everything else once.
            _ if repeated => false,
            (Shortcut::Next, Some(_)) => turn(&self.reader, Step::Next),
            (Shortcut::Previous, Some(_)) => turn(&self.reader, Step::Previous),
            (Shortcut::Search, _) => self.search(),
            (Shortcut::Save, Some(_)) => self.click("article [data-action='save']"),
            (Shortcut::Help, _) => self.click("[data-action='shortcuts']"),
            (Shortcut::Back, Some(_)) => {
                self.left.replace(Some(route.build_query()));
                self.reader.navigator.go(route.list());
                true
            }
            (Shortcut::Save | Shortcut::Back, None) => false,
        }
    }

    /// To the headline before or after the one that has the focus, or after which the reader stands.
    fn move_focus(&self, step: Step) -> bool {
        let Ok(list) = self.surface.query_selector_all("main > :not([data-apart]) h2 a") else {
            return false;
        };
        let links: Vec<HtmlElement> =
            (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect();
        let focus = document().active_element();
        let has_focus = |link: &HtmlElement| {
            let item = link.closest("li").ok().flatten();
            item.is_some_and(|item| item.contains(focus.as_deref()))
        };
        let left = self.left.borrow();
        let was_left = |link: &HtmlElement| left.is_some() && link.get_attribute("href") == *left;
        let current = links.iter().position(has_focus).or_else(|| links.iter().position(was_left));
        let in_view = || links.iter().position(|link| link.get_bounding_client_rect().top() >= 0.0);
        let place = match (step, current) {
            (Step::Next, Some(current)) => Some(current + 1),
            (Step::Next, None) => in_view(),
            (Step::Previous, Some(place)) => place.checked_sub(1),
            (Step::Previous, None) => in_view().unwrap_or(links.len()).checked_sub(1),
        };
        let Some(link) = place.and_then(|place| links.get(place)) else { return false };
        // With scrolling: the focus must be seen.
        let _ = link.focus();
        true
    }

    fn search(&self) -> bool {
        let field =
            self.find("input[type=search]").and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
        let Some(field) = field else { return false };
        let _ = field.focus();
        field.select();
        true
    }

    fn click(&self, selector: &str) -> bool {
        let button = self.find(selector).and_then(|button| button.dyn_into::<HtmlElement>().ok());
        let found = button.is_some();
        button.iter().for_each(HtmlElement::click);
        found
    }

    fn find(&self, selector: &str) -> Option<Element> {
        self.surface.query_selector(selector).ok().flatten()
    }
}

/// Opens the article before or after the open one, in the list that it is read within: what was found, the
/// saved ones, or the feed's. Whether there is one.
pub fn turn(reader: &Reader, step: Step) -> bool {
    let Some(route) = beside(reader, step) else { return false };
    reader.navigator.go(route);
    true
}

/// The way to the article before or after the open one.
pub fn beside(reader: &Reader, step: Step) -> Option<Route> {
    let article = match reader.page() {
        Page::Article(article) => article,
        Page::Kept(saved) => saved.article,
        _ => return None,
    };
    let route = reader.route();
    let [before, after] = reader.neighbours(&route, &article.id);
    let (address, _) = (if step == Step::Next { after } else { before })?;
    Some(route.with_article(&address))
}
