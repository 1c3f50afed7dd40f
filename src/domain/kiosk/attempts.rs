//! How often the operator's PIN may be tried: nobody shall find it by patience.

/// So many wrong ones in a row are forgiven.
const FREE: u32 = 5;
const FIRST_PAUSE_MS: f64 = 60_000.0;
const LONGEST_PAUSE_MS: f64 = 3_600_000.0;

/// Times are those of a clock that only goes forward.
#[derive(Clone, Debug, Default)]
pub struct Attempts {
    wrong: u32,
    /// No attempt before this.
    closed_until: f64,
}

impl Attempts {
    pub fn may_try(&self, now: f64) -> bool {
        now >= self.closed_until
    }

    /// Each wrong one after the free ones closes it for twice as long as the one before, up to an hour.
    pub fn fail(&mut self, now: f64) {
        self.wrong = self.wrong.saturating_add(1);
        if let Some(beyond) = self.wrong.checked_sub(FREE) {
            let pause = FIRST_PAUSE_MS * f64::from(1_u32 << beyond.min(10));
            self.closed_until = now + pause.min(LONGEST_PAUSE_MS);
        }
    }

    pub fn succeed(&mut self) {
        *self = Attempts::default();
    }
}
