use crate::domain::feed::Article;
use crate::domain::message::Message;
use crate::platform::dom::set;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};

/// Saves the article on this device, or takes it off; below it stands what the browser could not do.
pub fn save_toggle(reader: &Reader, article: &Article) -> Element {
    let (of_text, of_state, of_click, of_notice) =
        (reader.clone(), reader.clone(), reader.clone(), reader.clone());
    let id = article.id.clone();
    let key = reader.shelf_key(&id);
    let button = element("button").attr("type", "button").class("save-toggle").attr("data-action", "save");
    let node = button.node().clone();
    let button = button
        .live_text(move || {
            let is_saved = of_text.shelf.has(key);
            of_text.say(if is_saved { Message::SavedArticle } else { Message::SaveArticle }).to_owned()
        })
        .effect(Box::new(move || {
            set(&node, "aria-pressed", if of_state.shelf.has(key) { "true" } else { "false" });
        }))
        .on("click", move |_| of_click.shelf.toggle(&of_click, &id));
    let shelf = reader.shelf.clone();
    let notice = move || match () {
        () if shelf.is_unkept(key) => Some(Message::NotKept),
        // Something had to go so that this one could stay.
        () if shelf.has(key) => shelf.notice().filter(|notice| *notice == Message::StoreShrunk),
        () => None,
    };
    let of_key = notice.clone();
    element("div").class("save").child(button).child(element("div").live_child(
        move || of_key().map(|message| message.text(Default::default())).unwrap_or_default().to_owned(),
        move || notice().map(|message| element("p").class("notice").text(of_notice.say(message))),
    ))
}
