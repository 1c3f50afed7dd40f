//! Elements with their reactive parts, made by plain calls.
//!
//! Leptos' `view!` gives each element a type of its own, and the code to build and to compare it with
//! every such type: for these views that was 60 KB (brotli) of a budget of 85. An [`Element`] is one
//! type for all of them, on the same reactive graph, and Leptos mounts it like any other view.
//! Nothing here, and so nothing in any view, can make markup from a string.

use super::scope::Scope;
use crate::platform::dom::{append, append_text, create, create_svg, document, set};
use crate::platform::listener::{Listener, OnElement};
use leptos::prelude::{Mountable, Render, RenderEffect, untrack};
use leptos::reactive::graph::{Subscriber, ToAnySubscriber};
use std::cell::RefCell;
use web_sys::{Event, Node};

/// An element and what must live as long as it does. One word: it is passed on by every call.
pub struct Element(Box<Inner>);

struct Inner {
    node: web_sys::Element,
    kept: Vec<Kept>,
}

/// Dropped with the element: an effect then stops, a listener is taken away. A view that has left the page may be
/// dropped later: see [`scoped`](super::scope::scoped).
#[expect(dead_code, reason = "these are kept for what dropping them does")]
enum Kept {
    Effect(Following),
    Listener(OnElement),
    Child(Element),
    Scope(Scope),
    Other(Box<dyn std::any::Any>),
}

/// An effect that its signals forget when it ends. A dropped one stops, and its place stays in the list of each
/// signal that does not change: over thousands of views on one page that is memory.
struct Following(RenderEffect<()>);

impl Drop for Following {
    fn drop(&mut self) {
        let subscriber = self.0.to_any_subscriber();
        subscriber.clear_sources(&subscriber);
    }
}

/// A new element.
pub fn element(tag: &str) -> Element {
    Element(Box::new(Inner { node: create(tag), kept: Vec::new() }))
}

/// A new element of a drawing.
pub fn svg_element(tag: &str) -> Element {
    Element(Box::new(Inner { node: create_svg(tag), kept: Vec::new() }))
}

// Each method with a closure hands it on in a box: so the code behind it exists once.
impl Element {
    pub fn node(&self) -> &web_sys::Element {
        &self.0.node
    }

    pub fn attr(self, name: &str, value: &str) -> Self {
        set(&self.0.node, name, value);
        self
    }

    pub fn attr_if(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    pub fn class(self, names: &str) -> Self {
        self.attr("class", names)
    }

    pub fn text(self, text: &str) -> Self {
        append_text(&self.0.node, text);
        self
    }

    pub fn child(mut self, child: Element) -> Self {
        append(&self.0.node, &child.0.node);
        if !child.0.kept.is_empty() {
            self.0.kept.push(Kept::Child(child));
        }
        self
    }

    pub fn child_if(self, child: Option<Element>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    pub fn children(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        for child in children {
            self = self.child(child);
        }
        self
    }

    /// Something whose end must be the element's end.
    pub fn keep(mut self, thing: impl std::any::Any) -> Self {
        self.0.kept.push(Kept::Other(Box::new(thing)));
        self
    }

    /// The element is left with its scope.
    pub fn in_scope(mut self, scope: Scope) -> Self {
        self.0.kept.push(Kept::Scope(scope));
        self
    }

    pub fn scope(&self) -> Option<Scope> {
        self.0.kept.iter().find_map(|kept| match kept {
            Kept::Scope(scope) => Some(scope.clone()),
            _ => None,
        })
    }

    pub fn on(self, event: &'static str, handler: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, false, Box::new(handler))
    }

    /// Hears of events within the element that do not bubble, such as a picture's `error`.
    pub fn on_capture(self, event: &'static str, handler: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, true, Box::new(handler))
    }

    fn listen(mut self, event: &'static str, capture: bool, handler: Box<dyn FnMut(Event)>) -> Self {
        let listener = Listener::boxed(&self.0.node, event, capture, handler);
        self.0.kept.push(Kept::Listener(OnElement::new(listener)));
        self
    }

    /// A text that follows the signals that `text` reads.
    pub fn live_text(self, text: impl Fn() -> String + 'static) -> Self {
        self.follow_text(Box::new(text))
    }

    fn follow_text(self, text: Box<dyn Fn() -> String>) -> Self {
        let node = document().create_text_node("");
        append(&self.0.node, &node);
        // Browsers take the same text for a change.
        self.effect(Box::new(move || {
            let text = text();
            if node.data() != text {
                node.set_data(&text);
            }
        }))
    }

    /// A place for one element or none, made anew whenever `key` changes.
    pub fn live_child(
        self,
        key: impl Fn() -> String + 'static,
        make: impl Fn() -> Option<Element> + 'static,
    ) -> Self {
        self.follow_child(Box::new(key), Box::new(make), None)
    }

    /// The same for the page's own view: `part` takes the one that was shown before from the page, and a new one may
    /// stand in the page already.
    pub fn live_page(
        self,
        key: impl Fn() -> String + 'static,
        make: impl Fn() -> Option<Element> + 'static,
        part: fn(Element),
    ) -> Self {
        self.follow_child(Box::new(key), Box::new(make), Some(part))
    }

    fn follow_child(
        self,
        key: Box<dyn Fn() -> String>,
        make: Box<dyn Fn() -> Option<Element>>,
        part: Option<fn(Element)>,
    ) -> Self {
        let place = document().create_comment("");
        append(&self.0.node, &place);
        let shown: RefCell<Option<(String, Option<Element>)>> = RefCell::new(None);
        self.effect(Box::new(move || {
            let key = key();
            if shown.borrow().as_ref().is_some_and(|(known, _)| *known == key) {
                return;
            }
            let old = shown.take().and_then(|(_, old)| old);
            let new = untrack(&make);
            // The old one first: to take away what has the focus, browsers lay out all that is in the page then.
            let gone = old.and_then(|old| match part {
                Some(part) => {
                    part(old);
                    None
                }
                None => {
                    old.0.node.remove();
                    Some(old)
                }
            });
            if let Some(new) = new.as_ref().filter(|new| new.0.node.parent_node().is_none()) {
                insert_before(&place, &new.0.node);
            }
            drop(gone);
            shown.replace(Some((key, new)));
        }))
    }

    /// A list with an element for each key, which it keeps for as long as the key is there.
    pub fn live_list(
        self,
        keys: impl Fn() -> Vec<String> + 'static,
        make: impl Fn(usize, &str) -> Element + 'static,
    ) -> Self {
        let list = self.0.node.clone();
        let shown: RefCell<Vec<(String, Element)>> = RefCell::new(Vec::new());
        self.effect(Box::new(move || {
            let keys = keys();
            let mut shown = shown.borrow_mut();
            let same = shown.iter().zip(&keys).take_while(|((known, _), key)| known == *key).count();
            let old = shown.split_off(same);
            let is_longer = old.is_empty();
            let mut old = old.into_iter().map(Some).collect::<Vec<_>>();
            for (index, key) in keys.into_iter().enumerate().skip(same) {
                let known = take_known(&mut old, &key);
                shown.push(known.unwrap_or_else(|| {
                    let new = untrack(|| make(index, &key));
                    append(&list, &new.0.node);
                    (key, new)
                }));
            }
            if !is_longer {
                arrange(&list, &shown, old);
            }
        }))
    }

    /// Runs now and whenever a signal that it read has changed, as long as the element lives and is not left.
    pub fn effect(mut self, run: Box<dyn Fn()>) -> Self {
        let scope = Scope::current();
        let follow = move |_| {
            if !scope.is_left() {
                scope.run(&run);
            }
        };
        self.0.kept.push(Kept::Effect(Following(RenderEffect::new(follow))));
        self
    }
}

/// The elements of a list with their keys.
type Keyed = (String, Element);

fn take_known(old: &mut [Option<Keyed>], key: &str) -> Option<Keyed> {
    let is_it = |one: &&mut Option<Keyed>| one.as_ref().is_some_and(|(known, _)| known == key);
    old.iter_mut().find(is_it).and_then(Option::take)
}

/// Takes away what is gone from a list, and puts the rest in order. What stands where it belongs is not
/// touched: whoever has the focus there keeps it.
#[inline(never)]
fn arrange(list: &Node, shown: &[Keyed], gone: Vec<Option<Keyed>>) {
    for (_, gone) in gone.into_iter().flatten() {
        gone.0.node.remove();
    }
    let mut next = list.first_child();
    for (_, one) in shown {
        let node: &Node = &one.0.node;
        if next.as_ref().is_some_and(|next| next.is_same_node(Some(node))) {
            next = node.next_sibling();
        } else {
            let _ = list.insert_before(node, next.as_ref());
        }
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
        insert_before(&state.0.node, &self.0.node);
        state.unmount();
        *state = self;
    }
}

impl Mountable for Element {
    fn unmount(&mut self) {
        self.0.node.remove();
    }

    fn mount(&mut self, parent: &web_sys::Element, marker: Option<&Node>) {
        let _ = parent.insert_before(&self.0.node, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = self.0.node.parent_element() else { return false };
        child.mount(&parent, Some(&self.0.node));
        true
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        vec![self.0.node.clone()]
    }
}
