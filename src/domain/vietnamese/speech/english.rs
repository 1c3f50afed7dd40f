//! The little that English texts of a Vietnamese office need: voices know the rest.

use super::dates::Date;
use super::words::{address, is_digits, look_up};
use super::{Place, Reading};
use crate::domain::text::decimal;

const ABBREVIATIONS: &[(&str, &str)] = &[
    ("&", "and"),
    ("e.g", "for example"),
    ("i.e", "that is"),
    ("vs", "versus"),
    ("etc", "et cetera"),
    ("km", "kilometres"),
    ("m2", "square metres"),
    ("km2", "square kilometres"),
    ("kg", "kilograms"),
    ("°C", "degrees Celsius"),
    ("VND", "Vietnamese dong"),
    ("VNĐ", "Vietnamese dong"),
    ("HCMC", "Ho Chi Minh City"),
    ("MIC", "Ministry of Information and Communications"),
    ("24/7", "24 7"),
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub fn read(place: &Place) -> Option<Reading> {
    let core = place.word().core;
    address(core, "link", " at ", " dot ")
        .or_else(|| look_up(ABBREVIATIONS, core).map(str::to_owned))
        .or_else(|| date(core))
        .or_else(|| range(core))
        .or_else(|| Some([core.strip_suffix('%')?, " percent"].concat()))
        .map(Reading::of)
}

/// The day comes first, as in all of this feed; a voice might take it for a month.
fn date(core: &str) -> Option<String> {
    let Date { day, month, year } = Date::parse(core)?;
    let month = MONTHS.get(month.checked_sub(1)? as usize)?;
    Some([&decimal(day?.into()), " ", month, " ", &decimal(year?.into())].concat())
}

fn range(core: &str) -> Option<String> {
    let (first, last) = core.split_once(['-', '–'])?;
    (is_digits(first) && is_digits(last)).then(|| [first, " to ", last].concat())
}
