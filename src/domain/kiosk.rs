//! The kiosk: a touch screen in a lobby, everybody's and nobody's.
//!
//! [`session`] knows when somebody is there and when they are gone, [`links`] what a link may do, [`night`]
//! when the screen rests and how it keeps from burning in, [`attempts`] how often a PIN may be tried,
//! [`report`] what the operator is told.

pub mod attempts;
pub mod links;
pub mod night;
pub mod report;
pub mod session;
