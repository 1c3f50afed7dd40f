//! Articles that were opened are kept to be read again without a network: the newest of them, within bounds.

use crate::domain::text::{leading_integer, unsigned_decimal};
use crate::domain::timestamp::Timestamp;

const MAX_ARTICLES: usize = 200;
/// Of text, as it is kept.
const MAX_BYTES: usize = 20 * 1024 * 1024;

/// The record of one: since when, in seconds, and how many bytes: "1795680000 48210".
pub fn write_size(at: Timestamp, bytes: usize) -> String {
    let seconds = unsigned_decimal(at.seconds.max(0).unsigned_abs());
    [&seconds, " ", &unsigned_decimal(bytes as u64)].concat()
}

/// Which of the articles with these records must go so that another one finds room, the oldest first;
/// `None` if it is too large for any.
pub fn make_way(sizes: &[(String, String)], key: &str, bytes: usize) -> Option<Vec<String>> {
    if bytes > MAX_BYTES {
        return None;
    }
    let mut known: Vec<_> = sizes
        .iter()
        .filter(|(other, _)| other != key)
        .map(|(other, text)| {
            // What cannot be read is the first to go.
            let (at, size) = text.split_once(' ').unwrap_or_default();
            (leading_integer(at).unwrap_or(0), leading_integer(size).unwrap_or(0).max(0) as usize, other)
        })
        .collect();
    known.sort();
    let (mut count, mut all) =
        (known.len() + 1, bytes + known.iter().map(|(_, size, _)| size).sum::<usize>());
    let mut gone = Vec::new();
    for (_, size, other) in known {
        if count <= MAX_ARTICLES && all <= MAX_BYTES {
            break;
        }
        count -= 1;
        all -= size;
        gone.push(other.clone());
    }
    Some(gone)
}
