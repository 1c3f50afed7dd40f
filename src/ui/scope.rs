//! Views that are left before they are dropped.

use super::element::Element;
use crate::platform::apart;
use crate::platform::listener::leave;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

thread_local! {
    static CURRENT: RefCell<Scope> = const { RefCell::new(Scope(None)) };
}

/// What is begun for a view, such as an effect, and ends when the view is left. What belongs to no such view ends
/// when it is dropped.
#[derive(Clone, Default)]
pub struct Scope(Option<Rc<Cell<bool>>>);

impl Scope {
    /// That of the view which is being made, or whose effects run.
    pub fn current() -> Scope {
        CURRENT.with_borrow(Scope::clone)
    }

    /// Lets what is begun by `act` belong to this.
    pub fn run<T>(&self, act: impl FnOnce() -> T) -> T {
        let outer = CURRENT.replace(self.clone());
        let made = act();
        CURRENT.set(outer);
        made
    }

    pub fn is_left(&self) -> bool {
        self.0.as_ref().is_some_and(|left| left.get())
    }

    /// Whether both are of the same view.
    pub fn is(&self, other: &Scope) -> bool {
        match (&self.0, &other.0) {
            (Some(left), Some(other)) => Rc::ptr_eq(left, other),
            (left, other) => left.is_none() && other.is_none(),
        }
    }

    fn leave(&self) {
        self.0.iter().for_each(|left| left.set(true));
    }
}

/// Makes a view that may be left before it is dropped: to forget hundreds of effects and listeners takes a browser
/// longer than somebody should wait for what comes next.
pub fn scoped(make: impl FnOnce() -> Element) -> Element {
    let scope = Scope(Some(Rc::default()));
    scope.run(make).in_scope(scope)
}

/// Takes a view from the page that makes way for another one. One that stands there apart for a while is dropped when
/// it is taken away.
pub fn part_with(view: Element) {
    let stays = apart::part_with(view.node());
    match view.scope().filter(|_| stays) {
        Some(scope) => {
            scope.leave();
            apart::keep(view);
        }
        None => leave(view),
    }
}
