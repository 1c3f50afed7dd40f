use crate::domain::timestamp::VIETNAM_OFFSET_MINUTES;
use crate::domain::vietnamese::date_line::{format_clock, format_day_line};
use crate::platform::dom::set;
use crate::state::kiosk::Kiosk;
use crate::ui::element::{Element, element};

/// The time and the day, in the time of Vietnam.
pub fn clock_face(kiosk: &Kiosk) -> Element {
    let time = element("time").class("clock-face");
    let (node, of_attr) = (time.node().clone(), kiosk.clock.clone());
    let (of_clock, of_day, reader) = (kiosk.clock.clone(), kiosk.clock.clone(), kiosk.reader.clone());
    let clock = element("span")
        .class("clock-time")
        .live_text(move || format_clock(of_clock.minute(), VIETNAM_OFFSET_MINUTES));
    let day = element("span")
        .class("clock-day")
        .live_text(move || format_day_line(of_day.minute(), VIETNAM_OFFSET_MINUTES, reader.language()));
    time.child(clock).text(" ").child(day).effect(Box::new(move || {
        set(&node, "datetime", &of_attr.minute().format_rfc3339(VIETNAM_OFFSET_MINUTES));
    }))
}
