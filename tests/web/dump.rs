//! The article tree as a short text, so that a test reads as "this becomes that".
//!
//! `name attributes[children]`; text stands in single quotes, anchors are `#1`.

use bantin::domain::markup::{
    Block, Cell, Definition, Direction, Image, Inline, Marker, Media, NumberKind, Row, Table,
};

pub fn dump(blocks: &[Block]) -> String {
    list(blocks, block)
}

fn list<T>(items: &[T], one: impl Fn(&T) -> String) -> String {
    items.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn inlines(inlines: &[Inline]) -> String {
    list(inlines, inline)
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(content) => format!("p[{}]", inlines(content)),
        Block::Heading { level, content } => format!("h{level}[{}]", inlines(content)),
        Block::List { marker, items } => {
            let items = list(items, |item| {
                let value = item.value.map(|value| format!(" value={value}")).unwrap_or_default();
                format!("li{value}[{}]", dump(&item.content))
            });
            format!("{}[{items}]", self::marker(marker))
        }
        Block::Definitions(definitions) => {
            let definitions = list(definitions, |definition| match definition {
                Definition::Term(content) => format!("dt[{}]", inlines(content)),
                Definition::Description(content) => format!("dd[{}]", dump(content)),
            });
            format!("dl[{definitions}]")
        }
        Block::Quote { content } => format!("quote[{}]", dump(content)),
        Block::Preformatted(content) => format!("pre[{}]", inlines(content)),
        Block::Table(table) => self::table(table),
        Block::Figure { content, caption } => {
            format!("figure[{}]{}", dump(content), part(" caption", dump(caption)))
        }
        Block::Image(image) => self::image(image),
        Block::Media(media) => self::media(media),
        Block::Embed { url, title } => format!("embed {}['{title}']", url.as_str()),
        Block::Details { summary, content } => {
            format!("details[summary[{}] {}]", inlines(summary), dump(content))
        }
        Block::Section { content, language, direction } => {
            format!("section{}[{}]", language_and_direction(language, *direction), dump(content))
        }
        Block::Target(anchor) => format!("#{}", anchor.0),
        Block::Rule => "hr".to_owned(),
    }
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => format!("'{text}'"),
        Inline::Break => "br".to_owned(),
        Inline::BreakOpportunity => "wbr".to_owned(),
        Inline::Styled { style, content } => {
            format!("{}[{}]", format!("{style:?}").to_lowercase(), inlines(content))
        }
        Inline::Link { url, content } => format!("a {}[{}]", url.as_str(), inlines(content)),
        Inline::Reference { to, content } => format!("a #{}[{}]", to.0, inlines(content)),
        Inline::Target(anchor) => format!("#{}", anchor.0),
        Inline::Abbreviation { title, content } => format!("abbr {title}[{}]", inlines(content)),
        Inline::Span { language, direction, isolate, content } => {
            let name = if *isolate { "bdi" } else { "span" };
            format!("{name}{}[{}]", language_and_direction(language, *direction), inlines(content))
        }
        Inline::Image(image) => self::image(image),
    }
}

fn marker(marker: &Marker) -> String {
    let Marker::Number { kind, start, reversed } = marker else { return "ul".to_owned() };
    let kind = match kind {
        NumberKind::Decimal => "",
        NumberKind::LowerLetter => " a",
        NumberKind::UpperLetter => " A",
        NumberKind::LowerRoman => " i",
        NumberKind::UpperRoman => " I",
    };
    let start = start.map(|start| format!(" start={start}")).unwrap_or_default();
    format!("ol{kind}{start}{}", if *reversed { " reversed" } else { "" })
}

fn table(table: &Table) -> String {
    let rows = |name: &str, rows: &[Row]| part(name, list(rows, |row| format!("tr[{}]", list(row, cell))));
    let parts = [
        part("caption", inlines(&table.caption)),
        rows("head", &table.head),
        rows("body", &table.body),
        rows("foot", &table.foot),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("table[{}]", parts.join(" "))
}

fn cell(cell: &Cell) -> String {
    let mut text = if cell.header { "th" } else { "td" }.to_owned();
    if let Some(scope) = cell.scope {
        text.push_str(&format!(" {scope:?}").to_lowercase());
    }
    if cell.columns != 1 {
        text.push_str(&format!(" columns={}", cell.columns));
    }
    if cell.rows != 1 {
        text.push_str(&format!(" rows={}", cell.rows));
    }
    if let Some(align) = cell.align {
        text.push_str(&format!(" {align:?}").to_lowercase());
    }
    format!("{text}[{}]", dump(&cell.content))
}

fn image(image: &Image) -> String {
    let mut text = format!("img {}", image.url.as_str());
    if !image.alt.is_empty() {
        text.push_str(&format!(" '{}'", image.alt));
    }
    if let Some(width) = image.width {
        text.push_str(&format!(" width={width}"));
    }
    if let Some(height) = image.height {
        text.push_str(&format!(" height={height}"));
    }
    text + &part(" ", list(&image.sources, |(url, size)| format!("{} {size}", url.as_str())))
}

fn media(media: &Media) -> String {
    let mut text = format!("{:?}", media.kind).to_lowercase();
    if let Some(title) = &media.title {
        text.push_str(&format!(" '{title}'"));
    }
    if let Some(poster) = &media.poster {
        text.push_str(&format!(" poster={}", poster.as_str()));
    }
    format!("{text}[{}]", list(&media.sources, |source| source.as_str().to_owned()))
}

fn language_and_direction(language: &Option<String>, direction: Option<Direction>) -> String {
    let language = language.as_ref().map(|language| format!(" {language}")).unwrap_or_default();
    let direction = direction.map_or("", |direction| match direction {
        Direction::LeftToRight => " ltr",
        Direction::RightToLeft => " rtl",
        Direction::Auto => " auto",
    });
    language + direction
}

fn part(name: &str, content: String) -> String {
    if content.is_empty() { content } else { format!("{name}[{content}]") }
}
