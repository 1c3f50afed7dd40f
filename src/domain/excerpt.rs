//! The first words of an article, for lists and for articles without a title.

use super::feed::Article;
use super::html_text::push_body_text;

/// The beginning of an article's text on one line, at most `length` characters, cut between words.
pub fn excerpt(article: &Article, length: usize) -> String {
    let mut text = String::new();
    // Letters have up to three bytes, and there may be spaces between tags.
    push_body_text(&article.body, 0, length * 6, &mut text);
    shorten(&text, length)
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
