//! Texts that wait outside of the program's memory: the browser keeps them in Blobs, on disk if it likes.
//!
//! WebAssembly memory never shrinks, and a feed of ten thousand articles is fifty megabytes of bodies of
//! which a person opens three.

use js_sys::{Array, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// Texts are put together up to this size before they go: each Blob costs a message to the browser.
const CHUNK: usize = 256 * 1024;

#[derive(Default)]
pub struct TextStore(RefCell<Inner>);

#[derive(Default)]
struct Inner {
    chunks: Vec<Blob>,
    /// What will be the next chunk.
    waiting: Vec<u8>,
    places: Vec<Place>,
}

#[derive(Clone, Copy)]
struct Place {
    chunk: usize,
    start: usize,
    end: usize,
}

impl TextStore {
    /// Takes a text, and gives the number to ask for it.
    pub fn put(&self, text: &str) -> u32 {
        let inner = &mut *self.0.borrow_mut();
        let start = inner.waiting.len();
        inner.waiting.extend_from_slice(text.as_bytes());
        let place = Place { chunk: inner.chunks.len(), start, end: inner.waiting.len() };
        if inner.waiting.len() >= CHUNK {
            let bytes = Uint8Array::from(inner.waiting.as_slice());
            if let Ok(blob) = Blob::new_with_u8_array_sequence(&Array::of1(&bytes)) {
                inner.chunks.push(blob);
                inner.waiting.clear();
            }
        }
        inner.places.push(place);
        (inner.places.len() - 1) as u32
    }

    /// The text of a number; `None` where the browser has lost it or the number was never given.
    pub async fn get(&self, number: u32) -> Option<String> {
        let place = *self.0.borrow().places.get(number as usize)?;
        let blob = self.0.borrow().chunks.get(place.chunk).cloned();
        let bytes = match blob {
            None => self.0.borrow().waiting.get(place.start..place.end)?.to_vec(),
            Some(blob) => {
                let part = blob.slice_with_f64_and_f64(place.start as f64, place.end as f64).ok()?;
                Uint8Array::new(&JsFuture::from(part.array_buffer()).await.ok()?).to_vec()
            }
        };
        String::from_utf8(bytes).ok()
    }

    pub fn clear(&self) {
        self.0.take();
    }
}
