//! No bytes make reading panic, and none make it depend on where pieces end.

use super::support::{FEED_URL, cases};
use bantin::domain::json;
use bantin::domain::site::read_site;
use bantin::domain::stream::{FeedError, FeedReader, Reading, read_feed};
use proptest::prelude::*;

const FEEDS: [&[u8]; 2] = [include_bytes!("feeds/complete.json"), include_bytes!("feeds/tricky.json")];

fn read_all(bytes: &[u8]) {
    let _ = read_feed(bytes, FEED_URL);
    let _ = read_site(bytes, FEED_URL, bantin::domain::surface::Surface::Kiosk);
    let _ = json::parse(bytes);
}

fn read_pieces(bytes: &[u8], size: usize) -> Result<Reading, FeedError> {
    let mut reader = FeedReader::new(FEED_URL);
    for piece in bytes.chunks(size) {
        reader.push(piece)?;
    }
    reader.finish()
}

/// A feed with some bytes changed, taken out or put in.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![prop::sample::select(b"{}[]\",:\\ \n<&0".to_vec()), any::<u8>(),];
    let change = (any::<prop::sample::Index>(), 0..3, byte);
    (0..FEEDS.len(), prop::collection::vec(change, 1..8)).prop_map(|(feed, changes)| {
        let mut bytes = FEEDS[feed].to_vec();
        for (at, kind, byte) in changes {
            let at = at.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => drop(bytes.remove(at)),
                _ => bytes.insert(at, byte),
            }
        }
        bytes
    })
}

proptest! {
    #![proptest_config(cases(2048))]

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read_all(&bytes);
    }

    #[test]
    fn random_structure_never_panics(text in r#"\{?[\[\]{}",:\\ a1\n]{0,60}"#, size in 1_usize..9) {
        read_all(text.as_bytes());
        prop_assert_eq!(read_pieces(text.as_bytes(), size), read_pieces(text.as_bytes(), usize::MAX));
    }

    #[test]
    fn mutated_feeds_never_panic(bytes in mutated(), size in 1_usize..40) {
        read_all(&bytes);
        prop_assert_eq!(read_pieces(&bytes, size), read_pieces(&bytes, usize::MAX));
    }
}

#[test]
fn deep_nesting_of_all_kinds_never_panics() {
    for unit in ["[", "{", r#"{"a":"#, r#"{"items":["#, r#"[{"items":"#, "\"", "\\", "[[{"] {
        read_all(unit.repeat(100_000).as_bytes());
    }
}
