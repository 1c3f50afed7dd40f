//! Native tests of `domain`, one module a subject.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must stop and say where"
)]

mod date_line;
mod entities;
mod feed_header;
mod item_texts;
mod items;
mod json;
mod json_ld;
mod markup;
mod message;
mod plain_text;
mod player;
mod portal;
mod quiet_html;
mod real_feeds;
mod robustness;
mod round_trip;
mod route;
mod site;
mod speech;
mod srcset;
mod stream;
mod support;
mod texts;
mod timestamp;
mod url_policy;
mod voice;
