//! Feeds that publishers made. They lie beside the repository, because their texts are not ours.

use super::support::files_beside;
use bantin::domain::stream::{FeedReader, read_feed};
use bantin::domain::warning::WarningKind;

const INVALID: &str = "ranchero-software-netnewswire-allthis-partial.json";

#[test]
fn real_feeds_keep_all_their_items() {
    for path in files_beside("shared/feeds").into_iter().chain(files_beside("shared/reference")) {
        let bytes = std::fs::read(&path).unwrap();
        let (feed, _) = read_feed(&bytes, "https://tin.example/feed.json").unwrap();
        match serde_json::from_slice::<serde_json::Value>(&bytes) {
            Ok(json) => {
                let items = json.get("items").and_then(serde_json::Value::as_array).unwrap();
                assert_eq!(feed.articles.len(), items.len(), "{}", path.display());
            }
            Err(_) => assert!(path.ends_with(INVALID), "{}", path.display()),
        }
    }
}

#[test]
fn cut_off_feed_keeps_its_complete_items() {
    for path in files_beside("shared/feeds").into_iter().filter(|path| path.ends_with(INVALID)) {
        let mut reader = FeedReader::new("https://leancrew.com/all-this/feed.json");
        reader.push(&std::fs::read(&path).unwrap()).unwrap();
        let reading = reader.finish().unwrap();
        assert!(!reading.complete);
        let titles: Vec<_> = reading.articles.iter().map(|article| article.title.as_deref()).collect();
        assert_eq!(titles, [Some("Last thoughts on modifier keys"), Some("My next Mac")]);
        assert_eq!(reading.header.title.as_deref(), Some("And now it’s all this"));
    }
}

#[test]
fn reference_page_is_read_without_a_warning() {
    for path in files_beside("shared/reference") {
        let bytes = std::fs::read(&path).unwrap();
        let (feed, warnings) = read_feed(&bytes, "https://tin.example/x/seed-feed.json").unwrap();
        assert_eq!(warnings, []);
        let article = feed.articles.first().unwrap();
        let image = article.image.as_ref().unwrap();
        assert_eq!(image.url.as_str(), "https://tin.example/x/hoi-nghi.svg");
        assert_eq!(image.alt.as_deref(), Some("Quang cảnh hội nghị"));
        let (portal, warnings) = feed.header.portal.read();
        assert_eq!(warnings, []);
        assert_eq!(portal.services.len(), 3);
        assert_eq!(portal.units.as_ref().map(|units| units.links.len()), Some(3));
        assert_eq!(portal.services.first().unwrap().title, "Cổng dịch vụ công\nQuốc Gia");
    }
}

#[test]
fn impossible_dates_cost_only_themselves() {
    for path in files_beside("shared/feeds")
        .into_iter()
        .filter(|path| path.ends_with("vinhlin-vinhlin-github-io.json"))
    {
        let (feed, warnings) = read_feed(&std::fs::read(&path).unwrap(), "https://tin.example/").unwrap();
        let bad = warnings.iter().filter(|warning| warning.kind == WarningKind::BadDate).count();
        assert!(bad > 200, "{bad}");
        assert_eq!(feed.articles.len(), 150);
    }
}
