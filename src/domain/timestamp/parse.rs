//! Dates as feeds write them: RFC 3339 as the specification asks, and what publishers send instead.

use super::{FIRST_SECOND, LAST_SECOND, SECONDS_A_DAY, Timestamp, VIETNAM_OFFSET_MINUTES, day_of_date};

const MONTHS: &[u8] = b"janfebmaraprmayjunjulaugsepoctnovdec";

/// Zones that RFC 2822 names, with their hours from UTC; ICT is Indochina's.
const ZONES: [(&str, i64); 13] = [
    ("GMT", 0),
    ("UTC", 0),
    ("UT", 0),
    ("Z", 0),
    ("EST", -5),
    ("EDT", -4),
    ("CST", -6),
    ("CDT", -5),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
    ("ICT", 7),
];

/// Reads RFC 3339 (JSON Feed 1.1's form), a date without time (midnight) or without a zone
/// (Vietnam's), RFC 2822, and seconds or milliseconds since 1970. The flag says that the text was
/// not RFC 3339. Fractions of seconds are dropped, a leap second counts as the one before.
/// `None` for all else, and outside the years 1 to 9999.
pub fn parse_timestamp(text: &str) -> Option<(Timestamp, bool)> {
    let mut cursor = Cursor { rest: text.trim(), mended: false };
    let seconds = if cursor.rest.as_bytes().get(4) == Some(&b'-') {
        cursor.rfc3339()?
    } else {
        cursor.mended = true;
        cursor.since_1970().or_else(|| cursor.rfc2822())?
    };
    let in_range = cursor.rest.is_empty() && (FIRST_SECOND..=LAST_SECOND).contains(&seconds);
    in_range.then_some((Timestamp { seconds }, cursor.mended))
}

struct Cursor<'a> {
    rest: &'a str,
    mended: bool,
}

impl<'a> Cursor<'a> {
    fn rfc3339(&mut self) -> Option<i64> {
        let year = self.digits(4, 4)?;
        self.expect('-')?;
        let month = self.digits(2, 2)?;
        self.expect('-')?;
        let day = self.digits(2, 2)?;
        let midnight = midnight(year, month, day)?;
        if self.rest.is_empty() {
            self.mended = true;
            return Some(midnight - i64::from(VIETNAM_OFFSET_MINUTES) * 60);
        }
        self.expect('T').or_else(|| self.expect('t')).or_else(|| self.expect(' '))?;
        Some(midnight + self.time()? - self.zone()?)
    }

    /// "Wed, 02 Dec 2009 16:28:00 +0700"; the day's name is not checked.
    fn rfc2822(&mut self) -> Option<i64> {
        if self.word().is_some() {
            let _ = self.expect(',');
            self.skip_spaces();
        }
        let day = self.digits(1, 2)?;
        self.skip_spaces();
        let name = self.word()?.as_bytes().get(..3)?;
        let month = 1 + MONTHS.chunks(3).position(|month| name.eq_ignore_ascii_case(month))?;
        self.skip_spaces();
        let digits = self.rest.len();
        let mut year = self.digits(2, 4)?;
        if digits - self.rest.len() < 4 {
            // Two digits, as RFC 822 had them: RFC 2822, section 4.3.
            year += if year < 50 { 2000 } else { 1900 };
        }
        let midnight = midnight(year, i64::try_from(month).ok()?, day)?;
        self.skip_spaces();
        Some(midnight + self.time()? - self.zone()?)
    }

    /// Ten digits are seconds (until the year 2286), thirteen are JavaScript's milliseconds.
    fn since_1970(&mut self) -> Option<i64> {
        let divisor = if self.rest.len() > 10 { 1000 } else { 1 };
        let number = if divisor == 1 { self.digits(9, 10) } else { self.digits(12, 13) }?;
        Some(number / divisor)
    }

    /// Seconds since midnight: "16:28", "16:28:00", "16:28:00.123".
    fn time(&mut self) -> Option<i64> {
        let hour = self.digits(2, 2)?;
        self.expect(':')?;
        let minute = self.digits(2, 2)?;
        let mut second = 0;
        if self.expect(':').is_some() {
            second = self.digits(2, 2)?;
            if self.expect('.').is_some() {
                self.digits(1, usize::MAX)?;
            }
        } else {
            self.mended = true;
        }
        let valid = hour < 24 && minute < 60 && second <= 60;
        valid.then_some(hour * 3600 + minute * 60 + second.min(59))
    }

    /// Seconds east of UTC: "Z", "+07:00", "+0700", "+07", "GMT"; Vietnam's when there is nothing.
    fn zone(&mut self) -> Option<i64> {
        if self.expect('Z').or_else(|| self.expect('z')).is_some() {
            return Some(0);
        }
        if self.rest.starts_with(' ') {
            self.mended = true;
            self.skip_spaces();
        }
        if self.rest.is_empty() {
            self.mended = true;
            return Some(i64::from(VIETNAM_OFFSET_MINUTES) * 60);
        }
        if let Some(name) = self.word() {
            self.mended = true;
            return ZONES
                .iter()
                .find(|(zone, _)| name.eq_ignore_ascii_case(zone))
                .map(|(_, hours)| hours * 3600);
        }
        let west = self.expect('-').is_some();
        if !west {
            self.expect('+')?;
        }
        let (hours, minutes) = match self.digits(4, 4) {
            Some(both) => (both / 100, both % 100),
            None => {
                let hours = self.digits(2, 2)?;
                match self.expect(':') {
                    Some(()) => return offset(west, hours, self.digits(2, 2)?),
                    None => (hours, 0),
                }
            }
        };
        self.mended = true;
        offset(west, hours, minutes)
    }

    /// A number of `least` to `most` digits, with no digit after it.
    fn digits(&mut self, least: usize, most: usize) -> Option<i64> {
        let length = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        if !(least..=most).contains(&length) {
            return None;
        }
        let number =
            self.rest.bytes().take(length.min(13)).fold(0, |n, digit| n * 10 + i64::from(digit - b'0'));
        self.rest = self.rest.get(length..)?;
        Some(number)
    }

    fn word(&mut self) -> Option<&'a str> {
        let length = self.rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (word, rest) = self.rest.split_at_checked(length).filter(|_| length > 0)?;
        self.rest = rest;
        Some(word)
    }

    fn expect(&mut self, mark: char) -> Option<()> {
        self.rest = self.rest.strip_prefix(mark)?;
        Some(())
    }

    fn skip_spaces(&mut self) {
        self.rest = self.rest.trim_start_matches(' ');
    }
}

/// Seconds east of UTC.
fn offset(west: bool, hours: i64, minutes: i64) -> Option<i64> {
    let east = hours * 3600 + minutes * 60;
    (hours < 24 && minutes < 60).then_some(if west { -east } else { east })
}

/// Seconds since 1970 of a day's beginning in UTC; `None` for a day that no month has.
fn midnight(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if year < 1 || !(1..=days).contains(&day) {
        return None;
    }
    Some(day_of_date(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?) * SECONDS_A_DAY)
}
