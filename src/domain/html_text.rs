//! The text of HTML without a parser: for excerpts, for searching, for counting.
//!
//! Good enough for that, and no more: what it returns is only ever compared or shown as a text node.

use super::entities::push_decoded;
use super::feed::Body;
use super::quiet_html::tag_length;

/// These stand inside words; every other tag parts them.
const INLINE: [&str; 17] = [
    "a", "b", "i", "em", "strong", "span", "u", "s", "sub", "sup", "mark", "font", "small", "ins", "del",
    "wbr", "bdi",
];

/// The whole text of a body.
pub fn body_text(body: &Body) -> String {
    let mut text = String::new();
    push_body_text(body, 0, usize::MAX, &mut text);
    text
}

/// Appends about `enough` bytes of a body's text, from the byte `from` of its source on. Returns
/// where to go on, or `None` at the end; no word is cut there.
pub fn push_body_text(body: &Body, from: usize, enough: usize, text: &mut String) -> Option<usize> {
    match body {
        Body::Html(html) => push_html_text(html, from, enough, text),
        Body::Text(plain) => push_plain_text(plain, from, enough, text),
        // The whole is elsewhere; whoever needs it fetches it first.
        Body::Stored { excerpt, .. } => push_plain_text(excerpt, from, enough, text),
        Body::None => None,
    }
}

fn push_plain_text(plain: &str, from: usize, enough: usize, text: &mut String) -> Option<usize> {
    let rest = plain.get(from..).unwrap_or_default();
    let length = end_of_piece(rest, enough);
    text.push_str(rest.get(..length).unwrap_or_default());
    (length < rest.len()).then_some(from + length)
}

/// How much of a text is a piece of about `enough` bytes that ends before a space.
fn end_of_piece(text: &str, enough: usize) -> usize {
    let tail = text.as_bytes().get(enough..).unwrap_or_default();
    tail.iter().position(u8::is_ascii_whitespace).map_or(text.len(), |length| enough + length)
}

/// Appends the text between tags, decoded, with a space in the place of each tag that is not inline.
fn push_html_text(html: &str, from: usize, enough: usize, text: &mut String) -> Option<usize> {
    let limit = text.len().saturating_add(enough);
    let mut rest = html.get(from..).unwrap_or_default();
    while let Some((before, tag_onwards)) = rest.split_once('<') {
        let length = end_of_piece(before, limit.saturating_sub(text.len()));
        push_decoded(before.get(..length).unwrap_or_default(), text);
        if length < before.len() {
            return Some(html.len() - rest.len() + length);
        }
        if let Some(comment) = tag_onwards.strip_prefix("!--") {
            // Its two dashes may be those of its end: `<!-->`.
            rest = after(comment, "-->").unwrap_or_else(|| after(tag_onwards, ">").unwrap_or_default());
            continue;
        }
        if tag_onwards.starts_with(['!', '?']) {
            rest = after(tag_onwards, ">").unwrap_or_default();
            continue;
        }
        let length = tag_length(tag_onwards);
        if length == 0 {
            // A sign between numbers.
            text.push('<');
            rest = tag_onwards;
            continue;
        }
        let name = tag_name(tag_onwards);
        rest = tag_onwards.get(length..).map_or("", |rest| rest.strip_prefix('>').unwrap_or(rest));
        if !tag_onwards.starts_with('/') {
            rest = behind_hidden(name, rest);
        }
        // Only here a piece may end without looking at the next byte: no word goes on behind it.
        if !INLINE.iter().any(|inline| inline.eq_ignore_ascii_case(name)) {
            text.push(' ');
            if text.len() >= limit && !rest.is_empty() {
                return Some(html.len() - rest.len());
            }
        }
    }
    let length = end_of_piece(rest, limit.saturating_sub(text.len()));
    push_decoded(rest.get(..length).unwrap_or_default(), text);
    (length < rest.len()).then(|| html.len() - rest.len() + length)
}

fn tag_name(tag: &str) -> &str {
    let name = tag.strip_prefix('/').unwrap_or(tag);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    name.get(..length).unwrap_or_default()
}

/// What follows an element whose content nobody reads.
fn behind_hidden<'a>(name: &str, rest: &'a str) -> &'a str {
    let Some(name) = ["script", "style", "template"].iter().find(|hidden| hidden.eq_ignore_ascii_case(name))
    else {
        return rest;
    };
    let mut candidate = rest;
    while let Some((_, tag)) = candidate.split_once("</") {
        if tag.as_bytes().get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes())) {
            return after(tag, ">").unwrap_or_default();
        }
        candidate = tag;
    }
    ""
}

fn after<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    super::text::split_at_words(text, mark).map(|(_, after)| after)
}
