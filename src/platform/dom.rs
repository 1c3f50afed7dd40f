//! The window and the document, and element making without ceremony.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, DocumentFragment, Element, HtmlElement, Node, Window};

/// The page's window. Bản Tin runs in documents only, so the global object is one.
pub fn window() -> Window {
    js_sys::global().unchecked_into()
}

thread_local! {
    /// Asked for once: every element and every text is made by it.
    static DOCUMENT: Document =
        // A window without a document does not exist outside of workers.
        window().document().unwrap_or_else(|| JsValue::UNDEFINED.unchecked_into());
}

pub fn document() -> Document {
    DOCUMENT.with(Document::clone)
}

/// A new element; tag names are ours and always valid.
pub fn create(tag: &str) -> Element {
    DOCUMENT
        .with(|document| document.create_element(tag))
        .unwrap_or_else(|_| JsValue::UNDEFINED.unchecked_into())
}

/// The same of a drawing.
pub fn create_svg(tag: &str) -> Element {
    let made = document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag);
    made.unwrap_or_else(|_| JsValue::UNDEFINED.unchecked_into())
}

/// Sets an attribute whose name is ours and therefore valid.
pub fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Sets it where it has another value: browsers take the same value for a change.
pub fn set_changed(element: &Element, name: &str, value: &str) {
    if element.get_attribute(name).as_deref() != Some(value) {
        set(element, name, value);
    }
}

/// Sets such an attribute without a value, or takes it away.
pub fn set_if(element: &Element, name: &str, is_set: bool) {
    let _ = element.toggle_attribute_with_force(name, is_set);
}

pub fn append(parent: &Node, child: &Node) {
    let _ = parent.append_child(child);
}

pub fn append_text(parent: &Node, text: &str) {
    append(parent, &DOCUMENT.with(|document| document.create_text_node(text)));
}

/// The element with this id in the same tree: of the document, or of the shadow root that `node` is in.
pub fn element_beside(node: &Node, id: &str) -> Option<Element> {
    match node.get_root_node().dyn_into::<DocumentFragment>() {
        Ok(root) => root.get_element_by_id(id),
        Err(_) => document().get_element_by_id(id),
    }
}

/// Moves the focus, and the place from which Tab goes on, without scrolling.
pub fn focus(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Scrolls no further than needed to see the element.
pub fn bring_into_view(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The size of letters that the browser's owner is used to, whatever the page around an element says.
pub fn usual_letter(element: &Element) -> String {
    set_style(element, "font-size", "medium");
    let style = window().get_computed_style(element).ok().flatten();
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    set_style(element, "font-size", "");
    size.unwrap_or_default()
}

/// Sets a property of an element's own style: through the object model, which the content security
/// policy lets scripts do.
pub fn set_style(element: &Element, property: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().set_property(property, value);
    }
}

/// Runs a task when the current one has ended: what it draws is then in the page.
pub fn soon(task: impl FnOnce() + 'static) {
    spawn_local(async move { task() });
}
