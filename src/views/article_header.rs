use super::decoration::decoration;
use crate::domain::feed::{Article, Author};
use crate::domain::message::{Message, reading_time};
use crate::domain::vietnamese::reading_time::reading_minutes;
use crate::state::reader::Reader;
use crate::ui::date_line::date_line;
use crate::ui::element::{Element, element};
use crate::ui::outside_link::outside_link;
use crate::ui::picture::Loading;

/// The headline and the line under it: when, by whom, how long to read.
pub fn article_header(reader: &Reader, article: &Article, words: usize) -> Element {
    let language = reader.language();
    let title = article.title.as_deref().unwrap_or(reader.say(Message::Untitled));
    let date = article.date().map(|date| date_line(date, language));
    // A correction is told only where it came after the publication.
    let corrected =
        article.modified.filter(|modified| article.published.is_some_and(|date| *modified > date));
    let corrected = corrected.map(|date| {
        element("span").text(reader.say(Message::Updated)).text(" ").child(date_line(date, language))
    });
    let time = reading_time(reading_minutes(words), language);
    let time = (words > 0).then(|| element("span").text(&time));
    let header = reader.header();
    let authors = article.authors_or(&header).iter().map(|author| self::author(reader, author));
    let heading = element(reader.surface.heading(1)).attr("tabindex", "-1").attr("dir", "auto");
    element("header").child(heading.text(title)).child(
        element("div").class("meta").child_if(date).child_if(corrected).children(authors).child_if(time),
    )
}

fn author(reader: &Reader, author: &Author) -> Element {
    let name = author.name.as_deref().or(author.url.as_ref().map(|url| url.as_str())).unwrap_or_default();
    let name = match &author.url {
        Some(url) => outside_link(url.as_str()).text(name),
        None => element("span").attr("dir", "auto").text(name),
    };
    let avatar = decoration(reader, author.avatar.as_ref(), Loading::Lazy);
    element("span").class("author").child_if(avatar).child(name)
}
