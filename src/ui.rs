//! Small components: plain values in, elements out; no context, no fetching, no feature.

pub mod date_line;
pub mod lines;
pub mod picture;
