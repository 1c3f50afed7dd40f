use crate::platform::dom::append;
use crate::platform::later::when_first_view_stands;
use crate::ui::element::Element;
use leptos::prelude::untrack;
use std::cell::RefCell;
use std::rc::Rc;

/// Gives an element what it does without until the first view stands, such as listeners to fingers.
pub fn add_later<T: 'static>(element: Element, make: impl FnOnce() -> T + 'static) -> Element {
    let kept = Rc::new(RefCell::new(None));
    let added = Rc::downgrade(&kept);
    when_first_view_stands(move || {
        // The element may be gone by then.
        if let Some(added) = added.upgrade() {
            added.replace(Some(untrack(make)));
        }
    });
    element.keep(kept)
}

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
