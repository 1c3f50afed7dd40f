//! What a table of contents lists.

use bantin::domain::headings::{Heading, list_headings};
use bantin::domain::markup::{Block, Cell, Definition, Inline, ListItem, Marker, Style, Table};

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, content: vec![Inline::Text(text.into())] }
}

#[track_caller]
fn check(blocks: &[Block], expected: &[(u32, u8, &str)]) {
    let expected: Vec<_> = expected
        .iter()
        .map(|(number, depth, text)| Heading { number: *number, depth: *depth, text: (*text).to_owned() })
        .collect();
    assert_eq!(list_headings(blocks), expected);
}

#[test]
fn depth_counts_from_the_highest() {
    check(&[], &[]);
    check(
        &[heading(3, "a"), heading(4, "b"), heading(6, "c"), heading(3, "d")],
        &[(0, 0, "a"), (1, 1, "b"), (2, 3, "c"), (3, 0, "d")],
    );
    check(&[heading(4, "a"), heading(2, "b")], &[(0, 2, "a"), (1, 0, "b")]);
}

#[test]
fn headings_without_words_are_counted_and_not_listed() {
    check(&[heading(2, "a"), heading(2, " \u{a0}"), heading(3, "b")], &[(0, 0, "a"), (2, 1, "b")]);
}

#[test]
fn words_come_out_of_styles_and_breaks_part_them() {
    let content = vec![
        Inline::Text("Điều".into()),
        Inline::Break,
        Inline::Styled { style: Style::Strong, content: vec![Inline::Text("một".into())] },
    ];
    check(&[Block::Heading { level: 2, content }], &[(0, 0, "Điều một")]);
}

#[test]
fn headings_are_found_in_every_corner_in_reading_order() {
    let cell = |text: &str| Cell {
        header: false,
        scope: None,
        columns: 1,
        rows: 1,
        align: None,
        content: vec![heading(2, text)],
    };
    let blocks = [
        Block::List {
            marker: Marker::Bullet,
            items: vec![ListItem { value: None, content: vec![heading(2, "a")] }],
        },
        Block::Definitions(vec![
            Definition::Term(vec![Inline::Text("x".into())]),
            Definition::Description(vec![heading(2, "b")]),
        ]),
        Block::Quote { content: vec![heading(2, "c")] },
        Block::Section { content: vec![heading(2, "d")], language: None, direction: None },
        Block::Details { summary: vec![], content: vec![heading(2, "e")] },
        Block::Table(Table {
            head: vec![vec![cell("f")]],
            body: vec![vec![cell("g")]],
            foot: vec![vec![cell("h")]],
            ..Table::default()
        }),
        Block::Figure { content: vec![heading(2, "i")], caption: vec![heading(2, "j")] },
        Block::Rule,
    ];
    let expected: Vec<_> = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]
        .into_iter()
        .zip(0..)
        .map(|(text, n)| (n, 0, text))
        .collect();
    check(&blocks, &expected);
}
