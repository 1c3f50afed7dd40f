//! Players in frames as pages to open.

use bantin::domain::player::watch_page;
use bantin::domain::url_policy::WebUrl;

#[track_caller]
fn check(frame: &str, page: &str, site: Option<&str>) {
    let (url, name) = watch_page(&WebUrl::parse(frame, None).unwrap());
    assert_eq!((url.as_str(), name), (page, site));
}

#[test]
fn known_players_lead_to_their_pages() {
    check(
        "https://www.youtube.com/embed/abc-_1?start=3",
        "https://www.youtube.com/watch?v=abc-_1",
        Some("YouTube"),
    );
    check(
        "https://www.youtube-nocookie.com/embed/x1/",
        "https://www.youtube.com/watch?v=x1",
        Some("YouTube"),
    );
    check("https://player.vimeo.com/video/42?h=1", "https://vimeo.com/42", Some("Vimeo"));
    check(
        "https://www.dailymotion.com/embed/video/x9",
        "https://www.dailymotion.com/video/x9",
        Some("Dailymotion"),
    );
    check(
        "https://open.spotify.com/embed/episode/7z?utm=1",
        "https://open.spotify.com/episode/7z",
        Some("Spotify"),
    );
}

#[test]
fn known_sites_with_unknown_paths_lead_to_the_frame_itself() {
    check("https://www.youtube.com/embed/a%22b", "https://www.youtube.com/embed/a%22b", Some("YouTube"));
    check("https://www.youtube.com/other", "https://www.youtube.com/other", Some("YouTube"));
}

#[test]
fn unknown_frames_stay_as_they_are() {
    check("https://maps.example/embed?x=1", "https://maps.example/embed?x=1", None);
}
