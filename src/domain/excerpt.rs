//! The first words of an article, for lists and for articles without a title.

use super::entities::decode_entities;
use super::feed::{Article, Body};
use super::quiet_html::tag_length;
use super::text::split_at_words;

/// The beginning of an article's text on one line, at most `length` characters, cut between words.
pub fn excerpt(article: &Article, length: usize) -> String {
    match &article.body {
        Body::Html(html) => shorten(&decode_entities(&strip_tags(html, length)), length),
        Body::Text(text) => shorten(text, length),
        Body::Stored { excerpt, .. } => shorten(excerpt, length),
        Body::None => String::new(),
    }
}

/// One line of at most `length` characters, with an ellipsis where something was left out.
pub fn shorten(text: &str, length: usize) -> String {
    let mut short = String::new();
    let mut count = 0;
    for word in text.split_whitespace() {
        let size = word.chars().count() + 1;
        if count + size > length + 1 {
            // A single word that is longer than all there is room for is cut inside.
            if short.is_empty() {
                short.extend(word.chars().take(length));
            }
            short.push('…');
            return short;
        }
        if count > 0 {
            short.push(' ');
        }
        short.push_str(word);
        count += size;
    }
    short
}

/// The text between tags, with spaces in their place. Good enough for an excerpt, and no more: what
/// it returns is only ever a text node.
fn strip_tags(html: &str, length: usize) -> String {
    // Enough for any excerpt: entities are at most some ten times as long as what they stand for.
    let enough = length * 12;
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tag_onwards)) = rest.split_once('<') {
        text.push_str(before);
        if text.len() > enough {
            return text;
        }
        if tag_onwards.starts_with(['!', '?']) {
            rest = tag_onwards.split_once('>').map_or("", |(_, after)| after);
            continue;
        }
        if tag_length(tag_onwards) == 0 {
            // A sign between numbers.
            text.push('<');
            rest = tag_onwards;
            continue;
        }
        let name = tag_onwards.strip_prefix('/').unwrap_or(tag_onwards);
        let name_end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = name.get(..name_end).unwrap_or_default().to_ascii_lowercase();
        let close = match name.as_str() {
            "script" => "</script",
            "style" => "</style",
            _ => "",
        };
        let after = match close {
            "" => tag_onwards,
            _ => split_at_words(tag_onwards, close).map_or("", |(_, after)| after),
        };
        rest = after.get(tag_length(after)..).unwrap_or_default();
        rest = rest.strip_prefix('>').unwrap_or(rest);
        // Inline tags stand inside words.
        const INLINE: [&str; 11] = ["a", "b", "i", "em", "strong", "span", "u", "sub", "sup", "mark", "font"];
        if !INLINE.contains(&name.as_str()) {
            text.push(' ');
        }
    }
    text.push_str(rest);
    text
}
