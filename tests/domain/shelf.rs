//! What one person keeps, alone and as a file.

use super::support::{FEED_URL, cases, feed_of, read};
use bantin::domain::feed::Body;
use bantin::domain::position::Position;
use bantin::domain::shelf::{
    ImportError, Key, Marks, Places, Saved, Shelf, export, import, make_way, write_size,
};
use bantin::domain::stream::read_feed;
use bantin::domain::timestamp::Timestamp;
use proptest::prelude::*;

const NOW: Timestamp = Timestamp { seconds: 1_800_000_000 };

fn at(seconds: i64) -> Timestamp {
    Timestamp { seconds }
}

fn saved(id: &str, seconds: i64) -> Saved {
    let item =
        format!(r#"{{"id": "{id}", "title": "Bài {id}", "content_html": "<p>Sông <img src='a.png'></p>"}}"#);
    let article = read(&feed_of(&item)).0.articles[0].clone();
    Saved {
        article,
        feed_url: FEED_URL.into(),
        feed_title: Some("Tin bến sông".into()),
        at: at(seconds),
        withdrawn: None,
    }
}

fn key(id: &str) -> Key {
    Key::of(FEED_URL, id)
}

fn full() -> Shelf {
    let mut shelf = Shelf::default();
    shelf.put(saved("1", 100));
    shelf.put(saved("2", 200));
    shelf.read.set(key("1"), at(50));
    shelf.places.set(key("2"), at(60), Position { block: 3, offset: 250, whole: 431 });
    shelf
}

#[test]
fn the_newest_comes_first() {
    let ids: Vec<_> = full().saved.iter().map(|saved| saved.article.id.clone()).collect();
    assert_eq!(ids, ["2", "1"]);
}

#[test]
fn an_article_is_kept_whole() {
    let article = saved("a/b 'c' ạ", 7);
    assert_eq!(Saved::parse(&article.write()), Some(article));
    let (feed, _) = read_feed(include_bytes!("feeds/complete.json"), FEED_URL).unwrap();
    for article in feed.articles {
        let saved =
            Saved { article, feed_url: FEED_URL.into(), feed_title: None, at: at(1), withdrawn: Some(at(2)) };
        assert_eq!(Saved::parse(&saved.write()), Some(saved));
    }
}

#[test]
fn a_withdrawn_article_stays_and_says_so() {
    let mut shelf = full();
    assert!(shelf.withdraw(key("1"), Some(at(300))));
    let copy = shelf.find(key("1")).unwrap().clone();
    assert_eq!(copy.withdrawn, Some(at(300)));
    assert_eq!(Saved::parse(&copy.write()), Some(copy));
    assert!(!shelf.withdraw(key("1"), Some(at(400))), "the first time counts");
    assert!(!shelf.withdraw(key("3"), Some(at(400))), "what is not kept is not withdrawn");
    assert!(shelf.withdraw(key("1"), None));
    assert_eq!(shelf, full());
}

#[test]
fn a_corrected_article_takes_the_old_ones_place() {
    let mut shelf = full();
    shelf.withdraw(key("1"), Some(at(300)));
    let mut corrected = saved("1", 900);
    assert_eq!(shelf.correct(saved("3", 900)), None);
    std::sync::Arc::make_mut(&mut corrected.article).title = Some("Bài đã sửa".into());
    let copy = shelf.correct(corrected.clone()).unwrap();
    assert_eq!((copy.at, copy.withdrawn), (at(100), None), "it is there again, and since when it was");
    assert_eq!(copy.article.title.as_deref(), Some("Bài đã sửa"));
    assert_eq!(shelf.saved.len(), 2);
    assert_eq!(shelf.correct(corrected), None, "the same article is no correction");
}

#[test]
fn keys_tell_feeds_apart_and_are_written_as_digits() {
    assert_ne!(key("1"), Key::of("https://other.example/feed.json", "1"));
    assert_eq!(Key::parse(&key("1").hex()), Some(key("1")));
    for wrong in ["", "12", "g123456789abcdef", "0123456789abcdef0"] {
        assert_eq!(Key::parse(wrong), None, "{wrong}");
    }
}

/// The only file of a shelf.
fn export_one(shelf: &Shelf) -> String {
    let [file] = <[String; 1]>::try_from(export(shelf, "Đã lưu")).unwrap();
    file
}

#[test]
fn a_file_brings_all_of_it_back() {
    assert_eq!(import(export_one(&full()).as_bytes(), NOW), Ok(full()));
    assert_eq!(import(export_one(&Shelf::default()).as_bytes(), NOW), Ok(Shelf::default()));
}

/// Exports a shelf, and reads all of its files, each of which must be taken. Gives how many they were.
#[track_caller]
fn round_trip(shelf: &Shelf) -> usize {
    let files = export(shelf, "Đã lưu");
    let read: Vec<_> = files.iter().map(|file| import(file.as_bytes(), NOW).unwrap()).collect();
    let look = |saved: &Saved| (saved.article.id.clone(), saved.at);
    let found: Vec<_> = read.iter().flat_map(|file| &file.saved).map(look).collect();
    assert_eq!(found, shelf.saved.iter().map(look).collect::<Vec<_>>());
    assert_eq!((&read[0].read, &read[0].places), (&shelf.read, &shelf.places));
    files.len()
}

#[test]
fn a_shelf_of_any_size_comes_back() {
    let example = saved("0", 0);
    let many = |count: i64, body: &str| {
        let mut shelf = full();
        shelf.saved = (0..count)
            .map(|index| {
                let mut saved = Saved { at: at(count - index), ..example.clone() };
                let article = std::sync::Arc::make_mut(&mut saved.article);
                article.id = index.to_string();
                article.body = Body::Text(body.to_owned());
                saved
            })
            .collect();
        shelf
    };
    assert_eq!(round_trip(&many(2001, "Sông")), 2);
    let long = "Sông dài. ".repeat(900 * 1024);
    assert_eq!(round_trip(&many(3, &long)), 2);
}

#[test]
fn the_file_is_a_feed_that_others_read() {
    let (feed, warnings) = read_feed(export_one(&full()).as_bytes(), FEED_URL).unwrap();
    assert_eq!(feed.header.title.as_deref(), Some("Đã lưu"));
    assert_eq!(feed.articles.len(), 2);
    assert_eq!(warnings, []);
    serde_json::from_str::<serde_json::Value>(&export_one(&full())).unwrap();
}

#[test]
fn merging_loses_nothing_and_counts_what_is_new() {
    let mut shelf = full();
    let mut other = Shelf::default();
    other.put(saved("2", 150));
    other.put(saved("3", 300));
    other.read.set(key("1"), at(40));
    other.read.set(key("3"), at(40));
    let added = shelf.merge(other);
    assert_eq!((added.articles, added.marks, added.places), (vec![key("3")], 1, 0));
    assert_eq!(shelf.saved.len(), 3);
    assert_eq!(shelf.find(key("2")).unwrap().at, at(200));
    assert_eq!(shelf.merge(full()), Default::default());
}

#[test]
fn the_oldest_marks_make_room() {
    let mut marks = Marks::default();
    for index in 0..3100 {
        assert!(marks.set(key(&index.to_string()), at(index)));
    }
    assert!(!marks.has(key("99")));
    assert!(marks.has(key("100")) && marks.has(key("3099")));
    assert!(!marks.set(key("older"), at(1)), "what is older than all finds no room");
    let mut places = Places::default();
    for index in 0..400 {
        places.set(key(&index.to_string()), at(index), Position::default());
    }
    assert_eq!((places.get(key("99")), places.get(key("100"))), (None, Some(Position::default())));
}

#[test]
fn marks_and_places_are_the_same_one_by_one() {
    let full = full();
    let (mut read, mut places) = (Marks::default(), Places::default());
    for (digits, text) in full.read.records() {
        assert!(read.take(&digits, &text, NOW));
        assert!(!read.take(&digits, &text, NOW), "what is known is not new");
    }
    for (digits, text) in full.places.records() {
        assert!(places.take(&digits, &text, NOW));
    }
    assert_eq!((&read, &places), (&full.read, &full.places));
    for (digits, text) in [("x", "2026-11-20T08:00:00Z"), ("0123456789abcdef", "hôm qua"), ("", "")] {
        assert!(!read.take(digits, text, NOW) && !places.take(digits, text, NOW), "{digits} {text}");
    }
}

fn size(index: i64, bytes: usize) -> (String, String) {
    (format!("{index:016x}"), write_size(at(index), bytes))
}

#[test]
fn the_oldest_opened_articles_make_way() {
    let few: Vec<_> = (0..199).map(|index| size(index, 1000)).collect();
    assert_eq!(make_way(&few, "new", 1000), Some(vec![]));
    let many: Vec<_> = (0..201).rev().map(|index| size(index, 1000)).collect();
    assert_eq!(make_way(&many, "new", 1000), Some(vec![size(0, 0).0, size(1, 0).0]));
    assert_eq!(
        make_way(&many, &size(200, 0).0, 1000),
        Some(vec![size(0, 0).0]),
        "its own old copy is no other"
    );
    let large: Vec<_> = (0..10).map(|index| size(index, 2 * 1024 * 1024)).collect();
    assert_eq!(make_way(&large, "new", 1), Some(vec![size(0, 0).0]));
    assert_eq!(make_way(&large, "new", 20 * 1024 * 1024).map(|gone| gone.len()), Some(10));
    assert_eq!(make_way(&large, "new", 20 * 1024 * 1024 + 1), None, "for this one nothing would be enough");
    let mut broken = many;
    broken.push(("broken".into(), "?".into()));
    assert_eq!(make_way(&broken, "new", 1).and_then(|gone| gone.first().cloned()), Some("broken".into()));
}

#[test]
fn a_clock_that_ran_ahead_does_not_win_for_ever() {
    let mut places = Places::default();
    places.set(key("1"), at(NOW.seconds + 1000), Position::default());
    let mut places = Places::parse(&places.write(), NOW);
    let newer = Position { block: 2, ..Position::default() };
    assert!(places.set(key("1"), at(NOW.seconds + 1), newer));
}

#[track_caller]
fn refused(file: &str, error: ImportError) {
    assert_eq!(import(file.as_bytes(), NOW), Err(error));
}

#[test]
fn foreign_files_are_refused() {
    refused("", ImportError::Unreadable);
    refused("Xin chào", ImportError::Unreadable);
    refused(&"[".repeat(100_000), ImportError::Unreadable);
    refused("{}", ImportError::Foreign);
    refused("[]", ImportError::Foreign);
    refused(&feed_of(""), ImportError::Foreign);
    refused(r#"{"_bantin": 1, "items": []}"#, ImportError::Foreign);
    refused(r#"{"_bantin": {"version": 2}, "items": []}"#, ImportError::Newer);
    refused(&" ".repeat(25 * 1024 * 1024), ImportError::TooLarge);
    let many = vec!["{}"; 2001].join(",");
    refused(&format!(r#"{{"_bantin": {{"version": 1}}, "items": [{many}]}}"#), ImportError::TooLarge);
}

#[test]
fn what_is_broken_in_a_file_costs_nothing_else() {
    let good = saved("1", 100).write();
    let items = [
        "null",
        "7",
        r#"{"id": "x"}"#,
        r#"{"id": "y", "title": "Y", "_bantin": {"feed_url": "javascript:alert(1)"}}"#,
        r#"{"id": "z", "title": "Z", "_bantin": {"feed_url": 3}}"#,
        &good,
    ];
    let file = format!(
        r#"{{"_bantin": {{"version": 1, "read": {{"x": 1, "0123456789abcdef": "gestern", "{}": "2026-11-20T08:00:00Z"}},
            "places": {{"{}": {{"left": "2026-11-20T08:00:00Z", "block": -1, "offset": 9999, "whole": 1}}, "q": []}}}},
            "items": [{}]}}"#,
        key("1").hex(),
        key("1").hex(),
        items.join(",")
    );
    let shelf = import(file.as_bytes(), NOW).unwrap();
    assert_eq!(shelf.saved, [saved("1", 100)]);
    assert!(shelf.read.has(key("1")));
    assert_eq!(shelf.places, Places::default());
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn no_file_stops_the_import(start in 0_usize..2000, cut in 0_usize..4000, put in any::<Vec<u8>>()) {
        let mut file = export_one(&full()).into_bytes();
        let start = start.min(file.len());
        let end = (start + cut).min(file.len());
        file.splice(start..end, put);
        let _ = import(&file, NOW);
    }
}
