//! Dates, times of day, and Roman numerals where the word before tells that they are some.

use super::Place;
use super::numbers::{number, quantity};
use super::words::small_number;
use crate::domain::text::decimal;

/// Words before a date that say already that it is a day.
const DAY_WORDS: &[&str] = &["ngày", "mùng", "mồng"];
/// Words that tell that two numbers with a stroke between them are a day.
const TIMES_OF_DAY: &[&str] = &[
    "ngày", "mùng", "mồng", "sáng", "trưa", "chiều", "tối", "đêm", "rạng", "hôm", "đến", "từ", "trước", "sau",
];
const ROMAN_AFTER: &[&str] = &[
    "kỷ", "kỉ", "khoá", "khóa", "quý", "thứ", "kỳ", "hội", "hạng", "loại", "cấp", "chương", "phần", "mục",
    "tập", "quyển", "vùng", "bảng", "đoạn",
];

/// A day, a month of a year, or a day without its year.
pub struct Date {
    pub day: Option<u32>,
    pub month: u32,
    pub year: Option<u32>,
}

impl Date {
    /// `d/m/yyyy`, also with dots or dashes; `yyyy-mm-dd`; `m/yyyy`; `d/m`.
    pub fn parse(text: &str) -> Option<Date> {
        let separator = ['/', '.', '-'].into_iter().find(|separator| text.contains(*separator))?;
        let parts: Vec<&str> = text.split(separator).collect();
        let day = |text| small_number(text, 1, 31);
        let month = |text| small_number(text, 1, 12);
        let year = |text: &str| small_number(text, 1000, 2999);
        match (parts.as_slice(), separator) {
            ([d, m, y], _) if year(y).is_some() => {
                Some(Date { day: Some(day(d)?), month: month(m)?, year: year(y) })
            }
            ([y, m, d], '-') => Some(Date { day: Some(day(d)?), month: month(m)?, year: Some(year(y)?) }),
            ([m, y], '/') if year(y).is_some() => Some(Date { day: None, month: month(m)?, year: year(y) }),
            ([d, m], '/') => Some(Date { day: Some(day(d)?), month: month(m)?, year: None }),
            _ => None,
        }
    }

    pub fn has_day(&self) -> bool {
        self.day.is_some()
    }

    /// Whether "ngày" must be said: not twice, and not before a month.
    pub fn needs_word(&self, place: &Place) -> bool {
        self.has_day() && !place.follows(DAY_WORDS)
    }

    /// "2 tháng 12 năm 2009".
    pub fn said(&self) -> String {
        let mut said = String::new();
        if let Some(day) = self.day {
            said.push_str(&decimal(day.into()));
            said.push(' ');
        }
        said.push_str("tháng ");
        said.push_str(&decimal(self.month.into()));
        if let Some(year) = self.year {
            said.push_str(" năm ");
            said.push_str(&decimal(year.into()));
        }
        said
    }
}

pub fn date_or_time(core: &str, place: &Place) -> Option<String> {
    time(core).or_else(|| date(core, place)).or_else(|| fraction(core))
}

fn date(core: &str, place: &Place) -> Option<String> {
    let date = Date::parse(core)?;
    match (date.day, date.year) {
        // "3.2023" and the like never come here; "4/5" may be four out of five.
        (Some(day), None) => {
            let word = place.word();
            let bracketed = word.lead.ends_with('(') && word.trail.starts_with(')');
            let always = core == "24/7";
            if always || !(day > 12 || bracketed || place.follows(TIMES_OF_DAY)) {
                return None;
            }
        }
        (None, _) => {
            let said = date.said();
            let doubled = place.follows(&["tháng"]).then(|| said.strip_prefix("tháng ").map(str::to_owned));
            return doubled.flatten().or(Some(said));
        }
        _ => {}
    }
    Some([if date.needs_word(place) { "ngày " } else { "" }, &date.said()].concat())
}

/// "24/7", "4/5": so many out of so many.
fn fraction(core: &str) -> Option<String> {
    let (part, whole) = core.split_once('/')?;
    Some([&number(part)?, " trên ", &quantity(whole)?].concat())
}

/// "16:28", "16:28:30", "16h28", "16h", "8h30p", "16g28".
fn time(core: &str) -> Option<String> {
    let core = core.trim_end_matches(['′', 'p']);
    let (hour, rest) = core.split_once([':', 'h', 'g'])?;
    let lettered = !core.contains(':');
    let (minute, second) = match rest.split_once(':') {
        Some((minute, second)) => (minute, Some(small_number(second, 0, 59).filter(|_| second.len() == 2)?)),
        None => (rest, None),
    };
    if hour.len() > 2 || minute.len() > 2 || !lettered && minute.len() != 2 {
        return None;
    }
    let hour = decimal(small_number(hour, 0, 24)?.into());
    // "5g" is five grams.
    if minute.is_empty() && !core.ends_with('h') {
        return None;
    }
    let minute = if minute.is_empty() { 0 } else { small_number(minute, 0, 59)? };
    Some(match (minute, second) {
        (0, None) => [&hour, " giờ"].concat(),
        (minute, None) => [&hour, " giờ ", &decimal(minute.into())].concat(),
        (minute, Some(second)) => {
            [&hour, " giờ ", &decimal(minute.into()), " phút ", &decimal(second.into()), " giây"].concat()
        }
    })
}

/// "XXI" after "thế kỷ", "I/2026" after "quý", "XIX–XX" after "thế kỷ".
pub fn roman(core: &str, place: &Place) -> Option<String> {
    if !place.follows(ROMAN_AFTER) {
        return None;
    }
    if let Some((first, last)) = core.split_once(['-', '–']) {
        return Some([&decimal(value(first)?), " đến ", &decimal(value(last)?)].concat());
    }
    match core.split_once('/') {
        Some((numeral, year)) => {
            let year = small_number(year, 1000, 2999)?;
            Some([&decimal(value(numeral)?), " năm ", &decimal(year.into())].concat())
        }
        None => Some(decimal(value(core)?)),
    }
}

/// The value of a Roman numeral below 4000 that is written as it should be.
fn value(numeral: &str) -> Option<i64> {
    const SIGNS: [(&str, i64); 13] = [
        ("M", 1000),
        ("CM", 900),
        ("D", 500),
        ("CD", 400),
        ("C", 100),
        ("XC", 90),
        ("L", 50),
        ("XL", 40),
        ("X", 10),
        ("IX", 9),
        ("V", 5),
        ("IV", 4),
        ("I", 1),
    ];
    let mut rest = numeral;
    let mut value = 0;
    for (sign, worth) in SIGNS {
        let most = if sign.len() == 1 && "MCXI".contains(sign) { 3 } else { 1 };
        for _ in 0..most {
            if let Some(after) = rest.strip_prefix(sign) {
                rest = after;
                value += worth;
            }
        }
    }
    (value > 0 && rest.is_empty()).then_some(value)
}
