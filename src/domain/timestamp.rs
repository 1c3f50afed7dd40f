//! Moments in time, without a clock and without a time zone database.

mod parse;

pub use parse::parse_timestamp;

/// Vietnam's offset from UTC; the same all year and in the whole country.
pub const VIETNAM_OFFSET_MINUTES: i32 = 420;

/// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z: what four digits of a year can say.
const FIRST_SECOND: i64 = -62_135_596_800;
const LAST_SECOND: i64 = 253_402_300_799;

const SECONDS_A_DAY: i64 = 86_400;

/// A moment, to the second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    /// Since 1970-01-01T00:00:00Z.
    pub seconds: i64,
}

/// A moment as the calendar and the clock on the wall say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Civil {
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
    pub hour: u32,
    pub minute: u32,
    pub second: u32,
    /// 0 for Monday to 6 for Sunday.
    pub weekday: usize,
}

impl Timestamp {
    /// Midnight of a date where the offset from UTC is `offset_minutes`. Days and months that the
    /// calendar does not have count on into the next ones.
    pub fn of_date(year: i64, month: u32, day: u32, offset_minutes: i32) -> Timestamp {
        let days = day_of_date(year, month, day);
        Timestamp { seconds: days * SECONDS_A_DAY - i64::from(offset_minutes) * 60 }
    }

    /// The calendar and the clock where the offset from UTC is `offset_minutes`. Moments outside
    /// the years 1 to 9999 count as the first or last one inside.
    pub fn civil(self, offset_minutes: i32) -> Civil {
        let seconds = self.seconds.clamp(FIRST_SECOND, LAST_SECOND) + i64::from(offset_minutes) * 60;
        let days = seconds.div_euclid(SECONDS_A_DAY);
        let second = unsigned(seconds.rem_euclid(SECONDS_A_DAY));
        let (year, month, day) = date_of_day(days);
        Civil {
            year,
            month,
            day,
            hour: second / 3600,
            minute: second / 60 % 60,
            second: second % 60,
            // 1970-01-01 was a Thursday.
            weekday: (days + 3).rem_euclid(7) as usize,
        }
    }

    /// RFC 3339 with the given offset: `2009-12-02T16:28:00+07:00`.
    pub fn format_rfc3339(self, offset_minutes: i32) -> String {
        let at = self.civil(offset_minutes);
        let mut text = String::with_capacity(25);
        push_padded(&mut text, at.year.unsigned_abs(), 4);
        let offset = offset_minutes.unsigned_abs();
        let sign = if offset_minutes < 0 { '-' } else { '+' };
        let parts = [
            ('-', at.month),
            ('-', at.day),
            ('T', at.hour),
            (':', at.minute),
            (':', at.second),
            (sign, offset / 60),
            (':', offset % 60),
        ];
        for (mark, number) in parts {
            text.push(mark);
            push_padded(&mut text, number, 2);
        }
        text
    }
}

/// Appends a number with leading zeros up to `width` digits. By hand, because the machinery behind
/// `format!` costs more bytes than this.
pub fn push_padded(text: &mut String, number: u32, width: u32) {
    let mut unit = 10_u32.pow(width.saturating_sub(1).min(9));
    while number / unit >= 10 {
        unit *= 10;
    }
    while unit > 0 {
        text.extend(char::from_digit(number / unit % 10, 10));
        unit /= 10;
    }
}

fn unsigned(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

/// Days since 1970-01-01 of a date in the Gregorian calendar. The year is counted from March, so
/// that the leap day is its last one (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
fn day_of_date(year: i64, month: u32, day: u32) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((i64::from(month) + 9) % 12) + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The reverse of [`day_of_date`]: year, month, day.
fn date_of_day(days: i64) -> (i32, u32, u32) {
    let days = days + 719_468;
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = days.div_euclid(146_097) * 400 + year_of_era + i64::from(month <= 2);
    (i32::try_from(year).unwrap_or(0), unsigned(month), unsigned(day))
}
