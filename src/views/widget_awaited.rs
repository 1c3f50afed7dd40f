use crate::domain::feed::Article;
use crate::domain::message::Message;
use crate::state::embedding::Embedding;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};

/// An article's place while what draws articles is on its way: its title, which leads to where else it can be
/// read, should that take long.
pub fn widget_awaited(reader: &Reader, embedding: &Embedding, back: Element, article: &Article) -> Element {
    let way = element("a").attr("href", &embedding.link(article)).text(&article.headline());
    let title = element("h2").attr("tabindex", "-1").attr("dir", "auto").child(way);
    let header = element("header").attr_if("lang", article.language.as_deref()).child(title);
    let place = element("div").class("article").child(header).child(awaited_line(reader));
    element("div").child(back).child(place)
}

/// Says that it is on its way; below a list that stays as well.
pub fn awaited_line(reader: &Reader) -> Element {
    element("p").class("meta awaited").attr("role", "status").text(reader.say(Message::Loading))
}
