//! Surfaces: composition only.

pub mod app;
pub mod kiosk;
pub mod widget;
