//! When a server is to be asked again: at a steady pace while it answers, ever more seldom while it does
//! not, and never before the moment that it named itself.
//!
//! Moments are milliseconds since 1970, by a clock that may be wrong and may be set at any time; chance is
//! a number from 0 to below 1. Both are arguments.

use super::timestamp::{Timestamp, parse_timestamp};

/// After the first failure; doubled by each further one.
const FIRST_MS: i64 = 30_000;
/// After one that follows upon the network's return, which is told of before all of it works.
const SOON_MS: i64 = 3_000;
/// Nobody who comes back after a long trouble should find a reader that sleeps.
const LONGEST_MS: i64 = 30 * 60_000;
/// A server may ask for so much patience. More is a mistake, or an attack on the readers' news.
const MOST_PATIENCE_MS: i64 = 24 * 3_600_000;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backoff {
    period: i64,
    failures: u32,
    /// When the last answer or failure came, and how long to wait from then.
    since: i64,
    wait: i64,
    /// Whether the server named that wait itself.
    told: bool,
    /// Whether the network has just come back.
    hurried: bool,
}

impl Backoff {
    /// `period` lies between two questions while all is well.
    pub fn new(period: i64) -> Backoff {
        Backoff { period, failures: 0, since: 0, wait: 0, told: false, hurried: false }
    }

    /// Failures since the last success.
    pub fn failures(&self) -> u32 {
        self.failures
    }

    pub fn set_period(&mut self, period: i64) {
        self.period = period;
        if self.failures == 0 {
            self.wait = self.wait.min(period);
        }
    }

    /// Another server is to be asked: what this one did says nothing of it.
    pub fn forget(&mut self) {
        *self = Backoff::new(self.period);
    }

    pub fn succeed(&mut self, now: i64) {
        *self = Backoff { since: now, wait: self.period, ..Backoff::new(self.period) };
    }

    /// `told` is what the server asked for: see [`parse_retry_after`].
    pub fn fail(&mut self, now: i64, random: f64, told: Option<i64>) {
        // Who asks often tries again soon.
        let first = FIRST_MS.min(self.period.max(1));
        let doubled = first << self.failures.min(10);
        let longest = if std::mem::take(&mut self.hurried) { SOON_MS } else { LONGEST_MS };
        let half = doubled.min(longest) / 2;
        self.failures = self.failures.saturating_add(1);
        self.since = now;
        self.told = told.is_some();
        // Readers that failed together must not come back together.
        let mixed = |span: i64| (span as f64 * random.clamp(0.0, 1.0)) as i64;
        self.wait = half + mixed(half);
        if let Some(told) = told {
            let told = told.clamp(0, MOST_PATIENCE_MS);
            self.wait = self.wait.max(told + mixed(told.min(FIRST_MS)));
        }
    }

    /// How long it is until the next question; 0 when it may be asked.
    pub fn wait(&mut self, now: i64) -> i64 {
        // The clock was set back: how much time has passed nobody knows, and nobody shall wait for a year.
        self.since = self.since.min(now);
        (self.wait - (now - self.since)).max(0)
    }

    /// Whether a person who asks may be answered: a server's own word counts even then.
    pub fn may_hurry(&mut self, now: i64) -> bool {
        !self.told || self.wait(now) == 0
    }

    /// The network is back, which says nothing of the server: what it named itself still counts.
    pub fn hurry(&mut self) {
        if !self.told {
            self.wait = 0;
            self.hurried = true;
        }
    }
}

/// The wait in milliseconds that `Retry-After` asks for: seconds, or a moment (RFC 9110, 10.2.3). `date` is
/// the answer's own `Date`, by which a moment is counted where it is known: the reader's clock may be a year
/// wrong.
pub fn parse_retry_after(value: &str, date: Option<&str>, now: i64) -> Option<i64> {
    let value = value.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than a number has are more than anybody waits.
        return Some(value.parse::<i64>().unwrap_or(i64::MAX).saturating_mul(1000));
    }
    let moment = |text: &str| parse_timestamp(text).map(|(Timestamp { seconds }, _)| seconds * 1000);
    let until = moment(value)?;
    let now = date.and_then(moment).unwrap_or(now);
    Some((until - now).max(0))
}
