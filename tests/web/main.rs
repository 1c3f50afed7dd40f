//! Tests that need a browser, one module a subject. How they are run: README, "Tests".
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must stop and say where"
)]

mod apart;
mod browse;
mod database;
mod draw;
mod dump;
mod element;
mod fetch;
mod head;
mod history;
mod html;
mod library;
mod near;
mod passages;
mod refreshing;
mod speech;
mod support;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
