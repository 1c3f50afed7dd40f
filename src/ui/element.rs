//! Elements with their reactive parts, made by plain calls.
//!
//! Leptos' `view!` gives each element a type of its own, and the code to build and to compare it with
//! every such type: for these views that was 60 KB (brotli) of a budget of 85. An [`Element`] is one
//! type for all of them, on the same reactive graph, and Leptos mounts it like any other view.
//! Nothing here, and so nothing in any view, can make markup from a string.

use crate::platform::dom::{append, create, document, set};
use leptos::prelude::{Mountable, Render, RenderEffect};
use std::cell::RefCell;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::JsCast;
use web_sys::{Event, Node};

/// An element and what must live as long as it does.
pub struct Element {
    node: web_sys::Element,
    kept: Vec<Kept>,
}

/// Dropped with the element: an effect then stops, a listener is freed.
#[expect(dead_code, reason = "these are kept for what dropping them does")]
enum Kept {
    Effect(RenderEffect<()>),
    Listener(Closure<dyn FnMut(Event)>),
    Other(Box<dyn std::any::Any>),
}

/// A new element.
pub fn element(tag: &str) -> Element {
    Element { node: create(tag), kept: Vec::new() }
}

impl Element {
    pub fn node(&self) -> &web_sys::Element {
        &self.node
    }

    pub fn attr(self, name: &str, value: &str) -> Self {
        set(&self.node, name, value);
        self
    }

    pub fn attr_if(self, name: &str, value: Option<&str>) -> Self {
        if let Some(value) = value {
            set(&self.node, name, value);
        }
        self
    }

    pub fn class(self, names: &str) -> Self {
        self.attr("class", names)
    }

    pub fn text(self, text: &str) -> Self {
        append(&self.node, &document().create_text_node(text));
        self
    }

    pub fn child(mut self, child: Element) -> Self {
        append(&self.node, &child.node);
        self.kept.extend(child.kept);
        self
    }

    pub fn children(self, children: impl IntoIterator<Item = Element>) -> Self {
        children.into_iter().fold(self, Element::child)
    }

    /// Something whose end must be the element's end.
    pub fn keep(mut self, thing: impl std::any::Any) -> Self {
        self.kept.push(Kept::Other(Box::new(thing)));
        self
    }

    pub fn on(self, event: &str, handler: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, false, Box::new(handler))
    }

    /// Hears of events within the element that do not bubble, such as a picture's `error`.
    pub fn on_capture(self, event: &str, handler: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, true, Box::new(handler))
    }

    fn listen(mut self, event: &str, capture: bool, handler: Box<dyn FnMut(Event)>) -> Self {
        let listener = Closure::wrap(handler);
        let function = listener.as_ref().unchecked_ref();
        let _ = self.node.add_event_listener_with_callback_and_bool(event, function, capture);
        self.kept.push(Kept::Listener(listener));
        self
    }

    /// An attribute that follows the signals that `value` reads.
    pub fn live_attr(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        let node = self.node.clone();
        self.effect(Box::new(move || set(&node, name, &value())))
    }

    /// A text that follows the signals that `text` reads.
    pub fn live_text(self, text: impl Fn() -> String + 'static) -> Self {
        let node = document().create_text_node("");
        append(&self.node, &node);
        self.effect(Box::new(move || node.set_data(&text())))
    }

    /// A place for one element or none, made anew whenever `key` changes.
    pub fn live_child(
        self,
        key: impl Fn() -> String + 'static,
        make: impl Fn() -> Option<Element> + 'static,
    ) -> Self {
        let place = document().create_comment("");
        append(&self.node, &place);
        let shown: RefCell<Option<(String, Option<Element>)>> = RefCell::new(None);
        self.effect(Box::new(move || {
            let key = key();
            if shown.borrow().as_ref().is_some_and(|(known, _)| *known == key) {
                return;
            }
            let old = shown.take().and_then(|(_, old)| old);
            let new = leptos::prelude::untrack(&make);
            if let Some(new) = &new {
                insert_before(&place, &new.node);
            }
            if let Some(old) = old {
                old.node.remove();
            }
            shown.replace(Some((key, new)));
        }))
    }

    /// A list with an element for each key. A list that has only grown keeps its elements.
    pub fn live_list(
        self,
        keys: impl Fn() -> Vec<String> + 'static,
        make: impl Fn(usize, &str) -> Element + 'static,
    ) -> Self {
        let list = self.node.clone();
        let shown: RefCell<Vec<(String, Element)>> = RefCell::new(Vec::new());
        self.effect(Box::new(move || {
            let keys = keys();
            let mut shown = shown.borrow_mut();
            let same = shown.iter().zip(&keys).take_while(|((known, _), key)| known == *key).count();
            for (_, gone) in shown.drain(same..) {
                gone.node.remove();
            }
            for (index, key) in keys.into_iter().enumerate().skip(same) {
                let new = leptos::prelude::untrack(|| make(index, &key));
                append(&list, &new.node);
                shown.push((key, new));
            }
        }))
    }

    /// Runs now and whenever a signal that it read has changed, as long as the element lives.
    pub fn effect(mut self, run: Box<dyn Fn()>) -> Self {
        self.kept.push(Kept::Effect(RenderEffect::new(move |_| run())));
        self
    }
}

fn insert_before(place: &Node, node: &Node) {
    if let Some(parent) = place.parent_node() {
        let _ = parent.insert_before(node, Some(place));
    }
}

impl Render for Element {
    type State = Element;

    fn build(self) -> Element {
        self
    }

    /// A new element takes the old one's place: what changes within an element is its own affair.
    fn rebuild(self, state: &mut Element) {
        insert_before(&state.node, &self.node);
        state.unmount();
        *state = self;
    }
}

impl Mountable for Element {
    fn unmount(&mut self) {
        self.node.remove();
    }

    fn mount(&mut self, parent: &web_sys::Element, marker: Option<&Node>) {
        let _ = parent.insert_before(&self.node, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = self.node.parent_element() else { return false };
        child.mount(&parent, Some(&self.node));
        true
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        vec![self.node.clone()]
    }
}
