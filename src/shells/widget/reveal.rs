//! How a view comes to stand in its element, and what the page is told of it.

use super::Widget;
use crate::domain::message::Message;
use crate::platform::dom;
use crate::platform::host::{Told, tell};
use crate::platform::resize::{SizeWatch, watch_size};
use crate::state::reader::{Page, Reader};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use web_sys::HtmlElement;

/// How a view got into its element: from being drawn apart to standing there.
struct Reveal {
    reader: Reader,
    widget: Weak<Widget>,
    base: web_sys::Element,
    ready: Cell<bool>,
    /// The kind of the problem that the page was told of.
    told: Cell<&'static str>,
    size: RefCell<Option<SizeWatch>>,
}

/// Puts the view in the place of the fallback when it can be read, and tells the page how it goes.
pub fn reveal(reader: Reader, widget: Weak<Widget>, base: web_sys::Element) -> Box<dyn Fn()> {
    let (ready, told, size) = (Cell::new(false), Cell::new(""), RefCell::new(None));
    let reveal = Rc::new(Reveal { reader, widget, base, ready, told, size });
    Box::new(move || {
        let Some(widget) = reveal.widget.upgrade() else { return };
        let problem = match widget.embedding.page(&reveal.reader) {
            Page::Loading => return reveal.told.set(""),
            // The page's own words stand until it can be drawn.
            Page::Article(_) if !reveal.ready.get() && !widget.embedding.is_whole() => return,
            Page::Failure(failure) => Some((failure.kind(), failure.message())),
            Page::UnknownArticle => Some(("unknown-article", Message::UnknownArticle)),
            _ => None,
        };
        // The view itself is drawn by an effect that may run after this one, and may be gone by then.
        let reveal = Rc::downgrade(&reveal);
        dom::soon(move || {
            if let (Some(reveal), Some(widget)) =
                (reveal.upgrade(), reveal.upgrade().and_then(|it| it.widget.upgrade()))
            {
                reveal.show(&widget, problem);
            }
        });
    })
}

impl Reveal {
    /// What says that nothing can be read stands above the fallback, which may be another way to the news.
    fn show(&self, widget: &Widget, problem: Option<(&'static str, Message)>) {
        let host = widget.embedding.host();
        if problem.is_none() && !self.ready.get() {
            widget.root.replace_children_with_node_1(&self.base);
        } else if !self.base.is_connected() {
            let _ = widget.root.insert_before(&self.base, widget.root.first_child().as_ref());
        }
        if self.size.borrow().is_none() {
            dom::set_style(&self.base, "--letter", &dom::usual_letter(&self.base));
            self.size.replace(Some(watch_height(host, &self.base)));
        }
        if problem.is_none() && !self.ready.replace(true) {
            tell(host, &Told::Ready);
        }
        if let Some((kind, message)) = problem.filter(|(kind, _)| self.told.replace(kind) != *kind) {
            tell(host, &Told::Error { kind, message: message.text(self.reader.language()) });
        }
    }
}

fn watch_height(host: &HtmlElement, base: &web_sys::Element) -> SizeWatch {
    let (host, last) = (host.clone(), Cell::new(0));
    watch_size(base, move || {
        let height = host.offset_height();
        if last.replace(height) != height {
            tell(&host, &Told::Resize { height });
        }
    })
}
