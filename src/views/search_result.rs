use super::route_link::following_link;
use crate::domain::feed::{Article, Body};
use crate::domain::html_text::body_text;
use crate::domain::search::{Query, Snippet, highlight, snippet};
use crate::platform::dom::set_if;
use crate::state::reader::Reader;
use crate::ui::date_line::date_line;
use crate::ui::element::{Element, element};
use crate::ui::marked::mark;

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

/// An article that was found. Made once: what changes with each letter changes in it.
pub struct SearchResult {
    element: Element,
    link: web_sys::Element,
    text: web_sys::Element,
    shown: Option<Shown>,
}

impl SearchResult {
    pub fn new(reader: &Reader, article: &Article) -> SearchResult {
        let id = article.id.clone();
        // They lead back to the search, whatever it is by then.
        let link = following_link(reader, move |route| route.with_article(&id));
        let tag = article.tags.first().map(|tag| {
            let wanted = tag.clone();
            let link = following_link(reader, move |route| route.with_tag(&wanted));
            link.class("tag").attr("dir", "auto").text(tag)
        });
        let text = element("p").class("result-text").attr("dir", "auto");
        let date = article.published.or(article.modified).map(|date| date_line(date, reader.language()));
        SearchResult {
            link: link.node().clone(),
            text: text.node().clone(),
            shown: None,
            element: element("li")
                .class("result")
                .attr_if("lang", article.language.as_deref())
                .child(element("h2").attr("dir", "auto").child(link))
                .child(text)
                .child(element("p").class("meta").child_if(date).child_if(tag)),
        }
    }

    pub fn node(&self) -> &web_sys::Element {
        self.element.node()
    }

    /// Shows the places that were found. What is the same stays as it is.
    pub fn show(&mut self, shown: Shown) {
        let known = self.shown.as_ref();
        if known.is_none_or(|known| known.title != shown.title) {
            mark(&self.link, &shown.title.text, &shown.title.marks);
        }
        if known.is_none_or(|known| known.text != shown.text) {
            mark(&self.text, &shown.text.text, &shown.text.marks);
            set_if(&self.text, "hidden", shown.text.text.is_empty());
        }
        self.shown = Some(shown);
    }
}
