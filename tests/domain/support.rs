//! What several subjects need.

use bantin::domain::feed::{Article, Feed};
use bantin::domain::stream::read_feed;
use bantin::domain::warning::{Place, Warning, WarningKind};
use proptest::test_runner::Config;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where the feeds of these tests come from.
pub const FEED_URL: &str = "https://tin.example/news/feed.json";

pub fn read(json: &str) -> (Feed, Vec<Warning>) {
    read_feed(json.as_bytes(), FEED_URL).expect("a feed")
}

/// A feed around items that are written as JSON.
pub fn feed_of(items: &str) -> String {
    format!(r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "Tin", "items": [{items}]}}"#)
}

/// A feed with one item, which has these members besides an id and a content.
pub fn read_item(members: &str) -> (Arc<Article>, Vec<Warning>) {
    let comma = if members.is_empty() { "" } else { "," };
    let (feed, warnings) =
        read(&feed_of(&format!(r#"{{"id": "1", "content_text": "Nội dung"{comma}{members}}}"#)));
    let [article] = feed.articles.as_slice() else { panic!("{} articles", feed.articles.len()) };
    (article.clone(), warnings)
}

pub fn of_item(index: usize, field: &'static str, kind: WarningKind) -> Warning {
    Warning { place: Place::Item(index), field, kind }
}

pub fn of_feed(field: &'static str, kind: WarningKind) -> Warning {
    Warning { place: Place::Feed, field, kind }
}

/// Properties are tried `cases` times; what failed becomes a test by hand, not a file beside it.
pub fn cases(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}

/// The JSON files of a folder beside the repository; none, with a line that says so, without it.
pub fn files_beside(folder: &str) -> Vec<PathBuf> {
    // Asked for when the test runs: where it was compiled, another copy of the repository may have been.
    let root = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo names the folder of the package");
    let Ok(entries) = std::fs::read_dir(Path::new(&root).join("..").join(folder)) else {
        println!("skipped: ../{folder} is absent");
        return Vec::new();
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect()
}
