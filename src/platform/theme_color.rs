//! The colour of the browser's own bars, and of an installed app's frame.

use super::dom::{append, create, document, set, window};

/// Takes over the page's colour as it is now.
pub fn follow_page_color() {
    let document = document();
    let (Some(root), Some(head)) = (document.document_element(), document.head()) else { return };
    let style = window().get_computed_style(&root).ok().flatten();
    let color = style.and_then(|style| style.get_property_value("--color-page").ok()).unwrap_or_default();
    let known = document.query_selector("meta[name=theme-color]").ok().flatten();
    let meta = known.unwrap_or_else(|| {
        let meta = create("meta");
        set(&meta, "name", "theme-color");
        append(&head, &meta);
        meta
    });
    set(&meta, "content", color.trim());
}

/// Calls `changed` whenever the device turns dark or light, for as long as the page lives.
pub fn on_device_theme(changed: impl FnMut() + 'static) {
    use wasm_bindgen::JsCast;
    let Some(dark) = window().match_media("(prefers-color-scheme: dark)").ok().flatten() else { return };
    let listener = wasm_bindgen::prelude::Closure::<dyn FnMut()>::new(changed).into_js_value();
    let _ = dark.add_event_listener_with_callback("change", listener.unchecked_ref());
    // The browser would drop it, and the listener with it.
    std::mem::forget(dark);
}
