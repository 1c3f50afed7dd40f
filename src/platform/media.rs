//! Players of audio and video.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlMediaElement;

/// Starts a player. A browser that does not allow it leaves its own controls to the person.
pub fn play(player: &HtmlMediaElement) {
    if let Ok(promise) = player.play() {
        spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}
