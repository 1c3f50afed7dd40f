//! Numbers with separators and units, ranges, telephone numbers.

use super::Place;
use super::dates::{Date, date_or_time};
use super::words::{is_digits, look_up};

/// Units that are written right after a number or as a word of their own.
const UNITS: &[(&str, &str)] = &[
    ("%", "phần trăm"),
    ("‰", "phần nghìn"),
    ("mm", "mi li mét"),
    ("cm", "xen ti mét"),
    ("dm", "đề xi mét"),
    ("m", "mét"),
    ("km", "ki lô mét"),
    ("m2", "mét vuông"),
    ("m²", "mét vuông"),
    ("km2", "ki lô mét vuông"),
    ("km²", "ki lô mét vuông"),
    ("m3", "mét khối"),
    ("m³", "mét khối"),
    ("ha", "héc ta"),
    ("mg", "mi li gam"),
    ("g", "gam"),
    ("kg", "ki lô gam"),
    ("ml", "mi li lít"),
    ("l", "lít"),
    ("s", "giây"),
    ("ms", "mi li giây"),
    ("km/h", "ki lô mét trên giờ"),
    ("m/s", "mét trên giây"),
    ("°", "độ"),
    ("°C", "độ C"),
    ("ºC", "độ C"),
    ("oC", "độ C"),
    ("đ", "đồng"),
    ("₫", "đồng"),
    ("$", "đô la"),
    ("€", "ơ rô"),
    ("V", "vôn"),
    ("W", "oát"),
    ("kV", "ki lô vôn"),
    ("kW", "ki lô oát"),
    ("MW", "mê ga oát"),
    ("kWh", "ki lô oát giờ"),
    ("Hz", "héc"),
    ("kHz", "ki lô héc"),
    ("MHz", "mê ga héc"),
    ("GHz", "gi ga héc"),
    ("kB", "ki lô bai"),
    ("KB", "ki lô bai"),
    ("MB", "mê ga bai"),
    ("GB", "gi ga bai"),
    ("TB", "tê ra bai"),
    ("kbps", "ki lô bít trên giây"),
    ("Mbps", "mê ga bít trên giây"),
    ("Mb/s", "mê ga bít trên giây"),
    ("Gbps", "gi ga bít trên giây"),
    ("dBm", "đề xi ben mi li oát"),
    ("dB", "đề xi ben"),
];

/// Words between a number and its unit: "5 triệu đ".
const MULTIPLES: &[&str] = &["nghìn", "ngàn", "triệu", "tỷ", "tỉ"];

const DASHES: [char; 4] = ['-', '–', '—', '−'];

/// A number as voices understand it: "1.234,5" is "1234 phẩy 5", "2.2" is "2 chấm 2".
pub fn number(text: &str) -> Option<String> {
    let (minus, text) = match text.strip_prefix(DASHES) {
        Some(rest) => ("âm ", rest),
        None => ("", text),
    };
    if is_digits(text) {
        // Identifiers and codes are not quantities.
        let code = text.len() >= 9 || text.len() >= 5 && text.starts_with('0');
        return Some(if code { digit_by_digit(text) } else { [minus, text].concat() });
    }
    let (whole, fraction) = match text.split_once(',') {
        Some((whole, fraction)) if is_digits(fraction) => (whole, Some(fraction)),
        Some(_) => return None,
        None => (text, None),
    };
    let mut groups = whole.split('.');
    let first = groups.next().filter(|group| is_digits(group))?;
    let rest: Vec<&str> = groups.collect();
    let said = if rest.iter().all(|group| group.len() == 3 && is_digits(group)) && first.len() <= 3 {
        [first, &rest.concat()].concat()
    } else if fraction.is_none() && rest.iter().all(|group| is_digits(group)) {
        [first, " chấm ", &rest.join(" chấm ")].concat()
    } else {
        return None;
    };
    Some(match fraction {
        Some(fraction) => [minus, &said, " phẩy ", fraction].concat(),
        None => [minus, &said].concat(),
    })
}

/// A number, with the unit that may be written right after it: "41%", "500.000đ", "5km".
pub fn quantity(core: &str) -> Option<String> {
    if let Some(number) = number(core) {
        return Some(number);
    }
    let length = core.trim_start_matches(|c: char| c.is_ascii_digit() || ".,-–−".contains(c)).len();
    let (value, unit) = core.split_at_checked(core.len() - length)?;
    let (unit, per) = match unit.split_once('/') {
        Some((first, per)) if look_up(UNITS, unit).is_none() => (first, Some(per)),
        _ => (unit, None),
    };
    let said = [&number(value)?, " ", look_up(UNITS, unit)?].concat();
    Some(match per {
        Some(per) => [&said, " trên ", look_up(UNITS, per).unwrap_or(per)].concat(),
        None => said,
    })
}

/// A unit as a word of its own, after a number: "30 °C", "5 triệu đ".
pub fn unit_after_number(core: &str, place: &Place) -> Option<String> {
    let (unit, per) = match core.split_once('/') {
        Some((unit, per)) if look_up(UNITS, core).is_none() => (unit, Some(per)),
        _ => (core, None),
    };
    let full = look_up(UNITS, unit).or_else(|| (unit == "đồng" && per.is_some()).then_some("đồng"))?;
    if !place.follows(MULTIPLES) && quantity(place.before()).is_none() {
        return None;
    }
    Some(match per {
        Some(per) => [full, " trên ", look_up(UNITS, per).unwrap_or(per)].concat(),
        None => full.to_owned(),
    })
}

/// "5-7" is "5 đến 7"; so are dates, times and quantities with a dash between them, and a dash of its
/// own between two numbers.
pub fn range(core: &str, place: &Place) -> Option<String> {
    if core.chars().all(|c| DASHES.contains(&c)) {
        let between = quantity(place.before()).is_some() && quantity(place.core_at(1)).is_some();
        return between.then(|| "đến".to_owned());
    }
    let (first, last) = core.split_once(DASHES)?;
    if let (true, Some(date)) = (is_digits(first) && first.len() <= 2, Date::parse(last)) {
        return Some(
            [if date.needs_word(place) { "ngày " } else { "" }, first, " đến ", &date.said()].concat(),
        );
    }
    if let (Some(from), Some(to)) = (Date::parse(first), Date::parse(last)) {
        let word = |date: &Date| if date.has_day() { "ngày " } else { "" };
        let begin = if from.needs_word(place) { word(&from) } else { "" };
        return Some([begin, &from.said(), " đến ", word(&to), &to.said()].concat());
    }
    let side = |text: &str| date_or_time(text, place).or_else(|| quantity(text));
    Some([&side(first)?, " đến ", &side(last)?].concat())
}

/// A telephone number in one piece: "0912.345.678", "1900-1234", "+84241234567".
pub fn phone(core: &str) -> Option<String> {
    let digits: String = core.chars().filter(char::is_ascii_digit).collect();
    let plain = core.strip_prefix('+').unwrap_or(core);
    let only = plain.chars().all(|c| c.is_ascii_digit() || ".-".contains(c));
    let begins = core.starts_with("+84") || ["0", "1800", "1900"].iter().any(|begin| core.starts_with(begin));
    // Dates have the length of a telephone number, too.
    let parted = plain.split(['.', '-']).all(|group| group.len() >= 3) || is_digits(plain);
    if !only || !begins || !parted || !(8..=12).contains(&digits.len()) {
        return None;
    }
    Some([if core.starts_with('+') { "cộng " } else { "" }, &digit_by_digit(&digits)].concat())
}

/// How many words make up a telephone number that is written in groups: "024 3943 5602".
pub fn spaced_phone(place: &Place) -> Option<usize> {
    let group = |ahead: usize| {
        let core = place.core_at(ahead);
        is_digits(core) && (2..=5).contains(&core.len())
    };
    let parted =
        |ahead: usize| place.words.get(place.index + ahead).is_none_or(|word| !word.trail.is_empty());
    let first = place.core_at(0);
    let begins = first.starts_with('0') || first == "1800" || first == "1900";
    if !begins || !group(0) {
        return None;
    }
    let mut count = 1;
    while !parted(count - 1) && group(count) {
        count += 1;
    }
    let digits: usize = (0..count).map(|ahead| place.core_at(ahead).len()).sum();
    (count > 1 && (8..=12).contains(&digits)).then_some(count)
}

/// The digits with a space between them, so that each is read.
pub fn digit_by_digit(digits: &str) -> String {
    let mut said = String::new();
    for digit in digits.chars() {
        if !said.is_empty() {
            said.push(' ');
        }
        said.push(digit);
    }
    said
}
