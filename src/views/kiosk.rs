//! What is seen in a lobby only: functions from a `Kiosk` to elements.

pub mod age_notice;
pub mod attract;
pub mod clock_face;
pub mod controls;
pub mod header;
pub mod links;
pub mod pin_pad;
pub mod players;
pub mod status_panel;
pub mod warning;
