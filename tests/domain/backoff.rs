//! When a server is asked again.

use bantin::domain::backoff::{Backoff, parse_retry_after};

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const START: i64 = 1_790_000_000_000;

/// One that has just had news.
fn fresh() -> Backoff {
    let mut backoff = Backoff::new(5 * MINUTE);
    backoff.succeed(START);
    backoff
}

/// The waits after so many failures in a row, each asked for as soon as it may be.
fn waits(random: f64, count: usize) -> Vec<i64> {
    let (mut backoff, mut now) = (fresh(), START);
    (0..count)
        .map(|_| {
            backoff.fail(now, random, None);
            let wait = backoff.wait(now);
            now += wait;
            assert_eq!(backoff.wait(now), 0);
            wait
        })
        .collect()
}

#[test]
fn a_server_that_answers_is_asked_each_period() {
    let mut backoff = fresh();
    assert_eq!((backoff.wait(START), backoff.failures()), (5 * MINUTE, 0));
    assert_eq!(backoff.wait(START + 4 * MINUTE), MINUTE);
    assert_eq!(backoff.wait(START + 5 * MINUTE), 0);
    assert_eq!(backoff.wait(START + 9 * HOUR), 0);
    backoff.set_period(MINUTE);
    assert_eq!(backoff.wait(START), MINUTE);
}

#[test]
fn one_that_was_never_asked_may_be_asked_at_once() {
    assert_eq!(Backoff::new(MINUTE).wait(START), 0);
}

#[test]
fn waits_double_up_to_half_an_hour() {
    let seconds = |waits: Vec<i64>| waits.iter().map(|wait| wait / SECOND).collect::<Vec<_>>();
    // Chance moves each within its upper half.
    assert_eq!(seconds(waits(0.0, 9)), [15, 30, 60, 120, 240, 480, 900, 900, 900]);
    assert_eq!(seconds(waits(0.5, 9)), [22, 45, 90, 180, 360, 720, 1350, 1350, 1350]);
    assert!(waits(0.999, 100).iter().all(|wait| *wait <= 30 * MINUTE));
    // No number of failures overflows.
    assert_eq!(waits(0.0, 200).last(), Some(&(15 * MINUTE)));
}

#[test]
fn who_asks_often_tries_again_soon() {
    let mut backoff = Backoff::new(2 * SECOND);
    let waits: Vec<_> = (0..5)
        .map(|_| {
            backoff.fail(START, 0.0, None);
            backoff.wait(START) / SECOND
        })
        .collect();
    assert_eq!(waits, [1, 2, 4, 8, 16]);
}

#[test]
fn a_network_that_is_said_to_be_back_is_given_a_moment() {
    let mut backoff = fresh();
    (0..6).for_each(|_| backoff.fail(START, 0.999, None));
    backoff.hurry();
    assert_eq!(backoff.wait(START), 0);
    backoff.fail(START, 0.999, None);
    assert!((1_500..=3_000).contains(&backoff.wait(START)));
    // And no longer than that.
    backoff.fail(START, 0.0, None);
    assert!(backoff.wait(START) >= 15 * MINUTE);
}

#[test]
fn success_ends_it() {
    let mut backoff = fresh();
    for _ in 0..6 {
        backoff.fail(START, 0.5, Some(HOUR));
    }
    assert_eq!(backoff.failures(), 6);
    backoff.succeed(START);
    assert_eq!((backoff.failures(), backoff.wait(START), backoff.may_hurry(START)), (0, 5 * MINUTE, true));
    backoff.fail(START, 0.0, None);
    assert_eq!(backoff.wait(START), 15 * SECOND);
}

#[test]
fn what_the_server_asks_for_is_never_undercut() {
    for random in [0.0, 0.3, 0.999] {
        let mut backoff = fresh();
        backoff.fail(START, random, Some(2 * HOUR));
        let wait = backoff.wait(START);
        assert!((2 * HOUR..=2 * HOUR + MINUTE).contains(&wait), "{wait}");
        assert!(!backoff.may_hurry(START + 2 * HOUR - 1));
        assert!(backoff.may_hurry(START + wait));
        // A network that is back says nothing of the server.
        backoff.hurry();
        assert_eq!(backoff.wait(START), wait);
    }
    // Less than the own wait does not shorten that.
    let mut backoff = fresh();
    backoff.fail(START, 0.0, Some(SECOND));
    assert_eq!(backoff.wait(START), 15 * SECOND);
}

#[test]
fn nobody_is_made_to_wait_for_more_than_a_day() {
    for told in [i64::MAX, 400 * 24 * HOUR] {
        let mut backoff = fresh();
        backoff.fail(START, 0.0, Some(told));
        assert_eq!(backoff.wait(START), 24 * HOUR);
    }
    let mut backoff = fresh();
    backoff.fail(START, 0.0, Some(i64::MIN));
    assert_eq!(backoff.wait(START), 15 * SECOND);
}

#[test]
fn a_network_that_is_back_ends_the_own_wait() {
    let mut backoff = fresh();
    backoff.fail(START, 0.5, None);
    assert!(backoff.wait(START) > 0 && backoff.may_hurry(START));
    backoff.hurry();
    assert_eq!((backoff.wait(START), backoff.failures()), (0, 1));
}

#[test]
fn a_clock_that_jumps_does_no_harm() {
    let mut backoff = fresh();
    backoff.fail(START, 0.0, Some(HOUR));
    // A year back: it waits at most as long again, and not for a year.
    let back = START - 365 * 24 * HOUR;
    assert_eq!(backoff.wait(back), HOUR);
    assert_eq!(backoff.wait(back + HOUR), 0);
    // A year on: one question comes early.
    let mut backoff = fresh();
    backoff.fail(START, 0.0, None);
    assert_eq!(backoff.wait(START + 365 * 24 * HOUR), 0);
}

#[test]
fn another_server_is_asked_at_once() {
    let mut backoff = fresh();
    backoff.fail(START, 0.0, Some(HOUR));
    backoff.forget();
    assert_eq!((backoff.wait(START), backoff.failures(), backoff.may_hurry(START)), (0, 0, true));
}

#[test]
fn chance_outside_of_its_bounds_does_no_harm() {
    for random in [-1.0, 2.0, f64::NAN] {
        let mut backoff = fresh();
        backoff.fail(START, random, None);
        assert!((15 * SECOND..=30 * SECOND).contains(&backoff.wait(START)));
    }
}

#[track_caller]
fn check(value: &str, date: Option<&str>, expected: Option<i64>) {
    // 2026-11-25T08:00:00Z
    assert_eq!(parse_retry_after(value, date, 1_795_593_600_000), expected, "{value}");
}

#[test]
fn retry_after_is_seconds_or_a_moment() {
    check("120", None, Some(120 * SECOND));
    check(" 0 ", None, Some(0));
    check("Wed, 25 Nov 2026 08:02:00 GMT", None, Some(2 * MINUTE));
    check("Wed, 25 Nov 2026 07:00:00 GMT", None, Some(0));
    check("99999999999999999999999", None, Some(i64::MAX));
    for wrong in ["", "soon", "-5", "1.5", "12 minutes"] {
        check(wrong, None, None);
    }
}

#[test]
fn a_moment_is_counted_by_the_clock_of_the_server() {
    // The reader's clock is a year ahead, or behind: the server's own says two minutes.
    check("Tue, 25 Nov 2025 08:02:00 GMT", Some("Tue, 25 Nov 2025 08:00:00 GMT"), Some(2 * MINUTE));
    check("Thu, 25 Nov 2027 08:02:00 GMT", Some("Thu, 25 Nov 2027 08:00:00 GMT"), Some(2 * MINUTE));
    // Seconds need no clock.
    check("60", Some("garbage"), Some(MINUTE));
}
