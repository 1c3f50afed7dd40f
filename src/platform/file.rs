//! Files that a person takes away or brings along.

use super::dom::{create, set};
use super::page::after;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Event, HtmlElement, HtmlInputElement, Url};

/// How long the browser may take to begin reading what it was given.
const HANDED_OVER_MS: u32 = 60_000;

/// Lets the browser save a text under this name. Says whether it could be asked to.
pub fn offer(name: &str, mime_type: &str, text: &str) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(mime_type);
    let parts = Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options);
    let Some(url) = blob.ok().and_then(|blob| Url::create_object_url_with_blob(&blob).ok()) else {
        return false;
    };
    let link = create("a");
    set(&link, "href", &url);
    set(&link, "download", name);
    if let Some(link) = link.dyn_ref::<HtmlElement>() {
        link.click();
    }
    // The text stays in memory until its address is given back.
    after(HANDED_OVER_MS, move || {
        let _ = Url::revoke_object_url(&url);
    });
    true
}

/// The file that was chosen in an input, which is empty again afterwards: so the same file can be chosen
/// twice.
pub struct Chosen(web_sys::File);

pub fn chosen(event: &Event) -> Option<Chosen> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(Chosen(file))
}

impl Chosen {
    pub fn bytes(&self) -> f64 {
        self.0.size()
    }

    /// `None` where the file has gone in the meantime, or cannot be read.
    pub async fn read(&self) -> Option<Vec<u8>> {
        let buffer = JsFuture::from(self.0.array_buffer()).await.ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    }
}
