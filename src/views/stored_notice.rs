use super::later::fill_later;
use crate::domain::message::{Message, stored_news};
use crate::domain::timestamp::VIETNAM_OFFSET_MINUTES;
use crate::domain::vietnamese::date_line::format_time_line;
use crate::platform::fetch::{Stored, Trouble};
use crate::state::reader::{Page, Reader};
use crate::ui::element::{Element, element};

/// How old the news is, where it is a stored copy; and a way to ask for newer.
pub fn stored_notice(reader: &Reader) -> Element {
    let reader = reader.clone();
    fill_later(element("div"), move || notice(&reader))
}

#[inline(never)]
fn notice(reader: &Reader) -> Element {
    let (of_key, reader) = (reader.clone(), reader.clone());
    element("div").live_child(
        // What was saved is as old as it is.
        move || match (of_key.library.stored(), of_key.page()) {
            (Some(stored), Page::List | Page::Search | Page::Article(_)) => sentence(stored, &of_key),
            _ => String::new(),
        },
        move || {
            let sentence = sentence(reader.library.stored()?, &reader);
            if matches!(reader.page(), Page::Saved | Page::Loading | Page::Seeking | Page::Failure(_)) {
                return None;
            }
            reader.announcer.say(sentence.clone());
            let library = reader.library.clone();
            let button = element("button").attr("type", "button").text(reader.say(Message::RetryAction));
            let button = button.on("click", move |_| library.reload());
            let words = element("p").text(&sentence);
            Some(element("div").class("notice").attr("data-kind", "stored").child(words).child(button))
        },
    )
}

fn sentence(stored: Stored, reader: &Reader) -> String {
    let language = reader.language();
    let trouble = match stored.because {
        Trouble::NoNetwork => Message::NoNetwork,
        Trouble::Server => Message::NoAnswer,
    };
    let time = format_time_line(stored.at, VIETNAM_OFFSET_MINUTES, language);
    stored_news(trouble, &time, language)
}
