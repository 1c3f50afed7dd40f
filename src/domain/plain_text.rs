//! `content_text` as blocks: paragraphs at empty lines, line breaks kept, addresses made links.

use super::markup::{Block, Inline};
use super::text::split_at_words;
use super::url_policy::LinkUrl;

/// The paragraphs of a plain text.
pub fn parse_plain_text(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut paragraph = Vec::new();
    for line in text.lines() {
        if line.trim().is_empty() {
            if !paragraph.is_empty() {
                blocks.push(Block::Paragraph(std::mem::take(&mut paragraph)));
            }
            continue;
        }
        if !paragraph.is_empty() {
            paragraph.push(Inline::Break);
        }
        push_linked(line, &mut paragraph);
    }
    if !paragraph.is_empty() {
        blocks.push(Block::Paragraph(paragraph));
    }
    blocks
}

/// Splits a line at words that are web addresses.
fn push_linked(line: &str, into: &mut Vec<Inline>) {
    let mut text = String::new();
    for piece in line.split_inclusive(char::is_whitespace) {
        let Some((before, url, after)) = find_address(piece) else {
            text.push_str(piece);
            continue;
        };
        text.push_str(before);
        match LinkUrl::parse(url, None) {
            Some(target) => {
                if !text.is_empty() {
                    into.push(Inline::Text(std::mem::take(&mut text)));
                }
                into.push(Inline::Link { url: target, content: vec![Inline::Text(url.to_owned())] });
            }
            None => text.push_str(url),
        }
        text.push_str(after);
    }
    if !text.is_empty() {
        into.push(Inline::Text(text));
    }
}

/// The address in a word, without the brackets before and the punctuation after it.
fn find_address(word: &str) -> Option<(&str, &str, &str)> {
    let start = ["https://", "http://"]
        .iter()
        .filter_map(|scheme| Some(split_at_words(word, scheme)?.0.len()))
        .min()?;
    let (before, rest) = word.split_at_checked(start)?;
    let mut url = rest.trim_end_matches(|c: char| c.is_whitespace() || ".,;:!?\"'”’»>]".contains(c));
    // A bracket belongs to the address only if it was opened in it.
    while url.ends_with(')') && url.matches(')').count() > url.matches('(').count() {
        url = url.trim_end_matches(|c: char| ".,;:!?".contains(c)).strip_suffix(')')?;
    }
    let (_, after) = rest.split_at_checked(url.len())?;
    (url.len() > "https://".len()).then_some((before, url, after))
}
