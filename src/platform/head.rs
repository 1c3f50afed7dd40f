//! What the document says of itself to the browser, to search engines and to screen readers:
//! its title, language, description and structured data. For whole pages only; a widget leaves its
//! host's head alone.

use super::dom::{append, create, document, set, set_changed};
use super::trusted::{Made, trust};
use web_sys::Element;

/// The document's own description of what it shows.
#[derive(PartialEq)]
pub struct Head {
    pub title: String,
    /// BCP 47.
    pub language: String,
}

impl Head {
    /// Writes it into the document, in the place of what stood there: `before`, as far as that is known.
    pub fn apply(&self, before: Option<&Head>) {
        let document = document();
        document.set_title(&self.title);
        let root = document.document_element();
        if let Some(root) = root.filter(|_| before.is_none_or(|before| before.language != self.language)) {
            set_changed(&root, "lang", &self.language);
        }
    }
}

/// Says in a sentence or two what the document shows.
pub fn set_description(description: &str) {
    set(&find_or_create("meta[name=description]", "meta", "name", "description"), "content", description);
}

/// Puts JSON-LD into the document, or takes away what stood there.
pub fn set_structured_data(data: Option<&str>) {
    const SCRIPT: &str = "script[type='application/ld+json']";
    if let Ok(Some(old)) = document().query_selector(SCRIPT) {
        old.remove();
    }
    if let Some(data) = data {
        // A data block: its type keeps it from ever being run, so its policy may let every string
        // through. It has the type before it gets the text.
        let script = find_or_create(SCRIPT, "script", "type", "application/ld+json");
        let _ = js_sys::Reflect::set(&script, &"text".into(), &trust("data", Made::Script, data));
    }
}

fn find_or_create(selector: &str, tag: &str, attribute: &str, value: &str) -> Element {
    let document = document();
    if let Ok(Some(found)) = document.query_selector(selector) {
        return found;
    }
    let element = create(tag);
    set(&element, attribute, value);
    if let Some(head) = document.head() {
        append(&head, &element);
    }
    element
}
