//! The way to a database: opened when it is needed first, and given back as soon as another tab asks for it.

use super::Trouble;
use super::schema::{VERSION, upgrade};
use futures_channel::oneshot;
use gloo_timers::callback::Timeout;
use idb::event::VersionChangeEvent;
use idb::request::OpenDatabaseRequest;
use idb::{DatabaseEvent, Event, Factory, Request};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::IdbDatabase;

/// Opening takes milliseconds. Where it takes longer somebody waits for it: they are told.
const PATIENCE_MS: u32 = 4000;

/// A database. Clones are handles of the same one.
#[derive(Clone)]
pub struct Database(pub(super) Rc<Inner>);

pub(super) struct Inner {
    name: String,
    version: u32,
    connection: RefCell<Option<Connection>>,
    request: RefCell<Option<OpenDatabaseRequest>>,
    waiting: RefCell<Vec<oneshot::Sender<Result<(), Trouble>>>>,
    patience: RefCell<Option<Timeout>>,
    is_late: Cell<bool>,
    on_late: RefCell<Option<Box<dyn Fn()>>>,
}

/// The crate's object holds the listeners; the browser's can be passed on.
struct Connection {
    handle: IdbDatabase,
    #[expect(dead_code, reason = "it is kept for its listeners")]
    listeners: idb::Database,
}

impl Database {
    /// Of today's version. Nothing is opened yet.
    pub fn new(name: &str) -> Database {
        Database::of_version(name, VERSION)
    }

    /// As it was when this version was today's: for tests of what came later.
    pub fn of_version(name: &str, version: u32) -> Database {
        Database(Rc::new(Inner {
            name: name.to_owned(),
            version,
            connection: RefCell::default(),
            request: RefCell::default(),
            waiting: RefCell::default(),
            patience: RefCell::default(),
            is_late: Cell::default(),
            on_late: RefCell::default(),
        }))
    }

    /// Is called when a database that was too slow is there after all.
    pub fn on_late(&self, told: impl Fn() + 'static) {
        self.0.on_late.replace(Some(Box::new(told)));
    }

    /// Gives the database back; the next question opens it again.
    pub fn close(&self) {
        if let Some(connection) = self.0.connection.take() {
            connection.handle.close();
            later(connection);
        }
    }

    pub(super) async fn connect(&self) -> Result<IdbDatabase, Trouble> {
        for _ in 0..2 {
            if let Some(connection) = &*self.0.connection.borrow() {
                return Ok(connection.handle.clone());
            }
            if self.0.is_late.get() {
                return Err(Trouble::Slow);
            }
            let (sender, receiver) = oneshot::channel();
            self.0.waiting.borrow_mut().push(sender);
            if self.0.request.borrow().is_none() {
                self.open();
            }
            receiver.await.unwrap_or(Err(Trouble::Forbidden))?;
        }
        // Opened, and taken away at once: somebody else needs it.
        Err(Trouble::Slow)
    }

    fn open(&self) {
        match self.request() {
            Ok(request) => {
                self.0.request.replace(Some(request));
                let database = self.clone();
                let patience = Timeout::new(PATIENCE_MS, move || {
                    database.0.is_late.set(true);
                    database.tell(Err(Trouble::Slow));
                });
                self.0.patience.replace(Some(patience));
            }
            Err(trouble) => self.tell(Err(trouble)),
        }
    }

    fn request(&self) -> Result<OpenDatabaseRequest, Trouble> {
        let mut request = Factory::new()?.open(&self.0.name, Some(self.0.version))?;
        let version = self.0.version;
        request.on_upgrade_needed(move |event| prepare(&event, version));
        let (of_success, of_error) = (self.clone(), self.clone());
        request.on_success(move |_| of_success.answered(Ok(())));
        request.on_error(move |event| {
            // The browser would call it an uncaught error.
            let event = web_sys::Event::from(event);
            event.prevent_default();
            let error =
                of_error.0.request.borrow().as_ref().and_then(|request| request.error().ok().flatten());
            of_error.answered(Err(error.map_or(Trouble::Forbidden, |error| Trouble::named(&error))));
        });
        Ok(request)
    }

    fn answered(&self, answer: Result<(), Trouble>) {
        let request = self.0.request.take();
        self.0.patience.take();
        let answer = answer.and_then(|()| {
            let request = request.as_ref().ok_or(Trouble::Forbidden)?;
            let handle = request.result()?.dyn_into().map_err(|_| Trouble::Forbidden)?;
            let listeners = self.listen(request.database()?);
            self.0.connection.replace(Some(Connection { handle, listeners }));
            Ok(())
        });
        // It is the one that is calling.
        later(request);
        let was_late = self.0.is_late.replace(false);
        self.tell(answer);
        if was_late
            && answer.is_ok()
            && let Some(told) = &*self.0.on_late.borrow()
        {
            told();
        }
    }

    fn listen(&self, mut database: idb::Database) -> idb::Database {
        // Another tab brings a newer version, or removes it all: whoever holds on to it would block that tab.
        let of_change = Rc::downgrade(&self.0);
        database.on_version_change(move |_| {
            if let Some(inner) = of_change.upgrade() {
                Database(inner).close();
            }
        });
        // The browser has taken it away: the person has cleared the site's data, or the disk is gone.
        let of_close = Rc::downgrade(&self.0);
        database.on_close(move |_| {
            if let Some(inner) = of_close.upgrade() {
                later(inner.connection.take());
            }
        });
        database
    }

    fn tell(&self, answer: Result<(), Trouble>) {
        for sender in self.0.waiting.take() {
            let _ = sender.send(answer);
        }
    }
}

fn prepare(event: &VersionChangeEvent, version: u32) {
    let Ok(request) = event.target() else { return };
    let done = match event.database() {
        Ok(database) => upgrade(&database, version),
        Err(_) => Err(Trouble::Forbidden),
    };
    if done.is_err() {
        // Half a version would be worse than none.
        let _ = request.transaction().map(idb::Transaction::abort);
    }
}

/// Drops something once whoever is being called through it has returned.
fn later(thing: impl Sized + 'static) {
    spawn_local(async move { drop(thing) });
}
