use super::listen_button::listen_button;
use super::share::share_buttons;
use crate::domain::feed::Article;
use crate::domain::message::Message;
use crate::platform::page;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};

/// What can be done with an article: listen, save, share, print.
pub fn article_tools(reader: &Reader, article: &Article) -> Element {
    element("div")
        .class("article-tools")
        .child(listen_button(reader, article))
        .children(share_buttons(reader, article))
        .child(print_button(reader))
}

fn print_button(reader: &Reader) -> Element {
    element("button").attr("type", "button").text(reader.say(Message::Print)).on("click", |_| page::print())
}
