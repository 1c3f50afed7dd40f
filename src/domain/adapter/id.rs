//! Ids for items that have none, or none that can be used.

use crate::domain::feed::{Article, Body};

/// Bytes of an id that are kept as they are: every link to the article carries it.
const MAX_BYTES: usize = 1000;

/// The publisher's id, made short enough.
pub fn fitted_id(id: String) -> String {
    if id.len() <= MAX_BYTES {
        return id;
    }
    let start: String = id.chars().take(100).collect();
    [start.as_str(), "-", &hex(hash(&[&id]))].concat()
}

/// An id that stays the same when the feed is read again: the item's URL, or else a number made of
/// its title (or its text) and its date. `None` for an item with none of them.
pub fn build_id(article: &Article, date: Option<&str>) -> Option<String> {
    if let Some(url) = article.url.as_ref().or(article.external_url.as_ref()) {
        return Some(fitted_id(String::from(url.as_str())));
    }
    let body = match &article.body {
        Body::Html(text) | Body::Text(text) => Some(text.as_str()),
        Body::None | Body::Stored { .. } => None,
    };
    let image = article.image.as_ref().map(|image| image.url.as_str());
    let text = article.title.as_deref().or(body).or(article.lead.as_deref()).or(image);
    match (text, date) {
        (None, None) => None,
        _ => Some(hex(hash(&[text.unwrap_or_default(), date.unwrap_or_default()]))),
    }
}

/// FNV-1a, 64 bits. Not against attackers: whoever writes the feed may choose ids anyway.
pub fn hash(texts: &[&str]) -> u64 {
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0]));
    bytes.fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// Sixteen digits.
pub fn hex(number: u64) -> String {
    number
        .to_be_bytes()
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|half| char::from_digit(half.into(), 16))
        .collect()
}
