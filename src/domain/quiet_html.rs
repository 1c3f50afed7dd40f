//! HTML that an inert document takes without a word to the page's content security policy.
//!
//! Browsers report `style` and `on...` attributes, `<style>` and `<base>` as violations even in a
//! document that never styles or runs anything. Nothing of them is used, but reports of harmless
//! feeds would bury those of an attack. So they get other names before the parser sees them.

/// The same HTML with those attributes and elements renamed: `style` becomes [`STYLE`].
pub fn quiet_html(html: &str) -> String {
    let mut quiet = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((text, tag)) = rest.split_once('<') {
        quiet.push_str(text);
        quiet.push('<');
        let (tag, after) = tag.split_at(tag_length(tag));
        push_tag(tag, &mut quiet);
        rest = after;
    }
    quiet.push_str(rest);
    quiet
}

/// What a `style` attribute, and a `<style>` element, is called afterwards.
pub const STYLE: &str = "data-style";

/// How long a tag is, from behind its `<` to its `>`; a `>` in quotes does not end it. 0 for what is
/// no tag.
pub fn tag_length(tag: &str) -> usize {
    let name = tag.strip_prefix('/').unwrap_or(tag);
    if !name.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
        return 0;
    }
    // 0 outside of quotes.
    let mut quote = 0;
    let mut before = 0;
    for (index, &byte) in tag.as_bytes().iter().enumerate() {
        if quote != 0 {
            if byte == quote {
                quote = 0;
            }
        } else if byte == b'>' {
            return index;
        } else if (byte == b'"' || byte == b'\'') && before == b'=' {
            // A quote begins a value only behind an equals sign.
            quote = byte;
        }
        if byte > b' ' {
            before = byte;
        }
    }
    tag.len()
}

fn push_tag(tag: &str, quiet: &mut String) {
    let mut rest = tag;
    let mut first = true;
    // Word by word; what stands between the words is copied.
    while !rest.is_empty() {
        let (word, after) = split_where(rest, |byte| !byte.is_ascii_alphanumeric());
        let (between, next) = split_where(after, |byte| byte.is_ascii_alphanumeric());
        let is = |name: &str| word.eq_ignore_ascii_case(name);
        if first && is("base") {
            // It stands alone and shows nothing, as `base` does.
            quiet.push_str("wbr");
        } else {
            // An attribute has an equals sign behind it; in a value such a word is renamed too, but
            // nobody reads it there.
            let attribute = between.trim_start().starts_with('=');
            let handler = word
                .as_bytes()
                .first_chunk()
                .is_some_and(|start: &[u8; 2]| start.eq_ignore_ascii_case(b"on"));
            if (is("style") && (first || attribute)) || (handler && attribute) {
                quiet.push_str("data-");
            }
            quiet.push_str(word);
        }
        quiet.push_str(between);
        first &= word.is_empty();
        rest = next;
    }
}

/// A text up to the first byte of a kind, and the rest; the kinds here are ASCII or all but ASCII.
fn split_where(text: &str, is_end: fn(&u8) -> bool) -> (&str, &str) {
    let length = text.as_bytes().iter().position(is_end).unwrap_or(text.len());
    text.split_at_checked(length).unwrap_or((text, ""))
}
