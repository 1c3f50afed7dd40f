use crate::domain::message::updated_at;
use crate::domain::timestamp::VIETNAM_OFFSET_MINUTES;
use crate::domain::vietnamese::date_line::format_moment;
use crate::state::kiosk::Kiosk;
use crate::ui::element::{Element, element};

/// How old the news is: always where there is room for it, and where people read only when it is old.
pub fn age_notice(kiosk: &Kiosk, always: bool) -> Element {
    let (of_key, kiosk) = (kiosk.clone(), kiosk.clone());
    element("div").class("age").live_child(
        move || sentence(&of_key, always).unwrap_or_default(),
        move || sentence(&kiosk, always).map(|text| element("p").class("age-notice").text(&text)),
    )
}

fn sentence(kiosk: &Kiosk, always: bool) -> Option<String> {
    let freshness = kiosk.reader.library.freshness();
    let stored = kiosk.reader.library.stored();
    let at = stored.map(|stored| stored.at).or(freshness.at)?;
    let language = kiosk.reader.language();
    // From midnight on the day belongs to it.
    let moment = format_moment(at, kiosk.clock.minute(), VIETNAM_OFFSET_MINUTES, language);
    (always || stored.is_some() || freshness.failures > 0).then(|| updated_at(&moment, language))
}
