//! The reader as an element of a partner's page: any number of them, each in a shadow root of its own.
//!
//! A widget lives between `mount` and `end`. It knows its page only through its element: attributes come
//! in, events go out. Nothing listens on the page's window or document, and nothing is written there.

mod reveal;

use crate::domain::surface::Surface;
use crate::platform::host::{Told, tell};
use crate::platform::{dom, later, trusted};
use crate::state::embedding::Embedding;
use crate::state::navigator::Navigator;
use crate::state::reader::{Parts, Reader};
use crate::state::shared_library::{Share, share_library};
use crate::ui::element::Element;
use crate::views::widget_view::widget_view;
use js_sys::Function;
use leptos::mount::{UnmountHandle, mount_to_renderer};
use reveal::reveal;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{HtmlElement, ShadowRoot};

thread_local! {
    static WIDGETS: RefCell<Vec<(u32, Rc<Widget>)>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<u32> = const { Cell::new(1) };
    static FOLDER: RefCell<String> = const { RefCell::new(String::new()) };
}

struct Widget {
    root: ShadowRoot,
    embedding: Embedding,
    feed: RefCell<Option<String>>,
    shown: RefCell<Option<Shown>>,
}

/// What is there as long as a feed is shown. The order is that of the end: first what is seen goes.
struct Shown {
    _view: UnmountHandle<Element>,
    navigator: Navigator,
    share: Rc<Share>,
}

/// `load_rest` gives a promise of the rest of the module; `folder` is the widget's own.
pub fn begin(load_rest: Function, folder: String) {
    later::load_on_demand(load_rest);
    trusted::set_prefix("news-reader-");
    FOLDER.set(folder);
}

pub fn mount(host: HtmlElement, root: ShadowRoot) -> u32 {
    let number = NEXT.replace(NEXT.get() + 1);
    let embedding = Embedding::new(host, FOLDER.with_borrow(Clone::clone));
    let widget = Rc::new(Widget { root, embedding, feed: RefCell::default(), shown: RefCell::default() });
    WIDGETS.with_borrow_mut(|widgets| widgets.push((number, widget.clone())));
    widget.follow_feed();
    number
}

pub fn change(number: u32) {
    if let Some(widget) = find(number) {
        widget.embedding.read_options();
        widget.follow_feed();
        if let Some(shown) = &*widget.shown.borrow() {
            shown.navigator.replace(widget.embedding.route());
        }
    }
}

pub fn end(number: u32) {
    let widget = WIDGETS.with_borrow_mut(|widgets| {
        let place = widgets.iter().position(|(known, _)| *known == number)?;
        Some(widgets.swap_remove(place).1)
    });
    if let Some(widget) = widget {
        widget.clear();
    }
}

/// Calls `answer` with whether the server has given its news. What is read meanwhile stays where it is.
pub fn refresh(number: u32, answer: Function) {
    let widget = find(number);
    let library = widget.as_ref().and_then(|widget| Some(widget.shown.borrow().as_ref()?.share.library()));
    let (Some(widget), Some(library)) = (widget, library) else { return tell_end(&answer, false) };
    if library.is_reading() {
        return library.await_end(Box::new(move |result| tell_end(&answer, result.is_ok())));
    }
    let embedding = widget.embedding.clone();
    later::when_first_view_stands(move || {
        library.refresh_for(Box::new(move |result| {
            if let Err(Some(failure)) = &result {
                let message = failure.message().text(embedding.language());
                tell(embedding.host(), &Told::Error { kind: failure.kind(), message });
            }
            tell_end(&answer, result.is_ok());
        }));
    });
}

fn tell_end(answer: &Function, is_fresh: bool) {
    let _ = answer.call1(&JsValue::UNDEFINED, &JsValue::from_bool(is_fresh));
}

pub fn open(number: u32, id: Option<&str>) {
    if let Some(widget) = find(number) {
        widget.embedding.open(id);
    }
}

fn find(number: u32) -> Option<Rc<Widget>> {
    WIDGETS.with_borrow(|widgets| {
        widgets.iter().find(|(known, _)| *known == number).map(|(_, widget)| widget.clone())
    })
}

impl Widget {
    /// Shows the feed that the element names, if it is another one than before.
    fn follow_feed(self: &Rc<Self>) {
        let wanted = self.embedding.options().feed.clone();
        if *self.feed.borrow() == wanted {
            return;
        }
        self.clear();
        self.feed.replace(wanted.clone());
        if let Some(feed) = wanted {
            let shown = self.show(&feed);
            self.shown.replace(Some(shown));
        }
    }

    fn show(self: &Rc<Self>, feed: &str) -> Shown {
        let share = share_library(feed);
        let navigator = Navigator::default();
        navigator.replace(self.embedding.route());
        let reader = Reader::new(Parts {
            surface: Surface::Widget,
            navigator: navigator.clone(),
            library: share.library(),
            announcer: Default::default(),
            preferences: Default::default(),
            search: Default::default(),
            shelf: Default::default(),
            read_aloud: Default::default(),
            site: Default::default(),
        });
        // Drawn apart, and put in the place of the fallback once it is better than that.
        let apart = dom::create("div");
        let (embedding, widget) = (self.embedding.clone(), Rc::downgrade(self));
        let view = mount_to_renderer(&apart, move || {
            let view = widget_view(&reader, &embedding);
            let base = view.node().clone();
            view.effect(reveal(reader, widget, base))
        });
        Shown { _view: view, navigator, share }
    }

    /// Frees what is shown; the fallback stands again.
    fn clear(&self) {
        let shown = self.shown.take();
        if shown.is_some() {
            self.root.replace_children_with_node_1(&dom::create("slot"));
        }
    }
}
