//! Surfaces: composition only.

pub mod app;
pub mod kiosk;
