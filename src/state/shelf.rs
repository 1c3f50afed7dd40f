//! What the reader saved, has read, and where they stopped; in this browser only.

#[derive(Clone, Default)]
pub struct Shelf;
