use crate::domain::message::Message;
use crate::platform::offline;
use crate::platform::page::{after, reload, set_data};
use crate::state::reader::{Page, Reader};
use crate::ui::element::{Element, element};
use leptos::prelude::{ArcTrigger, Notify, Track, untrack};
use std::cell::Cell;
use std::rc::Rc;

/// The browser may put it off until the old version has finished what it is doing: longer than anyone waits.
const PATIENCE_MS: u32 = 5000;

#[derive(Default)]
struct State {
    /// What is said of the version that waits, if one does.
    said: Cell<Option<Message>>,
    /// How often it was asked for.
    asked: Cell<u32>,
    /// It has taken over, and this page is still of the old one.
    is_taken: Cell<bool>,
    changed: ArcTrigger,
}

impl State {
    fn say(&self, said: Option<Message>) {
        self.said.set(said);
        self.changed.notify();
    }
}

/// Says that there is a new version, and takes it when the person wants it: never while an article is open.
pub fn new_version(reader: &Reader) -> Element {
    let state = Rc::<State>::default();
    let (of_worker, of_key) = (state.clone(), state.clone());
    let (of_page, reader, announcing) = (reader.clone(), reader.clone(), reader.clone());
    offline::begin(&reader.library.url(), move || {
        if of_worker.said.get().is_none() {
            say(&announcing, &of_worker, Message::NewVersion);
        }
    });
    element("div").live_child(
        move || {
            of_key.changed.track();
            let is_open = is_open(&of_page);
            if of_key.is_taken.get() && !is_open {
                reload();
            }
            let said = of_key.said.get().filter(|_| !is_open);
            // What has the focus is not to lie under it.
            set_data("new-version", if said.is_some() { "told" } else { "" });
            said.map_or_else(String::new, |said| said.text(of_page.language()).to_owned())
        },
        move || {
            let said = state.said.get().filter(|_| !is_open(&reader));
            said.map(|said| bar(&reader, &state, said))
        },
    )
}

fn is_open(reader: &Reader) -> bool {
    matches!(reader.page(), Page::Article(_) | Page::Loading | Page::Seeking)
}

fn say(reader: &Reader, state: &State, message: Message) {
    state.say(Some(message));
    reader.announcer.say(untrack(|| reader.say(message)).to_owned());
}

fn bar(reader: &Reader, state: &Rc<State>, said: Message) -> Element {
    let (taking, of_close, announcing) = (state.clone(), state.clone(), reader.clone());
    let button = |message| element("button").attr("type", "button").text(reader.say(message));
    let take = button(Message::TakeNewVersion).on("click", move |_| take(&announcing, &taking));
    let close = button(Message::NotNow).on("click", move |_| of_close.say(None));
    element("section")
        .class("new-version")
        .attr("aria-label", reader.say(Message::NewVersion))
        .child(element("p").text(reader.say(said)))
        .child(take)
        .child(close)
}

fn take(reader: &Reader, state: &Rc<State>) {
    let asked = state.asked.get() + 1;
    state.asked.set(asked);
    if asked == 1 {
        let (taken, refused, of_refusal) = (state.clone(), state.clone(), reader.clone());
        let take_over = move || {
            taken.is_taken.set(true);
            taken.changed.notify();
        };
        offline::watch_taking(take_over, move || {
            // Nobody waits for it any more.
            refused.asked.set(refused.asked.get() + 1);
            say(&of_refusal, &refused, Message::OtherPages);
        });
    }
    offline::take_new_version();
    let (delayed, of_delay) = (state.clone(), reader.clone());
    after(PATIENCE_MS, move || {
        if delayed.asked.get() == asked && delayed.said.get().is_some() {
            say(&of_delay, &delayed, Message::NewVersionNextTime);
        }
    });
}
