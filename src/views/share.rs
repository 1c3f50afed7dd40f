use crate::domain::feed::Article;
use crate::domain::message::Message;
use crate::platform::{dom, page, share};
use crate::state::reader::Reader;
use crate::ui::dialog::{dialog, open};
use crate::ui::element::{Element, element};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// So long the button says that it has copied.
const COPIED_MS: u32 = 4000;

/// Hands the article on: to another app, where the device can, and by its address. Nothing, where it has none.
pub fn share_buttons(reader: &Reader, article: &Article) -> Vec<Element> {
    let mut buttons = Vec::new();
    let Some(url) = address_of(reader, article) else { return buttons };
    let copier = Copier { reader: reader.clone(), url, by_hand: Rc::default() };
    if share::can_share() {
        let (title, copier) = (article.headline(), copier.clone());
        let button = tool("share", reader.say(Message::Share));
        let node = button.node().clone();
        buttons.push(button.on("click", move |_| {
            let (otherwise, node) = (copier.clone(), node.clone());
            share::share(&title, &copier.url, move || otherwise.copy(node));
        }));
    }
    let button = tool("link", reader.say(Message::CopyLink));
    let node = button.node().clone();
    buttons.push(button.on("click", move |_| copier.copy(node.clone())));
    buttons
}

/// Where others read the article: here, or on its own page where this site may not show its feed.
fn address_of(reader: &Reader, article: &Article) -> Option<String> {
    match reader.home_of(&article.id) {
        Some(home) => Some(page::base_url() + &home.to_share(&article.id).build_query()),
        None => article.url.as_ref().map(|url| url.as_str().to_owned()),
    }
}

fn tool(sign: &str, name: &str) -> Element {
    element("button").attr("type", "button").class("tool").attr("data-icon", sign).text(name)
}

#[derive(Clone)]
struct Copier {
    reader: Reader,
    url: String,
    /// Where the browser refuses: the address to copy by hand.
    by_hand: Rc<RefCell<Option<Element>>>,
}

impl Copier {
    /// `button` is what was pressed.
    fn copy(&self, button: web_sys::Element) {
        let copier = self.clone();
        share::copy(&self.url, move |done| {
            if done {
                copier.tell(button);
            } else {
                copier.show(&button);
            }
        });
    }

    fn tell(&self, button: web_sys::Element) {
        let said = self.reader.say(Message::LinkCopied);
        self.reader.announcer.say(said.to_owned());
        let words = button.text_content();
        if words.as_deref() == Some(said) {
            return;
        }
        button.set_text_content(Some(said));
        page::after(COPIED_MS, move || button.set_text_content(words.as_deref()));
    }

    fn show(&self, button: &web_sys::Element) {
        let Some(place) = button.parent_node() else { return };
        let mut by_hand = self.by_hand.borrow_mut();
        let dialog = by_hand.get_or_insert_with(|| {
            let dialog = self.dialog();
            dom::append(&place, dialog.node());
            dialog
        });
        open(dialog.node());
        let field = dialog.node().query_selector("input").ok().flatten();
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
            let _ = field.focus();
            field.select();
        }
    }

    fn dialog(&self) -> Element {
        let say = |message| self.reader.say(message);
        let field = element("input")
            .class("link-field")
            .attr("type", "url")
            .attr("readonly", "")
            .attr("aria-label", say(Message::LinkOfArticle))
            .attr("value", &self.url);
        let content = element("div").child(element("p").text(say(Message::CopyByHand))).child(field);
        dialog("copy-link", say(Message::CopyLink), say(Message::Close), content)
    }
}
