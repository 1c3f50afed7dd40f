//! Reactive state without markup: what the views read and what their handlers call.

pub mod announcer;
pub mod embedding;
pub mod failure;
pub mod freshness;
pub mod further;
pub mod kiosk;
pub mod library;
pub mod navigator;
pub mod preferences;
pub mod read_aloud;
pub mod reader;
pub mod search;
pub mod selected;
pub mod shared_library;
pub mod shelf;
pub mod site;
pub mod store;
