//! Players of audio and video.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlMediaElement;

/// Whether none of a player's sources can be had.
pub fn has_no_source(player: &HtmlMediaElement) -> bool {
    player.network_state() == HtmlMediaElement::NETWORK_NO_SOURCE
}

/// Starts a player. A browser that does not allow it leaves its own controls to the person.
pub fn play(player: &HtmlMediaElement) {
    if has_no_source(player) {
        // They may be there by now.
        player.load();
    }
    if let Ok(promise) = player.play() {
        spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}
