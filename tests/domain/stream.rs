//! Reading piece by piece.

use super::support::{FEED_URL, feed_of, of_feed};
use bantin::domain::stream::{FeedError, FeedReader, Reading, read_feed};
use bantin::domain::warning::WarningKind;

/// Escapes, surrogates, brackets and quotation marks in texts, multi-byte characters, all types.
const FEED: &str = include_str!("feeds/tricky.json");

fn read_pieces<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Result<Reading, FeedError> {
    let mut reader = FeedReader::new(FEED_URL);
    let mut articles = Vec::new();
    for piece in pieces {
        reader.push(piece)?;
        articles.extend(reader.take_articles());
    }
    let mut reading = reader.finish()?;
    articles.append(&mut reading.articles);
    reading.articles = articles;
    Ok(reading)
}

#[test]
fn pieces_may_end_anywhere() {
    let whole = read_pieces([FEED.as_bytes()]).unwrap();
    assert_eq!(whole.articles.len(), 5);
    assert!(whole.complete);
    for cut in 0..=FEED.len() {
        let (first, second) = FEED.as_bytes().split_at(cut);
        assert_eq!(read_pieces([first, second]).as_ref(), Ok(&whole), "cut at {cut}");
    }
}

#[test]
fn pieces_of_every_size_are_the_same_feed() {
    let marked = ["\u{feff}", FEED].concat();
    for feed in [FEED, &marked] {
        let whole = read_pieces([feed.as_bytes()]);
        for size in 1..=64 {
            assert_eq!(read_pieces(feed.as_bytes().chunks(size)), whole, "pieces of {size}");
        }
    }
}

/// A piece of any length anywhere: what was kept of the piece before and what comes after must meet.
#[test]
fn two_cuts_may_be_anywhere_in_a_text() {
    let text = r#"a\\\"\ud83d\ude00\u1ec7\ud83dắ😀\n"#;
    let feed = feed_of(&format!(r#"{{"id": "ă", "title": "{text}", "content_text": "{text}"}}"#));
    let whole = read_pieces([feed.as_bytes()]);
    assert_eq!(whole.as_ref().map(|reading| reading.articles.len()), Ok(1));
    for first in 0..=feed.len() {
        for second in first..=feed.len() {
            let (head, rest) = feed.as_bytes().split_at(first);
            let (middle, tail) = rest.split_at(second - first);
            assert_eq!(read_pieces([head, middle, tail]), whole, "cuts at {first} and {second}");
        }
    }
}

#[test]
fn pieces_of_broken_feeds_may_end_anywhere() {
    let item = r#"{"id": "1", "content_text": ""}"#;
    for broken in [
        format!(r#"{item},, {{"id": "2", "title": "a "b" c"}} {item}"#),
        format!(r#"{item}}}, [}}, "x"y, {{"id": @}}, 12 , {item}"#),
        format!(r#"{{"id": "2", "title": "chưa đóng, "content_text": "x"}}, {item}"#),
    ] {
        let feed = feed_of(&broken);
        let whole = read_pieces([feed.as_bytes()]);
        for cut in 0..=feed.len() {
            let (first, second) = feed.as_bytes().split_at(cut);
            assert_eq!(read_pieces([first, second]), whole, "cut at {cut} of {feed}");
        }
    }
}

#[test]
fn articles_are_there_when_their_bytes_are() {
    let mut reader = FeedReader::new(FEED_URL);
    let mut seen = 0;
    for (end, _) in FEED.match_indices("\n    }").map(|(at, found)| (at + found.len(), found)) {
        let start = seen;
        reader.push(FEED.as_bytes().get(start..end).unwrap()).unwrap();
        assert_eq!(reader.take_articles().len(), 1);
        seen = end;
    }
    assert_eq!(reader.header().title.as_deref(), Some("Tin \"khó\" {[,]}"));
    assert_eq!(reader.header().language, None);
    reader.push(FEED.as_bytes().get(seen..).unwrap()).unwrap();
    assert_eq!(reader.header().language.as_deref(), Some("vi"));
    assert_eq!(reader.finish().unwrap().articles, []);
}

#[test]
fn what_can_never_be_a_feed_fails_early() {
    for (bytes, error) in [
        ("  <html>", FeedError::NotJson { offset: 2 }),
        (" [1, 2", FeedError::NotAFeed),
        ("not found", FeedError::NotJson { offset: 0 }),
    ] {
        let mut reader = FeedReader::new(FEED_URL);
        assert_eq!(reader.push(bytes.as_bytes()), Err(error.clone()));
        assert_eq!(reader.push(b"{}"), Err(error.clone()));
        assert_eq!(reader.finish(), Err(error));
    }
}

#[test]
fn cut_off_feed_keeps_what_is_complete() {
    let whole = read_pieces([FEED.as_bytes()]).unwrap();
    let ends: Vec<usize> = FEED.match_indices("\n    }").map(|(at, found)| at + found.len()).collect();
    let version = FEED.find("1.1\",").unwrap() + 5;
    let end = FEED.trim_end().len();
    for cut in 0..end {
        let reading = read_pieces([FEED.as_bytes().get(..cut).unwrap()]);
        let count = ends.iter().filter(|end| **end <= cut).count();
        match reading {
            Ok(reading) => {
                assert!(cut >= version, "cut at {cut}");
                assert_eq!(reading.articles.as_slice(), whole.articles.get(..count).unwrap(), "cut at {cut}");
                assert!(!reading.complete);
                assert!(reading.warnings.contains(&of_feed("", WarningKind::Truncated)));
            }
            Err(FeedError::NotJson { offset }) => assert_eq!((offset, cut <= version), (cut, true)),
            Err(error) => assert_eq!((error, cut), (FeedError::Empty, 0)),
        }
    }
    assert_eq!(ends.len(), 5);
}

#[test]
fn cut_off_feed_without_version_needs_an_article() {
    let error = |offset| Err(FeedError::NotJson { offset });
    assert_eq!(read_feed(br#"{"items": ["#, FEED_URL), error(11));
    assert_eq!(read_feed(br#"{"items": [{"id": "1""#, FEED_URL), error(21));
    let (feed, _) = read_feed(br#"{"items": [{"id": "1"}, {"#, FEED_URL).unwrap();
    assert_eq!(feed.articles.len(), 1);
}

#[test]
fn only_the_unfinished_item_is_kept_while_reading() {
    let item = format!(r#"{{"id": "1", "content_text": "{}"}},"#, "x".repeat(1000));
    let mut reader = FeedReader::new(FEED_URL);
    reader.push(br#"{"version": "https://jsonfeed.org/version/1", "title": "Tin", "items": ["#).unwrap();
    for _ in 0..1000 {
        reader.push(item.as_bytes()).unwrap();
        // The same item again and again is left out, so nothing is left to be kept.
        assert!(reader.take_articles().len() <= 1);
    }
    reader.push(b"]}").unwrap();
    let reading = reader.finish().unwrap();
    assert!(reading.complete);
}

#[test]
fn garbage_between_items_is_skipped() {
    let item = |id: &str| format!(r#"{{"id": "{id}", "content_text": ""}}"#);
    let feed = feed_of(&format!("{}}}, {} :, {}", item("1"), item("2"), item("3")));
    let (feed, warnings) = read_feed(feed.as_bytes(), FEED_URL).unwrap();
    assert_eq!(feed.articles.len(), 3);
    assert!(warnings.contains(&of_feed("", WarningKind::Syntax)));
}

#[test]
fn items_keyword_may_be_escaped_or_nested() {
    let feed = r#"{"\u0069tems": [{"id": "1"}], "_x": {"items": [{"id": "2"}]}, "y": ["items", [3]]}"#;
    let (feed, _) = read_feed(feed.as_bytes(), FEED_URL).unwrap();
    assert_eq!(feed.articles.len(), 1);
}
