use crate::domain::feed::Article;
use crate::domain::message::Message;
use crate::domain::position::Position;
use crate::domain::surface::Surface;
use crate::platform::page;
use crate::platform::reading_line::{go_to, position_in, watch_scrolling};
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

/// Remembers that the article was read, and how far; where it was left in the middle, offers to go on
/// there. `text` is the element of its body.
#[inline(never)]
pub fn resume(reader: &Reader, article: &Arc<Article>, text: &web_sys::Element) -> Element {
    if reader.surface == Surface::Kiosk {
        return element("div");
    }
    let key = reader.shelf_key(&article.id);
    reader.shelf.mark_read(key);
    reader.shelf.remember(reader, article);
    lead_to_wanted_place(reader, text);
    let seen = Rc::new(Cell::new(None));
    let (of_scrolling, scrolled_text) = (seen.clone(), text.clone());
    let (of_hiding, hidden_text, shelf) = (seen.clone(), text.clone(), reader.shelf.clone());
    let watch = watch_scrolling(
        move || of_scrolling.set(position_in(&scrolled_text)),
        move || {
            // Whoever has not moved has not left the old place either.
            if of_hiding.get().is_some()
                && let Some(position) = position_in(&hidden_text)
            {
                shelf.leave(key, position);
            }
        },
    );
    let shelf = reader.shelf.clone();
    // When the view goes its text is out of the page already: what was seen last counts.
    let leaving = OnDrop(Box::new(move || {
        if let Some(position) = seen.get() {
            shelf.leave(key, position);
        }
    }));
    let (of_key, reader, text) = (reader.shelf.clone(), reader.clone(), text.clone());
    element("div")
        .live_child(
            // Once: where somebody is reading now is no place to go on from.
            move || if of_key.knows_places() { "known".to_owned() } else { String::new() },
            move || {
                // The page that was reloaded, or come back to, stands there already; and what is put above the
                // text would be between the reader and the place at the next time.
                let is_there = reader.navigator.saved_position().is_some_and(|y| y > 0.0);
                let position =
                    reader.shelf.place(key).filter(|_| !is_there && reader.shelf.knows_places())?;
                let text = text.clone();
                let button =
                    element("button").attr("type", "button").text(reader.say(Message::ContinueReading));
                Some(button.on("click", move |_| go_to(&text, position)))
            },
        )
        .keep(watch)
        .keep(leaving)
}

/// The address of a code names the place that somebody had come to on another screen. Who has been here
/// before is where they were.
fn lead_to_wanted_place(reader: &Reader, text: &web_sys::Element) {
    if let Some(position) = Position::from_fragment(&page::fragment())
        && reader.navigator.saved_position().is_none()
    {
        go_to(text, position);
    }
}

struct OnDrop(Box<dyn Fn()>);

impl Drop for OnDrop {
    fn drop(&mut self) {
        (self.0)();
    }
}
