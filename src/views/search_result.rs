use super::route_link::told_link;
use crate::domain::feed::{Article, Body};
use crate::domain::html_text::body_text;
use crate::domain::language::Language;
use crate::domain::route::Route;
use crate::domain::search::{Query, Snippet, highlight, snippet};
use crate::domain::timestamp::Timestamp;
use crate::platform::dom::{set, set_if};
use crate::state::reader::Reader;
use crate::ui::date_line::date_texts;
use crate::ui::element::{Element, element};
use crate::ui::marked::mark;
use std::cell::RefCell;
use std::rc::Rc;

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

/// A place for an article that was found. What changes with each letter changes in it, the article too: to make
/// another place takes browsers longer.
pub struct SearchResult {
    element: Element,
    link: Link,
    text: web_sys::Element,
    date: web_sys::Element,
    tag: Link,
    about: Rc<RefCell<Option<About>>>,
    shown: Option<Shown>,
}

/// What is told of an article besides the words that were found.
#[derive(PartialEq)]
struct About {
    id: String,
    language: Option<String>,
    date: Option<Timestamp>,
    tag: Option<String>,
}

/// Both links lead back to the search, whatever it is by then.
struct Link {
    node: web_sys::Element,
    address: String,
}

impl SearchResult {
    /// A place where nothing is shown yet.
    pub fn new(reader: &Reader) -> SearchResult {
        let about: Rc<RefCell<Option<About>>> = Rc::default();
        let told = |to: fn(&About, &Route) -> Route| {
            let about = about.clone();
            told_link(reader, move |route| {
                about.borrow().as_ref().map_or_else(|| route.clone(), |about| to(about, route))
            })
        };
        let (link, tag) = (told(About::article_in), told(About::tag_in).class("tag").attr("dir", "auto"));
        let text = element("p").class("result-text").attr("dir", "auto");
        let date = element("time");
        SearchResult {
            link: Link::of(&link),
            text: text.node().clone(),
            date: date.node().clone(),
            tag: Link::of(&tag),
            about,
            shown: None,
            element: element("li")
                .class("result")
                .child(element("h2").attr("dir", "auto").child(link))
                .child(text)
                .child(element("p").class("meta").child(date).child(tag)),
        }
    }

    pub fn node(&self) -> &web_sys::Element {
        self.element.node()
    }

    /// Shows an article and what was found in it, in a search that is told from the route. What is the same stays as
    /// it is.
    pub fn show(&mut self, article: &Article, shown: Shown, route: &Route, language: Language) {
        let about = About {
            id: article.id.clone(),
            language: article.language.clone(),
            date: article.published.or(article.modified),
            tag: article.tags.first().cloned(),
        };
        self.link.lead(&about.article_in(route));
        if about.tag.is_some() {
            self.tag.lead(&about.tag_in(route));
        }
        if self.about.borrow().as_ref() != Some(&about) {
            self.tell(about, language);
        }
        let known = self.shown.as_ref();
        if known.is_none_or(|known| known.title != shown.title) {
            mark(&self.link.node, &shown.title.text, &shown.title.marks);
        }
        if known.is_none_or(|known| known.text != shown.text) {
            mark(&self.text, &shown.text.text, &shown.text.marks);
            set_if(&self.text, "hidden", shown.text.text.is_empty());
        }
        self.shown = Some(shown);
    }

    fn tell(&self, about: About, language: Language) {
        match &about.language {
            Some(language) => set(self.node(), "lang", language),
            None => drop(self.node().remove_attribute("lang")),
        }
        let [moment, words] = about.date.map(|date| date_texts(date, language)).unwrap_or_default();
        set(&self.date, "datetime", &moment);
        mark(&self.date, &words, &[]);
        set_if(&self.date, "hidden", about.date.is_none());
        mark(&self.tag.node, about.tag.as_deref().unwrap_or_default(), &[]);
        set_if(&self.tag.node, "hidden", about.tag.is_none());
        self.about.replace(Some(about));
    }
}

impl About {
    fn article_in(&self, route: &Route) -> Route {
        route.with_article(&self.id)
    }

    fn tag_in(&self, route: &Route) -> Route {
        route.with_tag(self.tag.as_deref().unwrap_or_default())
    }
}

impl Link {
    fn of(link: &Element) -> Link {
        Link { node: link.node().clone(), address: String::new() }
    }

    fn lead(&mut self, to: &Route) {
        let address = to.build_query();
        if address != self.address {
            set(&self.node, "href", &address);
            self.address = address;
        }
    }
}
