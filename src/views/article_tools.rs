use super::later::fill_later;
use super::listen_button::listen_button;
use super::qr::article_qr;
use super::save_toggle::save_toggle;
use super::share::share_buttons;
use crate::domain::feed::Article;
use crate::domain::message::Message;
use crate::domain::surface::Surface;
use crate::platform::page;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use std::sync::Arc;

/// What can be done with an article before it is read: listen, save.
pub fn article_tools(reader: &Reader, article: &Arc<Article>) -> Element {
    let (reader, article) = (reader.clone(), article.clone());
    fill_later(element("div").class("article-tools"), move || tools(&reader, &article))
}

#[inline(never)]
fn tools(reader: &Reader, article: &Arc<Article>) -> Element {
    if reader.surface == Surface::Kiosk {
        // Nobody keeps anything on a screen that is everybody's.
        let hint = element("p").class("earphones").text(reader.say(Message::Earphones));
        return element("div").class("tools").child(listen_button(reader, article)).child(hint);
    }
    element("div").class("tools").child(listen_button(reader, article)).child(save_toggle(reader, article))
}

/// What can be done with it afterwards: print, share.
pub fn article_actions(reader: &Reader, article: &Arc<Article>) -> Element {
    let (reader, article) = (reader.clone(), article.clone());
    fill_later(element("div").class("article-tools"), move || actions(&reader, &article))
}

#[inline(never)]
fn actions(reader: &Reader, article: &Arc<Article>) -> Element {
    if reader.surface == Surface::Kiosk {
        return article_qr(reader, article);
    }
    element("div").class("tools").children(share_buttons(reader, article)).child(print_button(reader))
}

fn print_button(reader: &Reader) -> Element {
    element("button").attr("type", "button").text(reader.say(Message::Print)).on("click", |_| page::print())
}
