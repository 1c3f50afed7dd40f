use super::route_link::route_link;
use crate::domain::feed::{Article, Body};
use crate::domain::html_text::body_text;
use crate::domain::search::{Query, Snippet, highlight, snippet};
use crate::platform::page::wants_other_tab;
use crate::state::reader::Reader;
use crate::ui::date_line::date_line;
use crate::ui::element::{Element, element};
use crate::ui::marked::marked;

/// Characters of a text below a title.
pub const LENGTH: usize = 180;

/// What an entry shows. Equal ones look the same.
#[derive(PartialEq)]
pub struct Shown {
    title: Snippet,
    text: Snippet,
    /// The words are in a text that is not in memory.
    pub lacks_text: bool,
}

/// What to show of an article: its title, and its lead or the place of its text where the words are.
pub fn shown_text(article: &Article, query: &Query, fetched: Option<Snippet>) -> Shown {
    let headline = article.headline();
    let title = Snippet { marks: highlight(&headline, query), text: headline };
    let lead = article.lead.as_deref().filter(|_| article.title.is_some()).unwrap_or_default();
    let lead = snippet(lead, query, LENGTH);
    let found = !title.marks.is_empty() || !lead.marks.is_empty();
    let is_stored = matches!(article.body, Body::Stored { .. });
    let text = match fetched {
        Some(fetched) => fetched,
        None if found && !lead.text.is_empty() => lead,
        None if is_stored => Snippet {
            text: if lead.text.is_empty() { article.list_summary().unwrap_or_default() } else { lead.text },
            marks: Vec::new(),
        },
        None => {
            let body = snippet(&body_text(&article.body), query, LENGTH);
            if body.marks.is_empty() && !lead.text.is_empty() { lead } else { body }
        }
    };
    let lacks_text = is_stored && !found && text.marks.is_empty();
    Shown { title, text, lacks_text }
}

/// An article that was found. Where its link leads is set by the list, as it changes with each letter.
pub fn search_result(reader: &Reader, article: &Article, shown: &Shown) -> Element {
    let (of_click, id) = (reader.clone(), article.id.clone());
    let link = element("a").attr("href", "?").on("click", move |event| {
        if !wants_other_tab(&event) {
            event.prevent_default();
            of_click.navigator.go(of_click.navigator.current().with_article(&id));
        }
    });
    let link = marked(link, &shown.title.text, &shown.title.marks);
    let text = (!shown.text.text.is_empty()).then(|| {
        let text = element("p").class("result-text").attr("dir", "auto");
        marked(text, &shown.text.text, &shown.text.marks)
    });
    let date = article.published.or(article.modified).map(|date| date_line(date, reader.language()));
    let tag = article.tags.first().map(|tag| {
        route_link(reader, reader.navigator.current().with_tag(tag))
            .class("tag")
            .attr("dir", "auto")
            .text(tag)
    });
    element("li")
        .class("result")
        .attr_if("lang", article.language.as_deref())
        .child(element("h2").attr("dir", "auto").child(link))
        .child_if(text)
        .child(element("p").class("meta").child_if(date).child_if(tag))
}
