//! Players that publishers put into frames, as addresses that a reader can open.
//!
//! A frame would run a stranger's scripts and set their cookies; a link does nothing until it is
//! followed.

use super::text::split_at_words;
use super::url_policy::WebUrl;

/// The page that shows what a frame of this address would play, and the site's name if it is known.
pub fn watch_page(frame: &WebUrl) -> (WebUrl, Option<&'static str>) {
    let address = frame.as_str();
    let rest = split_at_words(address, "://").map_or(address, |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.strip_prefix("www.").unwrap_or(host);
    let (name, page) = match host {
        "youtube.com" | "youtube-nocookie.com" => {
            ("YouTube", id_after(path, "embed/").map(|id| ["https://www.youtube.com/watch?v=", id].concat()))
        }
        "player.vimeo.com" => {
            ("Vimeo", id_after(path, "video/").map(|id| ["https://vimeo.com/", id].concat()))
        }
        "dailymotion.com" | "geo.dailymotion.com" => (
            "Dailymotion",
            id_after(path, "embed/video/").map(|id| ["https://www.dailymotion.com/video/", id].concat()),
        ),
        "open.spotify.com" => (
            "Spotify",
            path.strip_prefix("embed/")
                .map(|rest| ["https://open.spotify.com/", before_query(rest)].concat()),
        ),
        "w.soundcloud.com" => ("SoundCloud", None),
        "facebook.com" => ("Facebook", None),
        "tiktok.com" => {
            ("TikTok", id_after(path, "embed/v2/").map(|id| ["https://www.tiktok.com/video/", id].concat()))
        }
        _ => return (frame.clone(), None),
    };
    (page.and_then(|page| WebUrl::parse(&page, None)).unwrap_or_else(|| frame.clone()), Some(name))
}

fn id_after<'a>(path: &'a str, prefix: &str) -> Option<&'a str> {
    let id = before_query(path.strip_prefix(prefix)?).trim_end_matches('/');
    (!id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)))
        .then_some(id)
}

fn before_query(path: &str) -> &str {
    path.split(['?', '#']).next().unwrap_or(path)
}
