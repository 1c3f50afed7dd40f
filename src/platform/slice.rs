//! Long work in slices, between which the page has its turn.

use super::clock::milliseconds;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;

/// Half a frame: a slow phone must still answer a finger at once.
const SLICE_MS: f64 = 8.0;

/// A slice of work. One by default is over from the start.
#[derive(Clone, Copy, Default)]
pub struct Slice {
    end: f64,
}

impl Slice {
    pub fn begin() -> Slice {
        Slice { end: milliseconds() + SLICE_MS }
    }

    pub fn is_over(self) -> bool {
        milliseconds() > self.end
    }

    /// Where the slice is over, lets the page draw and answer, and begins the next one.
    pub async fn pause(&mut self) {
        if self.is_over() {
            self.end().await;
        }
    }

    /// Lets the page draw and answer, and begins the next slice.
    pub async fn end(&mut self) {
        TimeoutFuture::new(0).await;
        *self = Slice::begin();
    }
}

/// Does steps of some work, which `step` says is not done yet, in slices from now on.
pub fn in_slices(mut step: impl FnMut() -> bool + 'static) {
    spawn_local(async move {
        let mut slice = Slice::begin();
        while step() {
            slice.pause().await;
        }
    });
}
