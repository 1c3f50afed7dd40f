use crate::domain::feed::Article;
use crate::domain::message::Message;
use crate::platform::reading_line::position_in;
use crate::platform::{dom, page};
use crate::state::reader::Reader;
use crate::ui::dialog::{dialog, open};
use crate::ui::element::{Element, element};
use crate::ui::qr_picture::qr_picture;
use std::cell::RefCell;

/// A dialog with the code of an address, what it is about, and the address itself for those who would
/// rather write it down. It is to be put into the page and opened by [`open`].
pub fn qr_dialog(reader: &Reader, url: &str, title: &str) -> Element {
    let say = |message| reader.say(message);
    let picture = qr_picture(url, &code_name(reader, title));
    let hint = if picture.is_some() { Message::ScanToRead } else { Message::TooLongForQr };
    let content = element("div")
        .class("qr")
        .child(element("p").class("qr-hint").text(say(hint)))
        .child_if(picture)
        .child_if((title != url).then(|| element("p").class("qr-title").attr("dir", "auto").text(title)))
        .child(element("p").class("qr-address").attr("dir", "ltr").attr("translate", "no").text(url));
    dialog("qr", say(Message::QrCode), say(Message::Close), content)
}

fn code_name(reader: &Reader, title: &str) -> String {
    [reader.say(Message::QrCode), ": ", title].concat()
}

/// Hands the article to a phone: its code, and a button for a larger one that opens it at the place which
/// stands on the screen now.
pub fn article_qr(reader: &Reader, article: &Article) -> Element {
    let title = article.headline();
    let url = page::base_url() + &reader.route().to_share(&article.id).build_query();
    let place = element("aside").class("article-qr").attr("aria-label", reader.say(Message::ReadOnPhone));
    let (of_click, node, large) = (reader.clone(), place.node().clone(), RefCell::new(None));
    let picture = qr_picture(&url, &code_name(reader, &title));
    let button = element("button")
        .attr("type", "button")
        .class("tool")
        .attr("data-icon", "code")
        .text(reader.say(Message::LargeQrCode))
        .on("click", move |_| {
            let dialog = qr_dialog(&of_click, &at_place(&url), &title);
            dom::append(&node, dialog.node());
            open(dialog.node());
            // The one before leaves the page with what it listened to.
            if let Some(old) = large.replace(Some(dialog)) {
                old.node().remove();
            }
        });
    let words = element("div")
        .child(element("p").class("qr-title").text(reader.say(Message::ReadOnPhone)))
        .child(element("p").text(reader.say(Message::ScanToRead)))
        .child(button);
    place.child_if(picture).child(words)
}

/// The address of the place that is being read, which is the beginning for most.
fn at_place(url: &str) -> String {
    let text = dom::document().query_selector("main article .body").ok().flatten();
    match text.and_then(|text| position_in(&text)).filter(|position| position.is_in_the_middle()) {
        Some(position) => [url, "#", &position.to_fragment()].concat(),
        None => url.to_owned(),
    }
}
