//! Whether somebody stands before the screen: nobody, somebody, or somebody who seems to be gone.
//!
//! Times are milliseconds of a clock that only goes forward (`performance.now()`): a wrong date, midnight
//! or a clock that is set by a year make no difference. A clock that goes back all the same counts as a
//! touch, and one that leaps ahead means that the machine slept.

/// What is played without a touch counts as somebody's presence for so long: longer than any article, and
/// shorter than a stream that never ends.
const LONGEST_LISTENING_MS: f64 = 30.0 * 60_000.0;

/// A time without a tick that is longer than the session's own by so much was no delay: the machine slept,
/// and who was there is gone.
const SLEEP_MS: f64 = 10_000.0;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nobody: headlines pass by.
    #[default]
    Attract,
    /// Somebody reads.
    Session,
    /// Nobody has moved for long: whoever is there is asked.
    Warning,
}

impl Phase {
    /// What styles and tests know it by.
    pub fn name(self) -> &'static str {
        match self {
            Phase::Attract => "attract",
            Phase::Session => "session",
            Phase::Warning => "warning",
        }
    }
}

/// How long nobody may move until the warning, and from there until the end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Times {
    pub idle_ms: f64,
    pub warning_ms: f64,
}

#[derive(Clone, Debug)]
pub struct Session {
    times: Times,
    phase: Phase,
    /// When a person last did something.
    touched: f64,
    /// When something was last playing.
    played: f64,
    warned: f64,
    ticked: f64,
}

impl Session {
    pub fn new(times: Times) -> Session {
        Session { times, phase: Phase::Attract, touched: 0.0, played: 0.0, warned: 0.0, ticked: 0.0 }
    }

    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// Somebody has come.
    pub fn begin(&mut self, now: f64) {
        self.phase = Phase::Session;
        self.touched = now;
        self.played = now;
        self.ticked = now;
    }

    /// Somebody who is there touches, scrolls or types. It ends a warning.
    pub fn touch(&mut self, now: f64) {
        if self.phase != Phase::Attract {
            self.phase = Phase::Session;
            self.touched = now;
        }
    }

    /// Something is read aloud or played. It holds a warning off and ends none.
    pub fn play(&mut self, now: f64) {
        if now - self.touched <= LONGEST_LISTENING_MS {
            self.played = now;
        }
    }

    /// Somebody says that they are done.
    pub fn end(&mut self) {
        self.phase = Phase::Attract;
    }

    /// Time goes on; to be called several times in each of the two times.
    pub fn tick(&mut self, now: f64) {
        let slept = now - self.ticked > self.times.idle_ms + self.times.warning_ms + SLEEP_MS;
        self.ticked = now;
        for moment in [&mut self.touched, &mut self.played, &mut self.warned] {
            *moment = moment.min(now);
        }
        let still = now - self.touched.max(self.played);
        match self.phase {
            Phase::Attract => {}
            _ if slept => self.phase = Phase::Attract,
            Phase::Session if still >= self.times.idle_ms => {
                self.phase = Phase::Warning;
                self.warned = now;
            }
            Phase::Warning if now - self.warned >= self.times.warning_ms => self.phase = Phase::Attract,
            Phase::Session | Phase::Warning => {}
        }
    }

    /// Whole seconds until the end, while there is a warning; the last one is 1.
    pub fn seconds_left(&self, now: f64) -> u32 {
        if self.phase != Phase::Warning {
            return 0;
        }
        let left = self.times.warning_ms - (now - self.warned).max(0.0);
        ((left / 1000.0).ceil() as u32).max(1)
    }

    /// How often to tick: often enough that no time is missed by more than a fifth.
    pub fn tick_ms(&self) -> u32 {
        let shortest = self.times.idle_ms.min(self.times.warning_ms);
        (shortest / 5.0).clamp(40.0, 250.0) as u32
    }
}
