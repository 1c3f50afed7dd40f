//! The article tree as elements and text nodes. No markup is ever made from strings.

use super::dom::{append, append_text, create, document, focus, set};
use crate::domain::language::Language;
use crate::domain::markup::{
    Align, Anchor, Block, Cell, Definition, Direction, Image, Inline, ListItem, Marker, Media, MediaKind,
    NumberKind, Row, Scope, Style, Table, highest_heading,
};
use crate::domain::message::Message;
use crate::domain::text::{decimal, join};
use crate::domain::url_policy::{PictureUrl, is_same_origin};
use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, Element, Node};

/// What drawing needs to know of the page around it.
pub struct Drawing {
    /// The language of the reader's own words in the text.
    pub language: Language,
    /// Links to other origins than this are marked.
    pub origin: String,
    /// The level of the text's highest heading.
    pub heading_level: u8,
    /// Pictures wait behind a button each until they are asked for.
    pub reduced_images: bool,
}

impl Drawing {
    /// Draws blocks into a fragment, to be put into the page at once.
    pub fn draw(&self, blocks: &[Block]) -> DocumentFragment {
        let fragment = document().create_document_fragment();
        let painter = Painter { drawing: self, shift: shift(blocks, self.heading_level) };
        painter.blocks(blocks, &fragment);
        fragment
    }
}

/// The `id` of an anchor; the prefix keeps it apart from every other id of a page.
pub fn anchor_id(anchor: Anchor) -> String {
    "bantin-note-".to_owned() + &decimal(anchor.0.into())
}

/// The `id` of a heading, by its place among all headings of a text.
pub fn heading_id(number: u32) -> String {
    "bantin-heading-".to_owned() + &decimal(number.into())
}

/// Makes every drawn heading a place that a table of contents can lead to.
pub fn name_headings(text: &Element) {
    let Ok(headings) = text.query_selector_all("h2,h3,h4,h5,h6") else { return };
    for number in 0..headings.length() {
        if let Some(heading) = headings.get(number).and_then(|node| node.dyn_into::<Element>().ok()) {
            make_target(&heading, &heading_id(number));
        }
    }
}

/// Where pictures wait: their addresses stand in these attributes, and nothing is asked for.
const WAITING: &str = "data-src";
const WAITING_SIZES: &str = "data-srcset";

/// Shows the picture that waits behind a button, which goes; the focus goes to the picture.
pub fn show_picture(button: &Element) {
    let mut next = button.next_element_sibling();
    while let Some(place) = next {
        let waiting = if place.has_attribute(WAITING) {
            Some(place.clone())
        } else {
            place.query_selector("img[data-src]").ok().flatten()
        };
        if let Some(picture) = waiting {
            for (from, to) in [(WAITING_SIZES, "srcset"), (WAITING, "src")] {
                set_optional(&picture, to, picture.get_attribute(from).as_deref());
                let _ = picture.remove_attribute(from);
            }
            // Keys go on from here: the button that had the focus is gone.
            set(&picture, "tabindex", "-1");
            if let Some(picture) = picture.dyn_ref() {
                focus(picture);
            }
            break;
        }
        next = place.next_element_sibling();
    }
    button.remove();
}

/// The publisher's highest heading becomes the one below the page's, and the others keep their
/// distance to it, so that no level of the outline is skipped.
fn shift(blocks: &[Block], heading_level: u8) -> i8 {
    heading_level as i8 - highest_heading(blocks).unwrap_or(heading_level) as i8
}

struct Painter<'a> {
    drawing: &'a Drawing,
    shift: i8,
}

impl Painter<'_> {
    fn blocks(&self, blocks: &[Block], parent: &Node) {
        for block in blocks {
            self.block(block, parent);
        }
    }

    fn block(&self, block: &Block, parent: &Node) {
        match block {
            Block::Paragraph(content) => {
                self.inlines(content, &child(parent, "p"));
            }
            Block::Heading { level, content } => self.heading(*level, content, parent),
            Block::List { marker, items } => self.list(marker, items, parent),
            Block::Definitions(definitions) => {
                let list = child(parent, "dl");
                for definition in definitions {
                    match definition {
                        Definition::Term(content) => self.inlines(content, &child(&list, "dt")),
                        Definition::Description(content) => self.tight(content, &child(&list, "dd")),
                    }
                }
            }
            Block::Quote { content } => self.blocks(content, &child(parent, "blockquote")),
            Block::Preformatted(content) => {
                let pre = child(parent, "pre");
                // Wide code scrolls inside its box, and keys must be able to scroll it.
                set(&pre, "tabindex", "0");
                self.inlines(content, &pre);
            }
            Block::Table(table) => self.table(table, parent),
            Block::Figure { content, caption } => {
                let figure = child(parent, "figure");
                for block in content {
                    match block {
                        // No figure within the figure.
                        Block::Image(image) => self.image(image, &figure),
                        Block::Media(media) => self.media(media, &figure),
                        block => self.block(block, &figure),
                    }
                }
                if !caption.is_empty() {
                    self.tight(caption, &child(&figure, "figcaption"));
                }
            }
            Block::Image(image) => self.image(image, &child(parent, "figure")),
            Block::Media(media) => self.media(media, &child(parent, "figure")),
            Block::Embed { url, title } => {
                let link = child(&child(parent, "p"), "a");
                set(&link, "data-kind", "embed");
                self.link_to(&link, url.as_str());
                let words = Message::WatchElsewhere.text(self.drawing.language);
                append_text(&link, &[words, " ", title].concat());
            }
            Block::Details { summary, content } => {
                let details = child(parent, "details");
                self.inlines(summary, &child(&details, "summary"));
                self.blocks(content, &details);
            }
            Block::Section { content, language, direction } => {
                let section = child(parent, "div");
                set_language(&section, language.as_deref(), *direction);
                self.blocks(content, &section);
            }
            Block::Target(anchor) => self.target(*anchor, &child(parent, "div")),
            Block::Rule => {
                child(parent, "hr");
            }
        }
    }

    fn heading(&self, level: u8, content: &[Inline], parent: &Node) {
        let level = (level as i8 + self.shift).max(2);
        const TAGS: [&str; 5] = ["h2", "h3", "h4", "h5", "h6"];
        let heading = child(parent, TAGS.get(level as usize - 2).copied().unwrap_or("h6"));
        if level > 6 {
            set(&heading, "aria-level", &decimal(level.into()));
        }
        self.inlines(content, &heading);
    }

    fn list(&self, marker: &Marker, items: &[ListItem], parent: &Node) {
        let list = match marker {
            Marker::Bullet => child(parent, "ul"),
            Marker::Number { kind, start, reversed } => {
                let list = child(parent, "ol");
                let kind = match kind {
                    NumberKind::Decimal => None,
                    NumberKind::LowerLetter => Some("a"),
                    NumberKind::UpperLetter => Some("A"),
                    NumberKind::LowerRoman => Some("i"),
                    NumberKind::UpperRoman => Some("I"),
                };
                set_optional(&list, "type", kind);
                set_optional(&list, "start", start.map(|start| decimal(start.into())).as_deref());
                set_optional(&list, "reversed", reversed.then_some(""));
                list
            }
        };
        for item in items {
            let element = child(&list, "li");
            set_optional(&element, "value", item.value.map(|value| decimal(value.into())).as_deref());
            self.tight(&item.content, &element);
        }
    }

    /// Blocks in a small place: a single paragraph needs no element of its own there.
    fn tight(&self, blocks: &[Block], parent: &Element) {
        let paragraphs = blocks.iter().filter(|block| matches!(block, Block::Paragraph(_))).count();
        for block in blocks {
            match block {
                Block::Paragraph(content) if paragraphs == 1 => self.inlines(content, parent),
                Block::Image(image) if blocks.len() == 1 => self.image(image, parent),
                block => self.block(block, parent),
            }
        }
    }

    fn table(&self, table: &Table, parent: &Node) {
        // Wide tables scroll inside their own box, by touch and by keys.
        let scroller = child(parent, "div");
        set(&scroller, "data-kind", "table");
        set(&scroller, "role", "group");
        set(&scroller, "tabindex", "0");
        set(&scroller, "aria-label", Message::ScrollableTable.text(self.drawing.language));
        let element = child(&scroller, "table");
        if !table.caption.is_empty() {
            self.inlines(&table.caption, &child(&element, "caption"));
        }
        for (tag, rows) in [("thead", &table.head), ("tbody", &table.body), ("tfoot", &table.foot)] {
            if !rows.is_empty() {
                self.rows(rows, &child(&element, tag));
            }
        }
    }

    fn rows(&self, rows: &[Row], parent: &Element) {
        for row in rows {
            let element = child(parent, "tr");
            for cell in row {
                self.cell(cell, &element);
            }
        }
    }

    fn cell(&self, cell: &Cell, row: &Element) {
        let element = child(row, if cell.header { "th" } else { "td" });
        let scope = cell.scope.map(|scope| match scope {
            Scope::Row => "row",
            Scope::Column => "col",
            Scope::RowGroup => "rowgroup",
            Scope::ColumnGroup => "colgroup",
        });
        set_optional(&element, "scope", scope);
        for (name, count) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
            if count > 1 {
                set(&element, name, &decimal(count.into()));
            }
        }
        let align = cell.align.map(|align| match align {
            Align::Start => "start",
            Align::Center => "center",
            Align::End => "end",
        });
        set_optional(&element, "data-align", align);
        self.tight(&cell.content, &element);
    }

    fn media(&self, media: &Media, parent: &Node) {
        let (tag, name) = match media.kind {
            MediaKind::Audio => ("audio", Message::Audio),
            MediaKind::Video => ("video", Message::Video),
        };
        let player = child(parent, tag);
        set(&player, "controls", "");
        set(&player, "preload", "none");
        let name = media.title.as_deref().unwrap_or(name.text(self.drawing.language));
        set(&player, "aria-label", name);
        let poster = media.poster.as_ref().filter(|_| !self.drawing.reduced_images);
        set_optional(&player, "poster", poster.map(|poster| poster.as_str()));
        for source in &media.sources {
            set(&child(&player, "source"), "src", source.as_str());
        }
    }

    fn inlines(&self, inlines: &[Inline], parent: &Element) {
        for inline in inlines {
            self.inline(inline, parent);
        }
    }

    fn inline(&self, inline: &Inline, parent: &Element) {
        match inline {
            Inline::Text(text) => append_text(parent, text),
            Inline::Break => {
                child(parent, "br");
            }
            Inline::BreakOpportunity => {
                child(parent, "wbr");
            }
            Inline::Styled { style, content } => self.inlines(content, &child(parent, style_tag(*style))),
            Inline::Link { url, content } => {
                let link = child(parent, "a");
                self.link_to(&link, url.as_str());
                self.inlines(content, &link);
            }
            Inline::Reference { to, content } => {
                let link = child(parent, "a");
                set(&link, "href", &("#".to_owned() + &anchor_id(*to)));
                self.inlines(content, &link);
            }
            Inline::Target(anchor) => self.target(*anchor, &child(parent, "span")),
            Inline::Abbreviation { title, content } => {
                let element = child(parent, "abbr");
                set(&element, "title", title);
                self.inlines(content, &element);
            }
            Inline::Span { language, direction, isolate, content } => {
                let element = child(parent, if *isolate { "bdi" } else { "span" });
                set_language(&element, language.as_deref(), *direction);
                self.inlines(content, &element);
            }
            Inline::Image(image) => self.image(image, parent),
        }
    }

    fn target(&self, anchor: Anchor, element: &Element) {
        make_target(element, &anchor_id(anchor));
    }

    fn link_to(&self, link: &Element, url: &str) {
        set(link, "href", url);
        if url.starts_with("http") && !is_same_origin(url, &self.drawing.origin) {
            set(link, "rel", "noopener noreferrer");
            set(link, "data-external", "");
        }
    }

    fn image(&self, image: &Image, parent: &Element) {
        let reduced = self.drawing.reduced_images;
        if reduced {
            picture_button(&image.alt, self.drawing.language, parent);
        }
        let (src, srcset) = if reduced { (WAITING, WAITING_SIZES) } else { ("src", "srcset") };
        let element = child(parent, "img");
        // Set before `src`, because that is what starts the request.
        set(&element, "loading", "lazy");
        set(&element, "decoding", "async");
        set(&element, "referrerpolicy", "no-referrer");
        set(&element, "alt", &image.alt);
        set_optional(&element, "width", image.width.map(|width| decimal(width.into())).as_deref());
        set_optional(&element, "height", image.height.map(|height| decimal(height.into())).as_deref());
        if !image.sources.is_empty() {
            let sources: Vec<String> =
                image.sources.iter().map(|(url, size)| [url.as_str(), " ", size].concat()).collect();
            set(&element, "sizes", "(min-width: 48rem) 44rem, 100vw");
            set(&element, srcset, &join(&sources, ", "));
        }
        set(&element, src, image.url.as_str());
    }
}

/// A picture that is asked for when its button is pressed: see [`show_picture`].
pub fn draw_waiting_picture(url: &PictureUrl, alt: &str, language: Language, parent: &Element) {
    let drawing = Drawing { language, origin: String::new(), heading_level: 2, reduced_images: true };
    let (url, sources) = (url.clone(), Vec::new());
    let image = Image { url, sources, alt: alt.to_owned(), width: None, height: None };
    Painter { drawing: &drawing, shift: 0 }.image(&image, parent);
}

/// What stands for a picture until it is asked for. A button has no place within a link: it stands
/// before the link, whose words are the picture's until then.
fn picture_button(alt: &str, language: Language, parent: &Element) {
    let button = child(parent, "button");
    set(&button, "type", "button");
    set(&button, "data-kind", "picture");
    let words = Message::ShowPicture.text(language);
    append_text(&button, &if alt.is_empty() { words.to_owned() } else { [words, ": ", alt].concat() });
    if let Some(link) = parent.closest("a").ok().flatten() {
        let _ = link.before_with_node_1(&button);
    }
}

fn make_target(element: &Element, id: &str) {
    set(element, "id", id);
    // The focus must be able to follow a link that leads here.
    set(element, "tabindex", "-1");
    set(element, "data-kind", "target");
}

fn child(parent: &Node, tag: &str) -> Element {
    let element = create(tag);
    append(parent, &element);
    element
}

fn set_optional(element: &Element, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        set(element, name, value);
    }
}

fn set_language(element: &Element, language: Option<&str>, direction: Option<Direction>) {
    set_optional(element, "lang", language);
    let direction = direction.map(|direction| match direction {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
        Direction::Auto => "auto",
    });
    set_optional(element, "dir", direction);
}

fn style_tag(style: Style) -> &'static str {
    match style {
        Style::Strong => "strong",
        Style::Emphasis => "em",
        Style::Bold => "b",
        Style::Italic => "i",
        Style::Underline => "u",
        Style::Strike => "s",
        Style::Inserted => "ins",
        Style::Deleted => "del",
        Style::Mark => "mark",
        Style::Small => "small",
        Style::Sub => "sub",
        Style::Sup => "sup",
        Style::Code => "code",
        Style::Keyboard => "kbd",
        Style::Sample => "samp",
        Style::Variable => "var",
        Style::Cite => "cite",
        Style::Quoted => "q",
        Style::Definition => "dfn",
        Style::Ruby => "ruby",
        Style::RubyText => "rt",
        Style::RubyParenthesis => "rp",
    }
}
