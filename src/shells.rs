//! Surfaces: composition only.

pub mod app;
