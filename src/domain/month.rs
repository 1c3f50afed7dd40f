//! A month of a year: a drawer of the archive.

use super::timestamp::{Timestamp, push_padded};

/// Ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// 1 to 9999.
    pub year: u32,
    /// 1 to 12.
    pub month: u32,
}

impl Month {
    /// The month of a moment where the offset from UTC is `offset_minutes`.
    pub fn of(at: Timestamp, offset_minutes: i32) -> Month {
        let at = at.civil(offset_minutes);
        Month { year: at.year.unsigned_abs(), month: at.month }
    }

    /// Reads `2026-11`, and nothing that is written otherwise.
    pub fn parse(text: &str) -> Option<Month> {
        let (year, month) = text.split_once('-')?;
        let number = |digits: &str, length: usize| {
            let digit = |sum: u32, byte: u8| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0'));
            (digits.len() == length).then(|| digits.bytes().try_fold(0, digit))?
        };
        let month = Month { year: number(year, 4)?, month: number(month, 2)? };
        (month.year > 0 && (1..=12).contains(&month.month)).then_some(month)
    }

    /// Writes `2026-11`.
    pub fn format(self) -> String {
        let mut text = String::new();
        push_padded(&mut text, self.year, 4);
        text.push('-');
        push_padded(&mut text, self.month, 2);
        text
    }
}
