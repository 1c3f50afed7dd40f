//! The headings of an article: what its table of contents lists.

use super::markup::{Block, Definition};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its place among all headings of the text, from 0: what its `id` is made of.
    pub number: u32,
    /// 0 for the highest headings of the text, 1 for those one level below, and so on.
    pub depth: u8,
    pub text: String,
}

/// All headings that say something, in reading order.
pub fn list_headings(blocks: &[Block]) -> Vec<Heading> {
    let mut found = Vec::new();
    let mut number = 0;
    visit_headings(blocks, &mut |level, heading| {
        let mut text = String::new();
        heading.visit_text(&mut |piece| text.push_str(piece));
        if !text.trim().is_empty() {
            found.push(Heading { number, depth: level, text });
        }
        number += 1;
    });
    let highest = found.iter().map(|heading| heading.depth).min().unwrap_or_default();
    for heading in &mut found {
        heading.depth -= highest;
    }
    found
}

/// In the order in which they are drawn: the numbers must be the same in both.
fn visit_headings(blocks: &[Block], visit: &mut dyn FnMut(u8, &Block)) {
    for block in blocks {
        match block {
            Block::Heading { level, .. } => visit(*level, block),
            Block::List { items, .. } => items.iter().for_each(|item| visit_headings(&item.content, visit)),
            Block::Definitions(definitions) => {
                for definition in definitions {
                    if let Definition::Description(content) = definition {
                        visit_headings(content, visit);
                    }
                }
            }
            Block::Quote { content } | Block::Section { content, .. } | Block::Details { content, .. } => {
                visit_headings(content, visit);
            }
            Block::Table(table) => {
                for rows in [&table.head, &table.body, &table.foot] {
                    for row in rows {
                        row.iter().for_each(|cell| visit_headings(&cell.content, visit));
                    }
                }
            }
            Block::Figure { content, caption } => {
                visit_headings(content, visit);
                visit_headings(caption, visit);
            }
            _ => {}
        }
    }
}
