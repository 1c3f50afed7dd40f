//! Pure Rust: no I/O, no clock, no browser, no Leptos.

pub mod adapter;
pub mod entities;
pub mod excerpt;
pub mod feed;
pub mod json;
pub mod json_feed;
pub mod language;
pub mod route;
pub mod message;
pub mod json_ld;
pub mod markup;
pub mod plain_text;
pub mod player;
pub mod site;
pub mod stream;
pub mod text;
pub mod timestamp;
pub mod url_policy;
pub mod vietnamese;
pub mod warning;
