//! The passages of a drawn article in the order in which they are read aloud, and where in the page
//! each of their letters stands.

use super::dom::document;
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Text};

/// What one block of the page says, such as a paragraph or the cell of a table.
pub struct Passage {
    pub text: PiecedText,
    nodes: Vec<Text>,
    pub block: Element,
    /// What is said before it and is not written there: an item's number, a column's name.
    pub prefix: String,
    /// The language that the text itself names, where it differs from the article's.
    pub language: Option<String>,
}

impl Passage {
    /// A part of the text, as a range of the page.
    pub fn range(&self, bytes: Range<usize>) -> Option<web_sys::Range> {
        let range = document().create_range().ok()?;
        let (first, start) = self.text.locate_start(bytes.start)?;
        let (last, end) = self.text.locate_end(bytes.end)?;
        range.set_start(self.nodes.get(first)?, start).ok()?;
        range.set_end(self.nodes.get(last)?, end).ok()?;
        Some(range)
    }
}

/// A text put together from pieces, and the way back from its bytes to the pieces.
#[derive(Default)]
pub struct PiecedText {
    text: String,
    /// Where each piece begins and ends.
    pieces: Vec<Range<usize>>,
}

impl PiecedText {
    /// Spaces of all kinds become plain ones; their bytes keep their places.
    pub fn push(&mut self, piece: &str) {
        let start = self.text.len();
        self.text.extend(piece.chars().map(|c| if c.is_ascii_whitespace() { ' ' } else { c }));
        self.pieces.push(start..self.text.len());
    }

    /// A line break, which belongs to no piece.
    pub fn push_break(&mut self) {
        self.text.push('\n');
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The piece that holds the letter at this byte, and the letter's place in it in UTF-16 units.
    pub fn locate_start(&self, byte: usize) -> Option<(usize, u32)> {
        let piece = self.pieces.iter().position(|piece| byte < piece.end)?;
        Some((piece, self.units(piece, byte)?))
    }

    /// The piece in which a part that ends at this byte ends, and the end's place in it.
    pub fn locate_end(&self, byte: usize) -> Option<(usize, u32)> {
        let piece = self.pieces.iter().rposition(|piece| piece.start < byte)?;
        Some((piece, self.units(piece, byte)?))
    }

    fn units(&self, piece: usize, byte: usize) -> Option<u32> {
        let piece = self.pieces.get(piece)?;
        let before = self.text.get(piece.start..byte.clamp(piece.start, piece.end))?;
        Some(before.chars().map(|c| c.len_utf16() as u32).sum())
    }
}

/// The parts of an article that are read: no date, no tools, no attachments.
const READ: &str = "h1, .lead, .lead-image figcaption, .body";
const SILENT: &[&str] = &[
    "audio", "video", "iframe", "script", "style", "template", "svg", "img", "rt", "rp", "button", "select",
    "label", "input", "nav", "hr",
];
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "ruby", "s",
    "samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr", "time",
];

/// What of a drawn article is read aloud, in its order.
pub fn passages(article: &Element) -> Vec<Passage> {
    let mut reader = PassageReader {
        article: article.clone(),
        found: Vec::new(),
        text: PiecedText::default(),
        nodes: Vec::new(),
        prefix: String::new(),
    };
    for part in elements(article, READ) {
        reader.block(&part);
    }
    reader.found
}

struct PassageReader {
    article: Element,
    found: Vec<Passage>,
    text: PiecedText,
    nodes: Vec<Text>,
    prefix: String,
}

impl PassageReader {
    fn block(&mut self, block: &Element) {
        if let Some(number) = super::list_number::number_of(block) {
            self.prefix = number + ". ";
        }
        self.children(block, block);
        self.flush(block);
    }

    fn children(&mut self, parent: &Node, block: &Element) {
        let mut child = parent.first_child();
        while let Some(node) = child {
            if let Some(text) = node.dyn_ref::<Text>() {
                self.text.push(&text.data());
                self.nodes.push(text.clone());
            } else if let Some(element) = node.dyn_ref::<Element>() {
                self.element(element, block);
            }
            child = node.next_sibling();
        }
    }

    fn element(&mut self, element: &Element, block: &Element) {
        let name = element.local_name();
        let name = name.as_str();
        if name == "br" {
            self.text.push_break();
        } else if is_silent(element, name) {
        } else if INLINE.contains(&name) {
            self.children(element, block);
        } else {
            self.flush(block);
            match name {
                "table" => self.table(element),
                "details" if !element.has_attribute("open") => {
                    for summary in elements(element, ":scope > summary") {
                        self.block(&summary);
                    }
                }
                _ => self.block(element),
            }
        }
    }

    /// Row by row. Where one row of headers names the columns, each cell is said with its column's name;
    /// in any other table a name could be a wrong one.
    fn table(&mut self, table: &Element) {
        let heads = elements(table, "thead > tr");
        let plain = heads.len() == 1 && elements(table, "[rowspan], [colspan]").is_empty();
        let names = match heads.first().filter(|_| plain) {
            Some(head) => elements(head, ":scope > *").iter().map(words).collect(),
            None => Vec::new(),
        };
        for caption in elements(table, "caption") {
            self.block(&caption);
        }
        for row in elements(table, if plain { "tbody > tr, tfoot > tr" } else { "tr" }) {
            for (column, cell) in elements(&row, ":scope > *").iter().enumerate() {
                let name = names.get(column).filter(|name| !name.is_empty() && cell.local_name() == "td");
                self.prefix = name.map(|name: &String| [name, ": "].concat()).unwrap_or_default();
                self.block(cell);
                self.prefix.clear();
            }
        }
    }

    /// Ends the passage that was being put together.
    fn flush(&mut self, block: &Element) {
        let (text, nodes) = (std::mem::take(&mut self.text), std::mem::take(&mut self.nodes));
        if !text.as_str().chars().any(char::is_alphanumeric) {
            return;
        }
        let named = block.closest("[lang]").ok().flatten();
        let named = named.filter(|named| *named != self.article && self.article.contains(Some(named)));
        let language = named.and_then(|named| named.get_attribute("lang"));
        let prefix = std::mem::take(&mut self.prefix);
        self.found.push(Passage { text, nodes, block: block.clone(), prefix, language });
    }
}

fn is_silent(element: &Element, name: &str) -> bool {
    // The marks of footnotes, and the arrows that lead back from them.
    let note = name == "a"
        && element.get_attribute("href").is_some_and(|href| href.starts_with('#'))
        && !words(element).chars().any(char::is_alphabetic);
    // Nobody listens to a program.
    let program = name == "pre" && element.query_selector("code").ok().flatten().is_some();
    let hidden = "[hidden], [aria-hidden=true], .visually-hidden, [data-kind=embed]";
    SILENT.contains(&name) || note || program || element.matches(hidden).unwrap_or_default()
}

fn words(element: &Element) -> String {
    element.text_content().unwrap_or_default().trim().to_owned()
}

fn elements(within: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = within.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect()
}
