//! The closed tree of an article's text.
//!
//! `content_html` is parsed by the browser and mapped into these blocks and inlines; what has no
//! variant here does not exist in the page. The tree is all that drawing, search, reading time and
//! reading aloud ever see.

use super::url_policy::{LinkUrl, MediaUrl, PictureUrl, WebUrl};

#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Paragraph(Vec<Inline>),
    /// `level` is 1 to 6 as the publisher wrote it; drawing shifts it under the page's own heading.
    Heading {
        level: u8,
        content: Vec<Inline>,
    },
    List {
        marker: Marker,
        items: Vec<ListItem>,
    },
    Definitions(Vec<Definition>),
    Quote {
        content: Vec<Block>,
    },
    Preformatted(Vec<Inline>),
    Table(Table),
    Figure {
        content: Vec<Block>,
        caption: Vec<Block>,
    },
    /// A picture that stands alone.
    Image(Image),
    Media(Media),
    /// Something to be seen elsewhere, such as a film on a player's own site.
    Embed {
        url: WebUrl,
        title: String,
    },
    Details {
        summary: Vec<Inline>,
        content: Vec<Block>,
    },
    /// A part with a language or a direction of its own.
    Section {
        content: Vec<Block>,
        language: Option<String>,
        direction: Option<Direction>,
    },
    /// A place that an [`Inline::Reference`] leads to: what follows.
    Target(Anchor),
    Rule,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    Text(String),
    Break,
    /// A place where a long word may break (`wbr`).
    BreakOpportunity,
    Styled {
        style: Style,
        content: Vec<Inline>,
    },
    Link {
        url: LinkUrl,
        content: Vec<Inline>,
    },
    /// A link to another place in the same article.
    Reference {
        to: Anchor,
        content: Vec<Inline>,
    },
    /// A place that a [`Inline::Reference`] leads to: what follows.
    Target(Anchor),
    Abbreviation {
        title: String,
        content: Vec<Inline>,
    },
    Span {
        language: Option<String>,
        direction: Option<Direction>,
        isolate: bool,
        content: Vec<Inline>,
    },
    Image(Image),
}

/// A place inside one article. Numbers are given by the mapping; ids of the publisher are never
/// copied, because an id of theirs could stand in for one of ours (DOM clobbering).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor(pub u32);

/// Inline styles with a meaning; each is drawn as the element of the same meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Strong,
    Emphasis,
    Bold,
    Italic,
    Underline,
    Strike,
    Inserted,
    Deleted,
    Mark,
    Small,
    Sub,
    Sup,
    Code,
    Keyboard,
    Sample,
    Variable,
    Cite,
    Quoted,
    Definition,
    Ruby,
    RubyText,
    RubyParenthesis,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    LeftToRight,
    RightToLeft,
    Auto,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Marker {
    Bullet,
    Number { kind: NumberKind, start: Option<i32>, reversed: bool },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberKind {
    Decimal,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ListItem {
    /// The number that the publisher gave this item.
    pub value: Option<i32>,
    pub content: Vec<Block>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Definition {
    Term(Vec<Inline>),
    Description(Vec<Block>),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub caption: Vec<Inline>,
    pub head: Vec<Row>,
    pub body: Vec<Row>,
    pub foot: Vec<Row>,
}

pub type Row = Vec<Cell>;

#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub header: bool,
    pub scope: Option<Scope>,
    /// At least 1.
    pub columns: u16,
    /// At least 1; 0 in HTML ("to the end") is kept as the largest value.
    pub rows: u16,
    pub align: Option<Align>,
    pub content: Vec<Block>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Row,
    Column,
    RowGroup,
    ColumnGroup,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Start,
    Center,
    End,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    pub url: PictureUrl,
    /// Other sizes of the same picture, with `w` or `x` descriptors.
    pub sources: Vec<(PictureUrl, String)>,
    /// Empty for decoration.
    pub alt: String,
    pub width: Option<u32>,
    pub height: Option<u32>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Media {
    pub kind: MediaKind,
    /// At least one, in the order of preference.
    pub sources: Vec<MediaUrl>,
    pub poster: Option<PictureUrl>,
    pub title: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaKind {
    Audio,
    Video,
}

impl Block {
    /// Hands over every piece of text in reading order.
    pub fn visit_text(&self, visit: &mut dyn FnMut(&str)) {
        match self {
            Block::Paragraph(content) | Block::Preformatted(content) | Block::Heading { content, .. } => {
                visit_inlines(content, visit);
            }
            Block::List { items, .. } => items.iter().for_each(|item| visit_blocks(&item.content, visit)),
            Block::Definitions(definitions) => {
                for definition in definitions {
                    match definition {
                        Definition::Term(content) => visit_inlines(content, visit),
                        Definition::Description(content) => visit_blocks(content, visit),
                    }
                }
            }
            Block::Quote { content } | Block::Section { content, .. } => visit_blocks(content, visit),
            Block::Table(table) => {
                visit_inlines(&table.caption, visit);
                for cell in [&table.head, &table.body, &table.foot].into_iter().flatten().flatten() {
                    visit_blocks(&cell.content, visit);
                }
            }
            Block::Figure { content, caption } => {
                visit_blocks(content, visit);
                visit_blocks(caption, visit);
            }
            Block::Details { summary, content } => {
                visit_inlines(summary, visit);
                visit_blocks(content, visit);
            }
            Block::Image(_) | Block::Media(_) | Block::Embed { .. } | Block::Target(_) | Block::Rule => {}
        }
    }
}

fn visit_blocks(blocks: &[Block], visit: &mut dyn FnMut(&str)) {
    blocks.iter().for_each(|block| block.visit_text(visit));
}

fn visit_inlines(inlines: &[Inline], visit: &mut dyn FnMut(&str)) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => visit(text),
            Inline::Styled { content, .. }
            | Inline::Link { content, .. }
            | Inline::Reference { content, .. }
            | Inline::Abbreviation { content, .. }
            | Inline::Span { content, .. } => visit_inlines(content, visit),
            // The words on both sides of it are two.
            Inline::Break => visit(" "),
            Inline::BreakOpportunity | Inline::Target(_) | Inline::Image(_) => {}
        }
    }
}

/// How many words (in Vietnamese: syllables) the blocks hold.
pub fn count_words(blocks: &[Block]) -> usize {
    let mut words = 0;
    visit_blocks(blocks, &mut |text| words += text.split_whitespace().count());
    words
}

/// The highest heading in the blocks, 1 to 6.
pub fn highest_heading(blocks: &[Block]) -> Option<u8> {
    blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading { level, .. } => Some(*level),
            Block::Quote { content } | Block::Section { content, .. } | Block::Details { content, .. } => {
                highest_heading(content)
            }
            _ => None,
        })
        .min()
}

/// Whether the first thing of the text is this picture, so that it need not stand above it as well.
pub fn begins_with_picture(blocks: &[Block], url: &PictureUrl) -> bool {
    match blocks.iter().find(|block| !matches!(block, Block::Target(_))) {
        Some(Block::Image(image)) => image.url == *url,
        Some(Block::Figure { content, .. } | Block::Section { content, .. }) => {
            begins_with_picture(content, url)
        }
        Some(Block::Paragraph(content)) => inline_begins_with_picture(content, url),
        _ => false,
    }
}

fn inline_begins_with_picture(inlines: &[Inline], url: &PictureUrl) -> bool {
    match inlines.first() {
        Some(Inline::Image(image)) => image.url == *url,
        Some(
            Inline::Link { content, .. } | Inline::Styled { content, .. } | Inline::Span { content, .. },
        ) => inline_begins_with_picture(content, url),
        _ => false,
    }
}
