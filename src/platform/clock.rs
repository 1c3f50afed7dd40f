//! What time it is.

use crate::domain::timestamp::Timestamp;

pub fn now() -> Timestamp {
    Timestamp { seconds: (js_sys::Date::now() / 1000.0) as i64 }
}

/// Milliseconds since some moment: for measuring how long something takes.
pub fn milliseconds() -> f64 {
    super::dom::window().performance().map_or(0.0, |performance| performance.now())
}
