//! HTML from a feed into the closed tree of `domain::markup`.
//!
//! The browser's own parser builds an inert document: nothing in it runs or is fetched. Only what
//! has a variant in the tree leaves it, and addresses leave it through `domain::url_policy` alone.

use super::trusted::{Made, trust};
use crate::domain::feed::Body;
use crate::domain::html_text::body_text;
use crate::domain::markup::{
    Align, Anchor, Block, Cell, Definition, Direction, Image, Inline, ListItem, Marker, Media, MediaKind,
    NumberKind, Row, Scope, Style, Table,
};
use crate::domain::plain_text::parse_plain_text;
use crate::domain::player::watch_page;
use crate::domain::quiet_html::{STYLE, quiet_html};
use crate::domain::text::{leading_integer, split_at_words};
use crate::domain::url_policy::{
    LinkUrl, MediaUrl, PictureUrl, WebUrl, origin, parse_srcset, same_document_fragment,
};
use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node};

/// Deeper markup keeps its words and loses its structure, so that no publisher can exhaust the stack.
const DEPTH_LIMIT: usize = 64;

/// Parses the HTML of an article whose relative addresses stand against `base`.
pub fn parse_html(html: &str, base: &str) -> Vec<Block> {
    let Some(document) = parse_inert(html) else { return plain_words(html) };
    let Some(body) = document.body() else { return Vec::new() };
    let mapper = Mapper { base, targets: collect_targets(&body, base) };
    mapper.blocks(&body, 0)
}

/// The words alone, where nothing may parse: better than an article without any.
#[inline(never)]
fn plain_words(html: &str) -> Vec<Block> {
    parse_plain_text(&body_text(&Body::Html(html.to_owned())))
}

/// The tree of whatever content an article has.
pub fn parse_body(body: &Body, base: &str) -> Vec<Block> {
    match body {
        Body::Html(html) => parse_html(html, base),
        Body::Text(text) => parse_plain_text(text),
        Body::None | Body::Stored { .. } => Vec::new(),
    }
}

/// `DOMParser.parseFromString`. What it makes is an inert document, which is read node by node and
/// thrown away and never becomes a part of the page: so its policy may let every string through.
fn parse_inert(html: &str) -> Option<Document> {
    let quiet = quiet_html(html);
    let html = trust("feed", Made::Html, &quiet);
    let parser = web_sys::DomParser::new().ok()?;
    // web-sys types the argument as a string; a TrustedHTML object must pass as it is.
    let parse: Function = Reflect::get(&parser, &"parseFromString".into()).ok()?.dyn_into().ok()?;
    match parse.call2(&parser, &html, &"text/html".into()) {
        Ok(document) => document.dyn_into().ok(),
        Err(_) => parse_without_policy(&quiet),
    }
}

/// Where a host's page demands Trusted Types and refuses our policy: the browser's own safe parser, if it
/// has one, which lets less through and asks for no policy.
#[inline(never)]
fn parse_without_policy(html: &str) -> Option<Document> {
    let class = Reflect::get(&super::dom::window(), &"Document".into()).ok()?;
    let parse: Function = Reflect::get(&class, &"parseHTML".into()).ok()?.dyn_into().ok()?;
    parse.call1(&class, &html.into()).ok()?.dyn_into().ok()
}

/// The ids that links of this article lead to. No other id is looked at.
fn collect_targets(body: &Element, base: &str) -> Vec<String> {
    let mut targets = Vec::new();
    let Ok(links) = body.query_selector_all("a[href*='#']") else { return targets };
    for index in 0..links.length() {
        let href = links.get(index).and_then(|link| attribute(link.unchecked_ref(), "href"));
        let Some(href) = href else { continue };
        if let Some(id) = same_document_fragment(&href, Some(base)) {
            let id = decode_fragment(id);
            // A link to a place that is missing would write an address and move nothing.
            if !targets.contains(&id) && has_place(body, &id) {
                targets.push(id);
            }
        }
    }
    targets
}

/// The site of an address, for people: `www.example.org`.
fn host(url: &WebUrl) -> &str {
    let origin = origin(url.as_str()).unwrap_or_default();
    split_at_words(origin, "://").map_or(origin, |(_, host)| host)
}

fn has_place(body: &Element, id: &str) -> bool {
    let Some(document) = body.owner_document() else { return false };
    document.get_element_by_id(id).is_some()
        || (!id.is_empty() && document.get_elements_by_name(id).length() > 0)
}

fn decode_fragment(id: &str) -> String {
    js_sys::decode_uri_component(id).map_or_else(|_| id.to_owned(), String::from)
}

/// An attribute's trimmed value, if it has one.
fn attribute(element: &Element, name: &str) -> Option<String> {
    let value = element.get_attribute(name)?;
    let trimmed = value.trim();
    if trimmed.is_empty() {
        None
    } else if trimmed.len() == value.len() {
        Some(value)
    } else {
        Some(trimmed.to_owned())
    }
}

fn number(element: &Element, name: &str) -> Option<i32> {
    i32::try_from(leading_integer(&attribute(element, name)?)?).ok()
}

/// A size in pixels.
fn size(element: &Element, name: &str) -> Option<u32> {
    // A share of the column is no number of pixels.
    let pixels = attribute(element, name).filter(|value| !value.ends_with('%'))?;
    u32::try_from(leading_integer(&pixels)?).ok()
}

/// Elements that never stand inside a line of text.
const BLOCK_SELECTOR: &str = "p,div,section,article,main,header,footer,aside,nav,address,center,form,fieldset,\
    h1,h2,h3,h4,h5,h6,ul,ol,dl,menu,dir,blockquote,pre,listing,xmp,table,figure,hr,audio,video,iframe,embed,object,details";

struct Mapper<'a> {
    base: &'a str,
    targets: Vec<String>,
}

/// What an element is, as far as the tree is concerned.
enum Kind {
    /// Not part of the text.
    Skip,
    Styled(Style),
    /// Only its content counts.
    Transparent,
    Other,
}

fn kind(name: &str) -> Kind {
    Kind::Styled(match name {
        "strong" => Style::Strong,
        "em" => Style::Emphasis,
        "b" => Style::Bold,
        "i" => Style::Italic,
        "u" => Style::Underline,
        "s" | "strike" => Style::Strike,
        "ins" => Style::Inserted,
        "del" => Style::Deleted,
        "mark" => Style::Mark,
        "small" => Style::Small,
        "sub" => Style::Sub,
        "sup" => Style::Sup,
        "code" | "tt" => Style::Code,
        "kbd" => Style::Keyboard,
        "samp" => Style::Sample,
        "var" => Style::Variable,
        "cite" => Style::Cite,
        "q" => Style::Quoted,
        "dfn" => Style::Definition,
        "ruby" => Style::Ruby,
        "rt" => Style::RubyText,
        "rp" => Style::RubyParenthesis,
        "script" | "data-style" | "template" | "noscript" | "head" | "title" | "meta" | "link" | "base"
        | "svg" | "canvas" | "input" | "param" | "source" | "track" | "map" | "frame" | "frameset"
        | "noframes" | "noembed" => {
            return Kind::Skip;
        }
        "a" | "abbr" | "acronym" | "bdi" | "bdo" | "img" | "br" | "wbr" | "p" | "h1" | "h2" | "h3" | "h4"
        | "h5" | "h6" | "ul" | "ol" | "menu" | "dir" | "dl" | "blockquote" | "pre" | "listing" | "xmp"
        | "table" | "figure" | "hr" | "audio" | "video" | "iframe" | "embed" | "object" | "details" => {
            return Kind::Other;
        }
        _ => return Kind::Transparent,
    })
}

/// Blocks as they come, with the line of text that is being gathered between them.
#[derive(Default)]
struct Builder {
    blocks: Vec<Block>,
    line: Vec<Inline>,
}

impl Builder {
    /// Ends the line of text. Two line breaks in a row are how some editors write paragraphs.
    fn flush(&mut self) {
        for paragraph in split_paragraphs(std::mem::take(&mut self.line)) {
            push_paragraph(paragraph, &mut self.blocks);
        }
    }

    fn push(&mut self, block: Block) {
        self.flush();
        self.blocks.push(block);
    }

    fn finish(mut self) -> Vec<Block> {
        self.flush();
        self.blocks
    }
}

fn push_paragraph(mut line: Vec<Inline>, blocks: &mut Vec<Block>) {
    while line.last().is_some_and(is_space) {
        line.pop();
    }
    let start = line.iter().position(|inline| !is_space(inline)).unwrap_or(line.len());
    line.drain(..start);
    if line.len() == 1 && matches!(line.first(), Some(Inline::Image(_))) {
        if let Some(Inline::Image(image)) = line.pop() {
            blocks.push(Block::Image(image));
        }
    } else if line.iter().all(|inline| matches!(inline, Inline::Target(_)) || is_space(inline)) {
        blocks.extend(line.into_iter().filter_map(|inline| match inline {
            Inline::Target(anchor) => Some(Block::Target(anchor)),
            _ => None,
        }));
    } else {
        blocks.push(Block::Paragraph(line));
    }
}

/// Nothing to see: white space (no-break space too, which editors leave in empty paragraphs), breaks.
fn is_space(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => text.chars().all(|c| c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}'),
        Inline::Break | Inline::BreakOpportunity => true,
        Inline::Styled { content, .. } | Inline::Span { content, .. } => content.iter().all(is_space),
        // A link without words cannot be followed by anybody.
        Inline::Link { content, .. } => content.iter().all(is_space),
        _ => false,
    }
}

fn split_paragraphs(line: Vec<Inline>) -> Vec<Vec<Inline>> {
    let mut paragraphs = vec![Vec::new()];
    let mut gap: Vec<Inline> = Vec::new();
    for inline in line {
        if is_space(&inline) {
            gap.push(inline);
            continue;
        }
        let breaks = gap.iter().filter(|inline| matches!(inline, Inline::Break)).count();
        if breaks >= 2 {
            gap.clear();
            paragraphs.push(Vec::new());
        }
        if let Some(paragraph) = paragraphs.last_mut() {
            paragraph.append(&mut gap);
            paragraph.push(inline);
        }
    }
    paragraphs
}

impl Mapper<'_> {
    fn blocks(&self, parent: &Node, depth: usize) -> Vec<Block> {
        let mut builder = Builder::default();
        self.read_children(parent, depth, &mut builder);
        builder.finish()
    }

    fn read_children(&self, parent: &Node, depth: usize, builder: &mut Builder) {
        if depth > DEPTH_LIMIT {
            push_words(parent, &mut builder.line);
            return;
        }
        let mut next = parent.first_child();
        while let Some(node) = next {
            match node.node_type() {
                Node::TEXT_NODE => builder.line.extend(node.node_value().map(Inline::Text)),
                Node::ELEMENT_NODE => self.read_element(node.unchecked_ref(), depth + 1, builder),
                _ => {}
            }
            next = node.next_sibling();
        }
    }

    fn read_element(&self, element: &Element, depth: usize, builder: &mut Builder) {
        let name = element.local_name();
        let kind = kind(&name);
        if matches!(kind, Kind::Skip) {
            return;
        }
        if depth > DEPTH_LIMIT {
            push_words(element, &mut builder.line);
            return;
        }
        let is_block = element.matches(BLOCK_SELECTOR).unwrap_or(false);
        let holds_blocks = !is_block && element.query_selector(BLOCK_SELECTOR).ok().flatten().is_some();
        if let Some(anchor) = self.anchor(element) {
            if is_block {
                builder.push(Block::Target(anchor));
            } else {
                builder.line.push(Inline::Target(anchor));
            }
        }
        if !is_block && !holds_blocks {
            self.read_inline(element, &name, kind, depth, &mut builder.line);
            return;
        }
        let (language, direction) = (language(element), direction(element));
        if is_block && (language.is_some() || direction.is_some()) {
            let mut inner = Builder::default();
            self.read_block(element, &name, depth, &mut inner);
            let content = inner.finish();
            if !content.is_empty() {
                builder.push(Block::Section { content, language, direction });
            }
        } else if is_block {
            self.read_block(element, &name, depth, builder);
        } else {
            // An inline element around blocks: it is drawn inside each of them.
            builder.flush();
            let inner = self.blocks(element, depth);
            let wrap = |content| self.wrap(element, &name, content);
            builder.blocks.extend(inner.into_iter().map(|block| wrap_block(block, &wrap)));
        }
    }

    fn read_block(&self, element: &Element, name: &str, depth: usize, builder: &mut Builder) {
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let content = self.inlines(element, depth);
                if !content.iter().all(is_space) {
                    let level = name.as_bytes().get(1).map_or(2, |digit| digit - b'0');
                    builder.push(Block::Heading { level, content });
                }
            }
            "ul" | "ol" | "menu" | "dir" => {
                let items = self.list_items(element, depth);
                if !items.is_empty() {
                    builder.push(Block::List { marker: marker(element, name), items });
                }
            }
            "dl" => {
                let mut definitions = Vec::new();
                self.read_definitions(element, depth, &mut definitions);
                if !definitions.is_empty() {
                    builder.push(Block::Definitions(definitions));
                }
            }
            "blockquote" => {
                let content = self.blocks(element, depth);
                if !content.is_empty() {
                    builder.push(Block::Quote { content });
                }
            }
            "pre" | "listing" | "xmp" => {
                let content = self.inlines(element, depth);
                if !content.iter().all(is_space) {
                    builder.push(Block::Preformatted(content));
                }
            }
            "table" => self.read_table(element, depth, builder),
            "figure" => self.read_figure(element, depth, builder),
            "hr" => builder.push(Block::Rule),
            "audio" | "video" => self.read_media(element, name, depth, builder),
            "iframe" | "embed" | "object" => self.read_frame(element, name, depth, builder),
            "details" => self.read_details(element, depth, builder),
            _ => {
                builder.flush();
                self.read_children(element, depth, builder);
                builder.flush();
            }
        }
    }

    fn inlines(&self, parent: &Element, depth: usize) -> Vec<Inline> {
        let mut line = Vec::new();
        self.read_inlines(parent, depth, &mut line);
        line
    }

    /// All of an element's content as one line; blocks in it are parted by a space.
    fn read_inlines(&self, parent: &Node, depth: usize, line: &mut Vec<Inline>) {
        if depth > DEPTH_LIMIT {
            push_words(parent, line);
            return;
        }
        let mut next = parent.first_child();
        while let Some(node) = next {
            match node.node_type() {
                Node::TEXT_NODE => line.extend(node.node_value().map(Inline::Text)),
                Node::ELEMENT_NODE => {
                    let element: &Element = node.unchecked_ref();
                    let name = element.local_name();
                    let kind = kind(&name);
                    if !matches!(kind, Kind::Skip) {
                        line.extend(self.anchor(element).map(Inline::Target));
                        self.read_inline(element, &name, kind, depth + 1, line);
                    }
                }
                _ => {}
            }
            next = node.next_sibling();
        }
    }

    fn read_inline(&self, element: &Element, name: &str, kind: Kind, depth: usize, line: &mut Vec<Inline>) {
        match (name, &kind) {
            ("br", _) => line.push(Inline::Break),
            ("wbr", _) => line.push(Inline::BreakOpportunity),
            ("img", _) => line.extend(self.image(element).map(Inline::Image)),
            ("p" | "div" | "li" | "td" | "th" | "tr", _) => {
                line.push(Inline::Text(" ".to_owned()));
                self.read_inlines(element, depth, line);
                line.push(Inline::Text(" ".to_owned()));
            }
            _ => {
                let content = self.inlines(element, depth);
                if !content.is_empty() {
                    line.extend(self.wrap(element, name, content));
                }
            }
        }
    }

    /// The content of an inline element, in what the element means.
    fn wrap(&self, element: &Element, name: &str, content: Vec<Inline>) -> Vec<Inline> {
        let content = match (name, kind(name)) {
            ("a", _) => self.link(element, content),
            ("abbr" | "acronym", _) => match attribute(element, "title") {
                Some(title) => vec![Inline::Abbreviation { title, content }],
                None => content,
            },
            (_, Kind::Styled(style)) => vec![Inline::Styled { style, content }],
            _ => content,
        };
        in_language(element, name == "bdi" || name == "bdo", content)
    }

    fn link(&self, element: &Element, content: Vec<Inline>) -> Vec<Inline> {
        let Some(href) = attribute(element, "href") else { return content };
        if let Some(id) = same_document_fragment(&href, Some(self.base)) {
            let id = decode_fragment(id);
            let Some(to) = self.anchor_of(&id) else { return content };
            return vec![Inline::Reference { to, content }];
        }
        match LinkUrl::parse(&href, Some(self.base)) {
            Some(url) => vec![Inline::Link { url, content }],
            None => content,
        }
    }

    fn anchor(&self, element: &Element) -> Option<Anchor> {
        if self.targets.is_empty() {
            return None;
        }
        let id = element.get_attribute("id").or_else(|| element.get_attribute("name"))?;
        self.anchor_of(&id)
    }

    fn anchor_of(&self, id: &str) -> Option<Anchor> {
        self.targets.iter().position(|target| target == id).map(|index| Anchor(index as u32 + 1))
    }

    fn image(&self, element: &Element) -> Option<Image> {
        let (width, height) = (size(element, "width"), size(element, "height"));
        // Pictures of one pixel count readers; they show nothing.
        if matches!(width, Some(0 | 1)) || matches!(height, Some(0 | 1)) {
            return None;
        }
        // Publishers' lazy loaders keep the addresses elsewhere, and placeholders in `src` and `srcset`.
        let of = |name: &&str| PictureUrl::parse(&attribute(element, name)?, Some(self.base));
        let lazy = ["data-src", "data-original", "data-lazy-src"].iter().find_map(of);
        let srcset = attribute(element, "data-srcset")
            .or_else(|| attribute(element, "srcset").filter(|_| lazy.is_none()));
        let sources = srcset.map(|srcset| parse_srcset(&srcset, Some(self.base))).unwrap_or_default();
        let url = lazy.or_else(|| of(&"src")).or_else(|| sources.first().map(|(url, _)| url.clone()))?;
        let alt = attribute(element, "alt").or_else(|| attribute(element, "title")).unwrap_or_default();
        Some(Image { url, sources, alt, width, height })
    }

    /// The content of an element that has a place of its own in its parent: an item, a cell, a caption.
    fn part(&self, element: &Element, depth: usize) -> Vec<Block> {
        let mut content = self.blocks(element, depth);
        let (language, direction) = (language(element), direction(element));
        if !content.is_empty() && (language.is_some() || direction.is_some()) {
            content = vec![Block::Section { content, language, direction }];
        }
        self.lead_to(element, &mut content);
        content
    }

    /// Puts the place that links may lead to before the content that it stands for.
    fn lead_to(&self, element: &Element, content: &mut Vec<Block>) {
        if let Some(anchor) = self.anchor(element) {
            content.insert(0, Block::Target(anchor));
        }
    }

    fn list_items(&self, list: &Element, depth: usize) -> Vec<ListItem> {
        let mut items: Vec<ListItem> = Vec::new();
        let mut stray = Builder::default();
        let mut next = list.first_child();
        while let Some(node) = next {
            next = node.next_sibling();
            let element = node.dyn_ref::<Element>();
            match element.filter(|element| element.local_name() == "li") {
                Some(item) => {
                    push_stray(&mut stray, &mut items);
                    let content = self.part(item, depth + 1);
                    items.push(ListItem { value: number(item, "value"), content });
                }
                // What stands between the items belongs to the one before.
                None if node.node_type() == Node::TEXT_NODE => {
                    stray.line.extend(node.node_value().map(Inline::Text));
                }
                None => {
                    if let Some(element) = element {
                        self.read_element(element, depth + 1, &mut stray);
                    }
                }
            }
        }
        push_stray(&mut stray, &mut items);
        items.retain(|item| !item.content.is_empty());
        items
    }

    fn read_definitions(&self, list: &Element, depth: usize, into: &mut Vec<Definition>) {
        let mut next = list.first_child();
        while let Some(node) = next {
            next = node.next_sibling();
            let Some(element) = node.dyn_ref::<Element>() else {
                let mut stray = Vec::new();
                let text = node.node_value().filter(|_| node.node_type() == Node::TEXT_NODE);
                push_paragraph(text.map(Inline::Text).into_iter().collect(), &mut stray);
                if !stray.is_empty() {
                    into.push(Definition::Description(stray));
                }
                continue;
            };
            let name = element.local_name();
            match name.as_str() {
                "dt" => {
                    let mut content: Vec<Inline> =
                        self.anchor(element).map(Inline::Target).into_iter().collect();
                    let words = self.inlines(element, depth + 1);
                    content.extend(in_language(element, false, words));
                    into.push(Definition::Term(content));
                }
                // HTML allows groups in a `div`.
                "div" if depth < DEPTH_LIMIT => self.read_definitions(element, depth + 1, into),
                name if matches!(kind(name), Kind::Skip) => {}
                _ => into.push(Definition::Description(self.part(element, depth + 1))),
            }
        }
    }

    fn read_figure(&self, figure: &Element, depth: usize, builder: &mut Builder) {
        let mut caption = Vec::new();
        let mut content = Builder::default();
        let mut next = figure.first_child();
        while let Some(node) = next {
            match node.dyn_ref::<Element>() {
                Some(element) if element.local_name() == "figcaption" => {
                    caption.extend(self.part(element, depth + 1));
                }
                Some(element) => self.read_element(element, depth + 1, &mut content),
                None if node.node_type() == Node::TEXT_NODE => {
                    content.line.extend(node.node_value().map(Inline::Text));
                }
                None => {}
            }
            next = node.next_sibling();
        }
        let content = content.finish();
        if !content.is_empty() || !caption.is_empty() {
            builder.push(Block::Figure { content, caption });
        }
    }

    fn read_media(&self, element: &Element, name: &str, depth: usize, builder: &mut Builder) {
        let mut sources: Vec<MediaUrl> = Vec::new();
        sources.extend(attribute(element, "src").and_then(|src| MediaUrl::parse(&src, Some(self.base))));
        if let Ok(children) = element.query_selector_all("source[src]") {
            sources.extend((0..children.length()).filter_map(|index| {
                let source = children.get(index)?;
                MediaUrl::parse(&attribute(source.unchecked_ref(), "src")?, Some(self.base))
            }));
        }
        if sources.is_empty() {
            // Nothing to play: the words for browsers that cannot play are then the best there is.
            self.read_children(element, depth, builder);
            return;
        }
        let kind = if name == "audio" { MediaKind::Audio } else { MediaKind::Video };
        let poster = attribute(element, "poster").and_then(|src| PictureUrl::parse(&src, Some(self.base)));
        let title = attribute(element, "title").or_else(|| attribute(element, "aria-label"));
        builder.push(Block::Media(Media { kind, sources, poster, title }));
    }

    fn read_frame(&self, element: &Element, name: &str, depth: usize, builder: &mut Builder) {
        let frame = ["src", "data-src", "data"]
            .iter()
            .find_map(|name| WebUrl::parse(&attribute(element, name)?, Some(self.base)));
        let Some(frame) = frame else {
            if name == "object" {
                self.read_children(element, depth, builder);
            }
            return;
        };
        let (url, site) = watch_page(&frame);
        let title = attribute(element, "title")
            .or_else(|| site.map(str::to_owned))
            .unwrap_or_else(|| host(&url).to_owned());
        builder.push(Block::Embed { url, title });
    }

    fn read_details(&self, element: &Element, depth: usize, builder: &mut Builder) {
        let mut summary = Vec::new();
        let mut content = Builder::default();
        let mut next = element.first_child();
        while let Some(node) = next {
            match node.dyn_ref::<Element>() {
                Some(child) if child.local_name() == "summary" => {
                    summary.extend(self.anchor(child).map(Inline::Target));
                    self.read_inlines(child, depth + 1, &mut summary);
                }
                Some(child) => self.read_element(child, depth + 1, &mut content),
                None if node.node_type() == Node::TEXT_NODE => {
                    content.line.extend(node.node_value().map(Inline::Text));
                }
                None => {}
            }
            next = node.next_sibling();
        }
        let content = content.finish();
        if summary.iter().all(is_space) {
            builder.flush();
            builder.blocks.extend(content);
        } else {
            builder.push(Block::Details { summary, content });
        }
    }

    fn read_table(&self, element: &Element, depth: usize, builder: &mut Builder) {
        let mut table = Table::default();
        let mut next = element.first_element_child();
        while let Some(child) = next {
            match child.local_name().as_str() {
                "caption" => {
                    table.caption.extend(self.anchor(&child).map(Inline::Target));
                    self.read_inlines(&child, depth + 1, &mut table.caption);
                }
                "thead" => table.head.extend(self.rows(&child, depth + 1)),
                "tfoot" => table.foot.extend(self.rows(&child, depth + 1)),
                "tbody" => table.body.extend(self.rows(&child, depth + 1)),
                _ => {}
            }
            next = child.next_element_sibling();
        }
        let cells =
            [&table.head, &table.body, &table.foot].into_iter().flatten().map(Vec::len).sum::<usize>();
        builder.flush();
        if cells == 1 {
            // A frame made of a table: only what it holds counts.
            push_paragraph(table.caption, &mut builder.blocks);
            for cell in [table.head, table.body, table.foot].into_iter().flatten().flatten() {
                builder.blocks.extend(cell.content);
            }
        } else if cells > 0 {
            builder.push(Block::Table(table));
        }
    }

    fn rows(&self, group: &Element, depth: usize) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut next = group.first_element_child();
        while let Some(row) = next {
            if row.local_name() == "tr" {
                let mut cells = Row::new();
                let mut next = row.first_element_child();
                while let Some(cell) = next {
                    // Scripts and form fields may stand there too.
                    if matches!(cell.local_name().as_str(), "td" | "th") {
                        cells.push(self.cell(&cell, depth + 2));
                    }
                    next = cell.next_element_sibling();
                }
                if let Some(cell) = cells.first_mut() {
                    self.lead_to(&row, &mut cell.content);
                    rows.push(cells);
                }
            }
            next = row.next_element_sibling();
        }
        rows
    }

    fn cell(&self, element: &Element, depth: usize) -> Cell {
        let span = |name| number(element, name).map_or(1, |count| count.clamp(1, 1000) as u16);
        let content = self.part(element, depth);
        Cell {
            header: element.local_name() == "th",
            scope: attribute(element, "scope").and_then(|scope| match scope.to_ascii_lowercase().as_str() {
                "row" => Some(Scope::Row),
                "col" => Some(Scope::Column),
                "rowgroup" => Some(Scope::RowGroup),
                "colgroup" => Some(Scope::ColumnGroup),
                _ => None,
            }),
            columns: span("colspan"),
            rows: if number(element, "rowspan") == Some(0) { u16::MAX } else { span("rowspan") },
            align: align(element),
            content,
        }
    }
}

/// The words of what is too deep for a structure of its own, without calls in each other.
fn push_words(root: &Node, line: &mut Vec<Inline>) {
    let mut next = root.first_child();
    while let Some(node) = next {
        let element = node.dyn_ref::<Element>();
        let skipped = element.is_some_and(|element| matches!(kind(&element.local_name()), Kind::Skip));
        if node.node_type() == Node::TEXT_NODE {
            line.extend(node.node_value().map(Inline::Text));
        } else if element
            .is_some_and(|element| element.matches("br,li,dt,dd,td,th").unwrap_or(false) || is_block(element))
        {
            line.push(Inline::Text(" ".to_owned()));
        }
        next = if skipped { None } else { node.first_child() };
        let mut place = node;
        while next.is_none() && !place.is_same_node(Some(root)) {
            next = place.next_sibling();
            match place.parent_node() {
                Some(parent) => place = parent,
                None => return,
            }
        }
    }
}

fn is_block(element: &Element) -> bool {
    element.matches(BLOCK_SELECTOR).unwrap_or(false)
}

fn push_stray(stray: &mut Builder, items: &mut Vec<ListItem>) {
    let content = std::mem::take(stray).finish();
    if content.is_empty() {
        return;
    }
    match items.last_mut() {
        Some(item) => item.content.extend(content),
        None => items.push(ListItem { value: None, content }),
    }
}

/// Draws the meaning of an inline element around blocks inside each of its lines.
fn wrap_block(block: Block, wrap: &dyn Fn(Vec<Inline>) -> Vec<Inline>) -> Block {
    let all = |blocks: Vec<Block>| blocks.into_iter().map(|block| wrap_block(block, wrap)).collect();
    match block {
        Block::Paragraph(content) => Block::Paragraph(wrap(content)),
        Block::Heading { level, content } => Block::Heading { level, content: wrap(content) },
        Block::Preformatted(content) => Block::Preformatted(wrap(content)),
        Block::Image(image) => Block::Paragraph(wrap(vec![Inline::Image(image)])),
        Block::Quote { content } => Block::Quote { content: all(content) },
        Block::Section { content, language, direction } => {
            Block::Section { content: all(content), language, direction }
        }
        Block::Figure { content, caption } => Block::Figure { content: all(content), caption },
        Block::List { marker, items } => Block::List {
            marker,
            items: items
                .into_iter()
                .map(|item| ListItem { value: item.value, content: all(item.content) })
                .collect(),
        },
        other => other,
    }
}

fn in_language(element: &Element, isolate: bool, content: Vec<Inline>) -> Vec<Inline> {
    let (language, direction) = (language(element), direction(element));
    if language.is_none() && direction.is_none() && !isolate {
        return content;
    }
    vec![Inline::Span { language, direction, isolate, content }]
}

fn marker(list: &Element, name: &str) -> Marker {
    if name != "ol" {
        return Marker::Bullet;
    }
    let kind = match attribute(list, "type").as_deref() {
        Some("a") => NumberKind::LowerLetter,
        Some("A") => NumberKind::UpperLetter,
        Some("i") => NumberKind::LowerRoman,
        Some("I") => NumberKind::UpperRoman,
        _ => NumberKind::Decimal,
    };
    Marker::Number { kind, start: number(list, "start"), reversed: list.has_attribute("reversed") }
}

fn language(element: &Element) -> Option<String> {
    attribute(element, "lang")
        .filter(|tag| tag.len() <= 35 && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'))
}

fn direction(element: &Element) -> Option<Direction> {
    match attribute(element, "dir")?.to_ascii_lowercase().as_str() {
        "ltr" => Some(Direction::LeftToRight),
        "rtl" => Some(Direction::RightToLeft),
        "auto" => Some(Direction::Auto),
        _ => None,
    }
}

/// `align`, or the `text-align` that Markdown writers leave in `style`; nothing else is read from it.
fn align(element: &Element) -> Option<Align> {
    let value = attribute(element, "align").or_else(|| {
        attribute(element, STYLE)?.to_ascii_lowercase().split(';').find_map(|rule| {
            let (name, value) = rule.split_once(':')?;
            (name.trim() == "text-align").then(|| value.trim().split(['!', ' ']).next().map(str::to_owned))?
        })
    })?;
    match value.to_ascii_lowercase().as_str() {
        "left" | "start" => Some(Align::Start),
        "center" => Some(Align::Center),
        "right" | "end" => Some(Align::End),
        _ => None,
    }
}
