use crate::platform::dom::append;
use crate::platform::later::when_first_view_stands;
use crate::ui::element::Element;
use leptos::prelude::untrack;
use std::cell::RefCell;
use std::rc::Rc;

/// A place that is filled once the first view stands, or at once when it does. Its room is kept by the
/// style sheet, so that nothing moves.
pub fn fill_later(place: Element, make: impl FnOnce() -> Element + 'static) -> Element {
    let (node, kept) = (place.node().clone(), Rc::new(RefCell::new(None)));
    let filled = Rc::downgrade(&kept);
    when_first_view_stands(move || {
        // The place may be gone by then.
        if let Some(filled) = filled.upgrade() {
            let made = untrack(make);
            append(&node, made.node());
            filled.replace(Some(made));
        }
    });
    place.keep(kept)
}
