//! What time it is.

use crate::domain::timestamp::Timestamp;

pub fn now() -> Timestamp {
    Timestamp { seconds: (js_sys::Date::now() / 1000.0) as i64 }
}
