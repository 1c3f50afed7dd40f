use crate::domain::message::Message;
use crate::platform::offline;
use crate::platform::page::set_data;
use crate::state::reader::{Page, Reader};
use crate::ui::element::{Element, element};
use leptos::prelude::{ArcTrigger, Notify, Track, untrack};
use std::cell::Cell;
use std::rc::Rc;

#[derive(Default)]
struct State {
    waits: Cell<bool>,
    /// Other pages of ours are open.
    refused: Cell<bool>,
    changed: ArcTrigger,
}

impl State {
    fn change(&self, waits: bool, refused: bool) {
        self.waits.set(waits);
        self.refused.set(refused);
        self.changed.notify();
    }
}

/// Says that there is a new version, and takes it when the person wants it: never while an article is open.
pub fn new_version(reader: &Reader) -> Element {
    let state = Rc::<State>::default();
    let (of_worker, of_key) = (state.clone(), state.clone());
    let (of_page, reader, announcing) = (reader.clone(), reader.clone(), reader.clone());
    offline::begin(&reader.library.url(), move || {
        if !of_worker.waits.get() {
            of_worker.change(true, false);
            announcing.announcer.say(untrack(|| announcing.say(Message::NewVersion)).to_owned());
        }
    });
    element("div").live_child(
        move || {
            of_key.changed.track();
            let is_open = matches!(of_page.page(), Page::Article(_) | Page::Loading | Page::Seeking);
            let is_told = of_key.waits.get() && !is_open;
            // What has the focus is not to lie under it.
            set_data("new-version", if is_told { "told" } else { "" });
            match (is_told, of_key.refused.get()) {
                (false, _) => String::new(),
                (true, refused) => [of_page.language().tag(), if refused { "!" } else { "" }].concat(),
            }
        },
        move || {
            let is_open = matches!(reader.page(), Page::Article(_) | Page::Loading | Page::Seeking);
            (state.waits.get() && !is_open).then(|| bar(&reader, &state))
        },
    )
}

fn bar(reader: &Reader, state: &Rc<State>) -> Element {
    let (taking, of_close, announcing) = (state.clone(), state.clone(), reader.clone());
    let title = reader.say(Message::NewVersion);
    let words = if state.refused.get() { reader.say(Message::OtherPages) } else { title };
    let button = |message| element("button").attr("type", "button").text(reader.say(message));
    let take = button(Message::TakeNewVersion).on("click", move |_| {
        let (refused, announcing) = (taking.clone(), announcing.clone());
        offline::take_new_version(move || {
            refused.change(true, true);
            announcing.announcer.say(untrack(|| announcing.say(Message::OtherPages)).to_owned());
        });
    });
    let close = button(Message::NotNow).on("click", move |_| of_close.change(false, false));
    element("section")
        .class("new-version")
        .attr("aria-label", title)
        .child(element("p").text(words))
        .child(take)
        .child(close)
}
