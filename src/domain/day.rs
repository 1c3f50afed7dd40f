//! A day of the calendar in Vietnam, as addresses and date fields write it.

use super::timestamp::{Timestamp, VIETNAM_OFFSET_MINUTES, push_padded};

/// Ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// Its first moment.
    pub start: Timestamp,
}

const SECONDS: i64 = 86_400;

impl Day {
    /// Reads `2026-11-24`, and nothing that is written otherwise or is no day.
    pub fn parse(text: &str) -> Option<Day> {
        let [year, month, day] = numbers(text)?;
        let start = Timestamp::of_date(i64::from(year), month, day, VIETNAM_OFFSET_MINUTES);
        let day = Day { start };
        (day.format() == text).then_some(day)
    }

    /// Writes `2026-11-24`.
    pub fn format(self) -> String {
        let civil = self.start.civil(VIETNAM_OFFSET_MINUTES);
        let mut text = String::new();
        push_padded(&mut text, civil.year.unsigned_abs(), 4);
        for number in [civil.month, civil.day] {
            text.push('-');
            push_padded(&mut text, number, 2);
        }
        text
    }

    /// The first moment of the next day.
    pub fn end(self) -> Timestamp {
        Timestamp { seconds: self.start.seconds + SECONDS }
    }
}

fn numbers(text: &str) -> Option<[u32; 3]> {
    let mut numbers = [0; 3];
    let mut parts = text.split('-');
    for (number, digits) in numbers.iter_mut().zip([4, 2, 2]) {
        let part = parts.next().filter(|part| part.len() == digits)?;
        *number = part
            .bytes()
            .try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))?;
    }
    parts.next().is_none().then_some(numbers)
}
