use super::article_page::article_page;
use super::headline_list::retry_button;
use crate::domain::message::Message;
use crate::domain::shelf::Saved;
use crate::state::reader::Reader;
use crate::ui::date_line::date_line;
use crate::ui::element::{Element, element};
use crate::ui::picture::Loading;

/// An article of which the feed does not have the text any more, or now: this device's copy, and why it is
/// one, and since when.
#[inline(never)]
pub fn kept_article(reader: &Reader, saved: &Saved) -> Element {
    element("div").child(notice(reader, saved)).child(article_page(reader, &saved.article, Loading::Eager))
}

fn notice(reader: &Reader, saved: &Saved) -> Element {
    let language = reader.language();
    let is_unreachable = reader.library.failure().is_some();
    let words = element("p");
    let words = match () {
        () if saved.withdrawn.is_some() => words.text(reader.say(Message::WithdrawnHelp)),
        () => {
            let why = if is_unreachable { Message::KeptUnreachable } else { Message::KeptGone };
            words.text(reader.say(why)).text(" (").child(date_line(saved.at, language)).text(").")
        }
    };
    element("div")
        .class("notice")
        .attr("data-kind", "kept")
        .attr("lang", language.tag())
        .child(words)
        .child_if((is_unreachable && saved.withdrawn.is_none()).then(|| retry_button(reader)))
}
