//! Whether somebody looks at the page, and whether there is a network.

use super::dom::{document, window};
use super::listener::Listener;
use super::page::is_hidden;
use std::rc::Rc;

/// Goes on until it is dropped.
#[expect(dead_code, reason = "they are kept for what dropping them does")]
pub struct Presence([Listener; 3]);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The page is seen again: its tab, or what it was when the way back led to it.
    Seen,
    Hidden,
    /// The device says that it has a network again.
    Online,
}

pub fn watch_presence(on_change: impl Fn(Change) + 'static) -> Presence {
    let on_change = Rc::new(on_change);
    let (of_sight, of_return, of_network) = (on_change.clone(), on_change.clone(), on_change);
    Presence([
        Listener::new(&document(), "visibilitychange", move |_| {
            of_sight(if is_hidden() { Change::Hidden } else { Change::Seen });
        }),
        Listener::new(&window(), "pageshow", move |_| of_return(Change::Seen)),
        Listener::new(&window(), "online", move |_| of_network(Change::Online)),
    ])
}
