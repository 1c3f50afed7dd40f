//! Where a surface keeps things: one switch, thrown when the surface is put together.
//!
//! | surface | where |
//! |---|---|
//! | app | in the browser's database, and in localStorage what must be there at once or is not in the database yet |
//! | kiosk | nowhere: the next visitor is somebody else |
//! | widget | nowhere: the storage belongs to the partner's site |
//!
//! What is kept nowhere lasts for the visit.

use crate::domain::message::Message;
use crate::domain::surface::Surface;
use crate::platform::database::{Change, Database, Table, Trouble};
use crate::platform::{room, storage};
use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::Cell;
use std::rc::Rc;

/// The database's name, and that of the channel between the tabs.
const NAME: &str = "bantin";

/// Clones are handles of the same one.
#[derive(Clone, Default)]
pub struct Store(Option<Rc<Inner>>);

struct Inner {
    database: Database,
    state: Cell<State>,
    changed: ArcTrigger,
    /// Whether the browser was asked to keep it all.
    asked: Cell<bool>,
}

/// What a person should know.
#[derive(Clone, Copy, Default)]
struct State {
    trouble: Option<Trouble>,
    /// Something had to go to make room.
    is_shrunk: bool,
}

impl Store {
    pub fn of(surface: Surface) -> Store {
        match surface {
            Surface::App => Store::named(NAME),
            Surface::Kiosk | Surface::Widget => Store::default(),
        }
    }

    /// One that lasts, in a database of this name.
    pub fn named(name: &str) -> Store {
        Store(Some(Rc::new(Inner {
            database: Database::new(name),
            state: Cell::default(),
            changed: ArcTrigger::default(),
            asked: Cell::default(),
        })))
    }

    /// Whether anything is kept beyond the visit.
    pub fn lasts(&self) -> bool {
        self.0.is_some()
    }

    /// What is kept for the next view at once: small things, in localStorage.
    pub fn read(&self, key: &str) -> Option<String> {
        self.0.as_ref().and_then(|_| storage::read(key))
    }

    /// Whether the value was kept.
    pub fn write(&self, key: &str, value: &str) -> bool {
        self.lasts() && storage::write(key, value)
    }

    pub fn remove(&self, key: &str) {
        if self.lasts() {
            storage::remove(key);
        }
    }

    pub fn keys(&self, prefix: &str) -> Vec<String> {
        if self.lasts() { storage::keys(prefix) } else { Vec::new() }
    }

    /// Where all the rest is kept; `Forbidden` where nothing is.
    pub fn database(&self) -> Result<&Database, Trouble> {
        self.0.as_ref().map(|inner| &inner.database).ok_or(Trouble::Forbidden)
    }

    /// What came of asking the database.
    pub(super) fn note<T>(&self, outcome: Result<T, Trouble>) -> Result<T, Trouble> {
        match &outcome {
            // Whether there is room for one thing says nothing of the others.
            Err(Trouble::Full) => {}
            other => self.set(State { trouble: other.as_ref().err().copied(), ..self.state() }),
        }
        outcome
    }

    /// Makes room: what is only there to spare a person waiting goes, so that what was saved can stay.
    #[inline(never)]
    pub(super) async fn make_room(&self) {
        let Ok(database) = self.database() else { return };
        room::shrink_pictures();
        let _ = database.write(vec![Change::Clear(Table::Opened), Change::Clear(Table::Sizes)]).await;
        self.set(State { is_shrunk: true, ..self.state() });
    }

    /// Asks the browser to keep it all, once a visit.
    pub(super) fn ask_to_keep(&self) {
        if let Some(inner) = &self.0
            && !inner.asked.replace(true)
        {
            room::ask_to_keep();
        }
    }

    /// What a person should know of it; tracked.
    pub fn notice(&self) -> Option<Message> {
        let inner = self.0.as_ref()?;
        inner.changed.track();
        let State { trouble, is_shrunk } = inner.state.get();
        match trouble {
            // Small things can be kept all the same.
            Some(Trouble::Forbidden) if storage::is_allowed() => Some(Message::StoreSmall),
            Some(Trouble::Forbidden) => Some(Message::StoreForbidden),
            Some(Trouble::Newer) => Some(Message::StoreNewer),
            Some(Trouble::Slow) => Some(Message::StoreSlow),
            Some(Trouble::Full) | None => is_shrunk.then_some(Message::StoreShrunk),
        }
    }

    fn state(&self) -> State {
        self.0.as_ref().map(|inner| inner.state.get()).unwrap_or_default()
    }

    fn set(&self, state: State) {
        let Some(inner) = &self.0 else { return };
        let old = inner.state.replace(state);
        if old.trouble != state.trouble || old.is_shrunk != state.is_shrunk {
            inner.changed.notify();
        }
    }
}
