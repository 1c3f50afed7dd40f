//! Small components: plain values in, an element out; no state, no fetching, no feature.

pub mod date_line;
pub mod dialog;
pub mod element;
pub mod icon_button;
pub mod lines;
pub mod marked;
pub mod outside_link;
pub mod picture;
pub mod qr_picture;
pub mod relative_date;
pub mod scope;
pub mod speed_select;
