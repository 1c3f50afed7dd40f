//! Somebody comes, reads, is asked, goes.

use bantin::domain::kiosk::session::Phase::{self, Attract, Session as Reading, Warning};
use bantin::domain::kiosk::session::{Session, Times};

const TIMES: Times = Times { idle_ms: 60_000.0, warning_ms: 15_000.0 };
const DAY_MS: f64 = 86_400_000.0;

/// Ticks as the timer does, until `to`.
fn pass(session: &mut Session, from: f64, to: f64) {
    let mut now = from;
    while now < to {
        now += 250.0;
        session.tick(now);
    }
}

#[track_caller]
fn check(session: &Session, expected: Phase) {
    assert_eq!(session.phase(), expected);
}

fn begun(now: f64) -> Session {
    let mut session = Session::new(TIMES);
    session.begin(now);
    session
}

#[test]
fn nobody_is_there_until_somebody_begins() {
    let mut session = Session::new(TIMES);
    session.touch(10.0);
    session.play(10.0);
    pass(&mut session, 0.0, DAY_MS / 10.0);
    check(&session, Attract);
    session.begin(DAY_MS);
    check(&session, Reading);
}

#[test]
fn stillness_leads_to_the_warning_and_then_to_the_end() {
    let mut session = begun(0.0);
    pass(&mut session, 0.0, 59_750.0);
    check(&session, Reading);
    pass(&mut session, 59_750.0, 60_000.0);
    check(&session, Warning);
    pass(&mut session, 60_000.0, 74_750.0);
    check(&session, Warning);
    pass(&mut session, 74_750.0, 75_000.0);
    check(&session, Attract);
}

#[test]
fn touch_begins_the_time_anew_and_ends_a_warning() {
    let mut session = begun(0.0);
    pass(&mut session, 0.0, 50_000.0);
    session.touch(50_000.0);
    pass(&mut session, 50_000.0, 109_750.0);
    check(&session, Reading);
    pass(&mut session, 109_750.0, 112_000.0);
    check(&session, Warning);
    session.touch(112_000.0);
    check(&session, Reading);
    pass(&mut session, 112_000.0, 171_750.0);
    check(&session, Reading);
}

#[test]
fn what_plays_holds_the_warning_off_but_ends_none() {
    let mut session = begun(0.0);
    for second in 1..120 {
        session.play(f64::from(second) * 1000.0);
        session.tick(f64::from(second) * 1000.0);
    }
    check(&session, Reading);
    pass(&mut session, 119_000.0, 179_000.0);
    check(&session, Warning);
    session.play(180_000.0);
    session.tick(180_000.0);
    check(&session, Warning);
}

#[test]
fn stream_without_an_end_does_not_keep_the_screen_for_ever() {
    let mut session = begun(0.0);
    let mut now = 0.0;
    while now < 2.0 * 3_600_000.0 {
        now += 1000.0;
        session.play(now);
        session.tick(now);
    }
    check(&session, Attract);
}

#[test]
fn seconds_are_counted_down_to_one() {
    let mut session = begun(0.0);
    assert_eq!(session.seconds_left(10.0), 0);
    pass(&mut session, 0.0, 60_000.0);
    for (now, left) in [(60_000.0, 15), (60_001.0, 15), (61_000.0, 14), (74_900.0, 1), (99_000.0, 1)] {
        assert_eq!(session.seconds_left(now), left, "{now}");
    }
}

#[test]
fn end_is_at_once() {
    let mut session = begun(0.0);
    session.end();
    check(&session, Attract);
    session.touch(1.0);
    check(&session, Attract);
}

#[test]
fn machine_that_slept_forgets_who_was_there() {
    let mut session = begun(0.0);
    pass(&mut session, 0.0, 1000.0);
    session.tick(3_600_000.0);
    check(&session, Attract);
}

#[test]
fn late_timer_is_no_sleep() {
    let mut session = Session::new(Times { idle_ms: 300.0, warning_ms: 200.0 });
    session.begin(0.0);
    // A slow machine: the warning is not passed over.
    session.tick(2_000.0);
    check(&session, Warning);
    session.tick(4_000.0);
    check(&session, Attract);
}

#[test]
fn clock_that_goes_back_is_a_touch() {
    let mut session = begun(DAY_MS * 365.0);
    pass(&mut session, DAY_MS * 365.0, DAY_MS * 365.0 + 1000.0);
    pass(&mut session, 0.0, 59_000.0);
    check(&session, Reading);
    pass(&mut session, 59_000.0, 62_000.0);
    check(&session, Warning);
}

#[test]
fn clock_that_leaps_a_year_ends_the_session() {
    let mut session = begun(0.0);
    pass(&mut session, 0.0, 1000.0);
    session.tick(DAY_MS * 365.0);
    check(&session, Attract);
    session.begin(DAY_MS * 365.0);
    pass(&mut session, DAY_MS * 365.0, DAY_MS * 365.0 + 59_000.0);
    check(&session, Reading);
}

#[test]
fn ticks_fit_the_shorter_of_the_times() {
    let ticks = |idle_ms, warning_ms| Session::new(Times { idle_ms, warning_ms }).tick_ms();
    assert_eq!(ticks(60_000.0, 15_000.0), 250);
    assert_eq!(ticks(500.0, 400.0), 80);
    assert_eq!(ticks(1.0, 1.0), 40);
}
