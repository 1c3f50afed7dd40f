//! Browser glue without Leptos: each file wraps one thing of the browser in plain Rust.

pub mod clock;
pub mod console;
pub mod dom;
pub mod draw;
pub mod each_minute;
pub mod fetch;
pub mod file;
pub mod follow;
pub mod head;
pub mod highlight;
pub mod history;
pub mod html;
pub mod keys;
pub mod later;
pub mod list_number;
pub mod listener;
pub mod media;
pub mod near;
pub mod page;
pub mod passages;
pub mod reading_line;
pub mod share;
pub mod speech;
pub mod storage;
pub mod text_store;
pub mod trusted;
