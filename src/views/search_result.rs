use super::route_link::told_link;
use crate::domain::feed::{Article, Body};
use crate::domain::html_text::body_text;
use crate::domain::language::Language;
use crate::domain::route::Route;
use crate::domain::search::{Query, Snippet, highlight, snippet};
use crate::domain::timestamp::Timestamp;
use crate::platform::clock::now;
use crate::platform::dom::{set, set_if};
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use crate::ui::marked::mark;
use crate::ui::relative_date::show_relative_date;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// Characters of a text below a title.
pub const LENGTH: usize = 180;

/// What an entry shows.
pub struct Shown {
    title: Snippet,
    text: Snippet,
    /// The tag that the words are in, or else the first one.
    tag: Option<Snippet>,
    /// The author whose name the words are in.
    author: Option<Snippet>,
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
    // Whoever sees the words need not be told where else they are.
    let tag = if found { None } else { first_hit(article.tags.iter(), query) };
    let author = article.authors.iter().filter_map(|author| author.name.as_ref());
    let author = if found { None } else { first_hit(author, query) };
    let first_tag = || article.tags.first().map(|tag| Snippet { text: tag.clone(), marks: Vec::new() });
    Shown { title, text, tag: tag.or_else(first_tag), author, lacks_text }
}

fn first_hit<'a>(mut names: impl Iterator<Item = &'a String>, query: &Query) -> Option<Snippet> {
    names.find_map(|name| {
        let marks = highlight(name, query);
        (!marks.is_empty()).then(|| Snippet { text: name.clone(), marks })
    })
}

/// A place for an article that was found. What changes with each letter changes in it, the article too: to make
/// another place takes browsers longer.
pub struct SearchResult {
    element: Element,
    link: Link,
    text: web_sys::Element,
    date: web_sys::Element,
    tag: Link,
    tag_text: web_sys::Element,
    author: web_sys::Element,
    about: Rc<RefCell<Option<About>>>,
    shown: Option<Shown>,
    /// What that was made of: the article, and the place in a text that is not in memory.
    source: Option<(Arc<Article>, Option<Snippet>)>,
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
        // Within, for a tag lays out its parts, and the spaces between marked words are none.
        let tag_text = element("span");
        let text = element("p").class("result-text").attr("dir", "auto");
        let (date, author) = (element("time"), element("span").attr("dir", "auto"));
        SearchResult {
            link: Link::of(&link),
            text: text.node().clone(),
            date: date.node().clone(),
            tag: Link::of(&tag),
            tag_text: tag_text.node().clone(),
            author: author.node().clone(),
            about,
            shown: None,
            source: None,
            element: element("li")
                .class("result")
                .child(element("h2").attr("dir", "auto").child(link))
                .child(text)
                .child(element("p").class("meta").child(date).child(author).child(tag.child(tag_text))),
        }
    }

    pub fn node(&self) -> &web_sys::Element {
        self.element.node()
    }

    /// Whether it shows this article already, with what was fetched of its text.
    pub fn tells(&self, article: &Arc<Article>, fetched: &Option<Snippet>) -> bool {
        self.source.as_ref().is_some_and(|(known, text)| Arc::ptr_eq(known, article) && text == fetched)
    }

    /// Shows an article and what was found in it, in a search that is told from the route. What is the same stays as
    /// it is. `fetched` is the place in a text that is not in memory.
    pub fn show(
        &mut self,
        article: Arc<Article>,
        query: &Query,
        fetched: Option<Snippet>,
        route: &Route,
        language: Language,
    ) {
        let shown = shown_text(&article, query, fetched.clone());
        let about = About {
            id: article.id.clone(),
            language: article.language.clone(),
            date: article.date(),
            tag: shown.tag.as_ref().map(|tag| tag.text.clone()),
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
        if known.is_none_or(|known| known.tag != shown.tag) {
            show_name(&self.tag_text, shown.tag.as_ref());
            set_if(&self.tag.node, "hidden", shown.tag.is_none());
        }
        if known.is_none_or(|known| known.author != shown.author) {
            show_name(&self.author, shown.author.as_ref());
        }
        self.shown = Some(shown);
        self.source = Some((article, fetched));
    }

    fn tell(&self, about: About, language: Language) {
        match &about.language {
            Some(language) => set(self.node(), "lang", language),
            None => drop(self.node().remove_attribute("lang")),
        }
        if let Some(date) = about.date {
            show_relative_date(&self.date, date, now(), language);
        }
        set_if(&self.date, "hidden", about.date.is_none());
        self.about.replace(Some(about));
    }
}

fn show_name(place: &web_sys::Element, name: Option<&Snippet>) {
    set_if(place, "hidden", name.is_none());
    match name {
        Some(name) => mark(place, &name.text, &name.marks),
        None => place.set_text_content(None),
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
