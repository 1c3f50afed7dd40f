use crate::platform::dom::append;
use crate::platform::later::when_first_view_stands;
use crate::ui::element::Element;
use crate::ui::scope::Scope;
use leptos::prelude::untrack;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

/// Gives an element what it does without until the first view stands, such as listeners to fingers.
pub fn add_later<T: 'static>(element: Element, make: impl FnOnce() -> T + 'static) -> Element {
    add(element, Box::new(move || Box::new(make()) as Box<dyn Any>))
}

/// A place that is filled once the first view stands, or at once when it does. Its room is kept by the
/// style sheet, so that nothing moves.
pub fn fill_later(place: Element, make: impl FnOnce() -> Element + 'static) -> Element {
    let node = place.node().clone();
    add(
        place,
        Box::new(move || {
            let made = make();
            append(&node, made.node());
            Box::new(made) as Box<dyn Any>
        }),
    )
}

/// Apart, so that it is there once and not with each of its callers.
#[inline(never)]
fn add(element: Element, make: Box<dyn FnOnce() -> Box<dyn Any>>) -> Element {
    let kept = Rc::new(RefCell::new(None));
    let (added, scope) = (Rc::downgrade(&kept), Scope::current());
    when_first_view_stands(move || {
        // The element may be gone by then, or left.
        if let Some(added) = added.upgrade().filter(|_| !scope.is_left()) {
            added.replace(Some(scope.run(|| untrack(make))));
        }
    });
    element.keep(kept)
}
