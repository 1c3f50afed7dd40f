//! Surfaces: composition only.

pub mod app;
pub mod widget;
