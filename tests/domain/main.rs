//! Native tests of `domain`, one module a subject.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must stop and say where"
)]

mod backoff;
mod date_line;
mod day;
mod embedding;
mod entities;
mod feed_header;
mod fingerprint;
mod fold;
mod gesture;
mod headings;
mod html_text;
mod item_texts;
mod items;
mod json;
mod json_ld;
mod kiosk_attempts;
mod kiosk_links;
mod kiosk_night;
mod kiosk_report;
mod kiosk_session;
mod listing;
mod markup;
mod message;
mod plain_text;
mod player;
mod portal;
mod position;
mod preferences;
mod pull;
mod qr_code;
mod quiet_html;
mod real_feeds;
mod refresh;
mod related;
mod relative_date;
mod robustness;
mod round_trip;
mod route;
mod search;
mod search_naive;
mod shelf;
mod shortcut;
mod site;
mod speech;
mod srcset;
mod stream;
mod support;
mod telex;
mod texts;
mod timestamp;
mod title_order;
mod url_policy;
mod voice;
mod zoom;
