//! What a screen needs that is never turned off: dark nights, and pictures that do not burn in.

use crate::domain::timestamp::{Timestamp, VIETNAM_OFFSET_MINUTES};

/// When the screen rests, as minutes since midnight in Vietnam; `from` may be later than `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Night {
    pub from: u32,
    pub to: u32,
}

impl Default for Night {
    /// From 22:00 to 05:00.
    fn default() -> Self {
        Night { from: 22 * 60, to: 5 * 60 }
    }
}

impl Night {
    /// Whether it is night. The same time twice is no night at all.
    pub fn is_at(self, now: Timestamp) -> bool {
        let now = now.civil(VIETNAM_OFFSET_MINUTES);
        let minute = now.hour * 60 + now.minute;
        if self.from <= self.to {
            (self.from..self.to).contains(&minute)
        } else {
            minute >= self.from || minute < self.to
        }
    }
}

/// "22:00" as minutes since midnight.
pub fn parse_clock_time(text: &str) -> Option<u32> {
    let (hour, minute) = text.trim().split_once(':')?;
    let number = |text: &str, below: u32| {
        let is_number = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text.bytes().fold(0, |number, digit| number * 10 + u32::from(digit.wrapping_sub(b'0')));
        (is_number && number < below).then_some(number)
    };
    Some(number(hour, 24)? * 60 + number(minute, 60)?)
}

/// How far the screen is moved from its place, in steps to the right and down: another place each minute,
/// and all of them in turn. So no dot shows the same for months.
pub fn shift(now: Timestamp) -> (i8, i8) {
    // Around the place, one step at a time: nobody sees it.
    const PATH: [(i8, i8); 8] = [(0, 0), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1)];
    let turn = (now.seconds.div_euclid(60)).rem_euclid(PATH.len() as i64);
    PATH.get(turn as usize).copied().unwrap_or_default()
}
