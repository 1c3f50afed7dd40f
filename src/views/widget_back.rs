use crate::domain::message::Message;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};

/// The way back from an article to the list.
pub fn widget_back(reader: &Reader, go_back: impl Fn() + 'static) -> Element {
    let button = element("button").attr("type", "button").attr("part", "back");
    let button = button.text(reader.say(Message::BackToList)).on("click", move |_| go_back());
    element("p").class("back").child(button)
}
