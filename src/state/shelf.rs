//! What the reader saved, has read, and where they stopped; in this browser only.
//!
//! All of it is in memory, and goes to the browser's database as it changes. What the database does not have
//! yet waits in localStorage (`journal`), so that closing the tab in the middle of a write loses nothing; what
//! neither can keep stays for the visit, and the views say so. Other tabs keep the same things: what they
//! change is taken over (`following`). `opened` are the articles that were not saved, but can be read again
//! without a network; `publisher` is what happens when their feed changes.

mod batch;
mod following;
mod journal;
mod keeping;
mod loading;
mod moving;
mod opened;
mod publisher;
mod writing;

pub use opened::Looked;

use super::reader::Reader;
use super::store::Store;
use crate::domain::message::{Message, removed_article, saved_article};
use crate::domain::position::Position;
use crate::domain::shelf::{Key, Marks, Places, Saved, Shelf as Values};
use crate::platform::clock::now;
use crate::platform::later::{load_rest, when_first_view_stands};
use crate::platform::page::after;
use crate::platform::tabs::Tabs;
use futures_channel::oneshot;
use leptos::prelude::{ArcTrigger, Notify, Track, untrack};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// What must be kept soon, but need not delay the view that is being drawn.
const SOON_MS: u32 = 100;

#[derive(Clone, Default)]
pub struct Shelf(Rc<Inner>);

#[derive(Default)]
struct Inner {
    store: Store,
    values: RefCell<Values>,
    /// Taken off in this visit: an article that is open stays, and all can be put back.
    removed: RefCell<Vec<Saved>>,
    /// Saved, but not kept by the browser.
    unkept: RefCell<Vec<Key>>,
    loaded: Cell<bool>,
    /// Whether what was loaded is all: the database has answered.
    is_complete: Cell<bool>,
    /// How many answers of the database are being taken over. Nothing is written meanwhile: what such an answer
    /// does not know yet is told apart from what others have removed by its waiting.
    loading: Cell<u32>,
    /// What the database does not have yet.
    waiting: RefCell<Waiting>,
    /// What is on its way to it.
    under_way: RefCell<Vec<Key>>,
    is_writing: Cell<bool>,
    /// Who wants to hear when it is all kept, or cannot be.
    settling: RefCell<Vec<oneshot::Sender<()>>>,
    looked: RefCell<Vec<(Key, Looked)>>,
    was_asked: Cell<bool>,
    tabs: RefCell<Option<Tabs>>,
    /// Of the saved articles, and of the marks.
    changed: ArcTrigger,
    marked: ArcTrigger,
}

#[derive(Clone, Default)]
struct Waiting {
    /// Articles that were saved, changed or taken off.
    saved: Vec<Key>,
    read: Marks,
    places: Places,
    /// What was read must be forgotten, before what was read since is kept.
    forget: bool,
}

/// What views read; each is tracked.
impl Shelf {
    pub fn is_loaded(&self) -> bool {
        self.0.changed.track();
        self.0.loaded.get()
    }

    /// Whether the database has answered: a slow one does so after what waits for it has been loaded.
    pub fn is_complete(&self) -> bool {
        self.0.changed.track();
        self.0.is_complete.get()
    }

    /// The newest first.
    pub fn saved(&self) -> Vec<Saved> {
        self.0.changed.track();
        self.0.values.borrow().saved.clone()
    }

    pub fn saved_of(&self, key: Key) -> Option<Saved> {
        self.0.changed.track();
        self.0.values.borrow().find(key).cloned()
    }

    pub fn count(&self) -> usize {
        self.0.changed.track();
        self.0.values.borrow().saved.len()
    }

    pub fn has(&self, key: Key) -> bool {
        self.0.changed.track();
        self.0.values.borrow().find(key).is_some()
    }

    /// A saved article by what [`Shelf::address`] gave; one that was taken off in this visit as well.
    pub fn find(&self, address: &str) -> Option<Saved> {
        self.0.changed.track();
        let (values, removed) = (self.0.values.borrow(), self.0.removed.borrow());
        let all = || values.saved.iter().chain(removed.iter().rev());
        let key = Key::parse(address);
        let by_key = all().find(|saved| Some(saved.key()) == key);
        by_key.or_else(|| all().find(|saved| saved.article.id == address)).cloned()
    }

    /// What a link to a saved article says: its id, unless articles of several feeds have the same.
    pub fn address(&self, saved: &Saved) -> String {
        let values = self.0.values.borrow();
        let id = &saved.article.id;
        let alone = values.saved.iter().filter(|other| other.article.id == *id).count() < 2;
        if alone { id.clone() } else { saved.key().hex() }
    }

    /// The saved articles before and after one.
    pub fn neighbours(&self, key: Key) -> [Option<Saved>; 2] {
        let saved = self.saved();
        let Some(place) = saved.iter().position(|saved| saved.key() == key) else { return [None, None] };
        let before = place.checked_sub(1).and_then(|place| saved.get(place));
        [before.cloned(), saved.get(place + 1).cloned()]
    }

    /// Whether an article is saved that the browser could not keep.
    pub fn is_unkept(&self, key: Key) -> bool {
        self.0.changed.track();
        self.0.unkept.borrow().contains(&key)
    }

    pub fn has_unkept(&self) -> bool {
        self.0.changed.track();
        !self.0.unkept.borrow().is_empty()
    }

    /// Follows what is read.
    pub fn track_marks(&self) {
        self.0.marked.track();
    }

    pub fn is_read(&self, key: Key) -> bool {
        self.0.marked.track();
        self.0.values.borrow().read.has(key)
    }

    /// Whether a view has asked for an article that the feed does not have.
    pub fn was_asked(&self) -> bool {
        self.0.was_asked.get()
    }

    /// What a person should know of the browser's storage.
    pub fn notice(&self) -> Option<Message> {
        self.0.store.notice()
    }
}

impl Shelf {
    pub fn new(store: &Store) -> Shelf {
        Shelf(Rc::new(Inner { store: store.clone(), ..Inner::default() }))
    }

    /// Finds what the browser keeps: at once if the page is about that, else when the first view stands.
    pub fn begin(&self, at_once: bool) {
        let shelf = self.clone();
        if at_once {
            spawn_local(async move {
                load_rest().await;
                shelf.load().await;
            });
        } else {
            when_first_view_stands(move || spawn_local(shelf.load()));
        }
    }

    /// Saves the article with this id, or takes it off.
    pub fn toggle(&self, reader: &Reader, id: &str) {
        let key = untrack(|| reader.shelf_key(id));
        if untrack(|| self.has(key)) {
            return self.remove(reader, key);
        }
        if self.put_back(reader, key) {
            return;
        }
        let (shelf, reader, id) = (self.clone(), reader.clone(), id.to_owned());
        spawn_local(async move {
            let Some(number) = untrack(|| reader.library.number(&id)) else {
                return shelf.put_unlisted(&reader, key, &id);
            };
            let Some(article) = reader.library.whole(number).await else { return };
            let header = untrack(|| reader.library.header());
            shelf.put(&reader, Saved::new(&article, &reader.library.url(), &header, now()));
        });
    }

    /// Saves what the feed no longer has: as it is being read, or as the device has it.
    fn put_unlisted(&self, reader: &Reader, key: Key, id: &str) {
        let (url, header) = (reader.library.url(), untrack(|| reader.library.header()));
        let shown = reader.library.shown(id).map(|article| Saved::new(&article, &url, &header, now()));
        let kept = || untrack(|| self.found(key)).map(|saved| Saved { at: now(), ..saved });
        if let Some(saved) = shown.or_else(kept) {
            self.put(reader, saved);
        }
    }

    /// Saves again what was taken off in this visit. Says whether that was so.
    pub fn put_back(&self, reader: &Reader, key: Key) -> bool {
        let place = self.0.removed.borrow().iter().rposition(|saved| saved.key() == key);
        let Some(place) = place else { return false };
        let saved = self.0.removed.borrow_mut().remove(place);
        self.put(reader, saved);
        true
    }

    fn put(&self, reader: &Reader, saved: Saved) {
        let said = saved_article(&saved.article.headline(), untrack(|| reader.language()));
        let key = saved.key();
        self.0.values.borrow_mut().put(saved);
        let is_safe = self.keep(key);
        self.0.store.ask_to_keep();
        self.0.changed.notify();
        if is_safe {
            return reader.announcer.say(said);
        }
        let (shelf, reader) = (self.clone(), reader.clone());
        spawn_local(async move {
            shelf.settled().await;
            let is_kept = !untrack(|| shelf.is_unkept(key));
            let failed = || untrack(|| reader.say(Message::NotKept)).to_owned();
            reader.announcer.say(if is_kept { said } else { failed() });
        });
    }

    pub fn remove(&self, reader: &Reader, key: Key) {
        let removed = self.0.values.borrow_mut().remove(key);
        let Some(saved) = removed else { return };
        reader.announcer.say(removed_article(&saved.article.headline(), untrack(|| reader.language())));
        // It was opened, after all.
        spawn_local(self.clone().keep_opened(saved.clone()));
        self.0.removed.borrow_mut().push(saved);
        self.keep(key);
        self.0.changed.notify();
    }

    /// The article has been opened.
    pub fn mark_read(&self, key: Key) {
        if !self.0.values.borrow_mut().read.set(key, now()) {
            return;
        }
        let shelf = self.clone();
        after(SOON_MS, move || {
            shelf.keep_mark(key);
            shelf.0.marked.notify();
        });
    }

    /// Where an article was left in the middle; `None` until that is known. Tracked.
    pub fn place(&self, key: Key) -> Option<Position> {
        self.0.marked.track();
        self.0.values.borrow().places.get(key).filter(|position| position.is_in_the_middle())
    }

    /// Whether [`Shelf::place`] knows; tracked.
    pub fn knows_places(&self) -> bool {
        self.0.marked.track();
        self.0.loaded.get()
    }

    /// The article is left here. Whoever looks in at the beginning only does not lose the old place.
    pub fn leave(&self, key: Key, position: Position) {
        let known = untrack(|| self.place(key));
        if !position.is_in_the_middle() && (known.is_none() || position.is_near_the_beginning()) {
            return;
        }
        self.0.values.borrow_mut().places.replace(key, now(), position);
        self.keep_place(key, position);
    }

    /// Forgets what was read and where; the saved articles stay.
    pub fn forget_reading(&self, reader: &Reader) {
        self.forget_marks();
        self.0.marked.notify();
        reader.announcer.say(untrack(|| reader.say(Message::ReadingForgotten)).to_owned());
    }
}
