//! What fingers mean.

use bantin::domain::gesture::{Gesture, Point, Pointers, Step, is_at_edge, read_swipe};

fn at(x: f64, y: f64) -> Point {
    Point::new(x, y)
}

#[track_caller]
fn check_swipe(way: (f64, f64), milliseconds: f64, expected: Option<Step>) {
    assert_eq!(read_swipe(at(200.0, 300.0), at(200.0 + way.0, 300.0 + way.1), milliseconds), expected);
}

#[test]
fn swipe_to_the_left_turns_to_the_next() {
    check_swipe((-120.0, 20.0), 200.0, Some(Step::Next));
    check_swipe((120.0, -20.0), 200.0, Some(Step::Previous));
}

#[test]
fn short_slow_and_slanting_ways_are_no_swipe() {
    check_swipe((-60.0, 0.0), 200.0, None);
    check_swipe((-61.0, 0.0), 200.0, Some(Step::Next));
    check_swipe((-120.0, 0.0), 600.0, None);
    check_swipe((-120.0, 70.0), 200.0, None);
    check_swipe((-120.0, -70.0), 200.0, None);
    check_swipe((0.0, 300.0), 200.0, None);
}

#[test]
fn edges_belong_to_the_system() {
    assert!(is_at_edge(23.0, 360.0));
    assert!(!is_at_edge(24.0, 360.0));
    assert!(!is_at_edge(336.0, 360.0));
    assert!(is_at_edge(337.0, 360.0));
}

/// Presses and lifts at one place.
fn tap(pointers: &mut Pointers, place: Point, now: f64) -> Option<Gesture> {
    pointers.press(1, place, now);
    pointers.lift(1, place, now + 50.0)
}

#[test]
fn two_taps_in_one_place_are_one_gesture() {
    let mut pointers = Pointers::default();
    assert_eq!(tap(&mut pointers, at(10.0, 10.0), 0.0), None);
    assert_eq!(tap(&mut pointers, at(15.0, 10.0), 200.0), Some(Gesture::DoubleTap(at(15.0, 10.0))));
    // A third one begins anew.
    assert_eq!(tap(&mut pointers, at(15.0, 10.0), 400.0), None);
}

#[test]
fn taps_far_apart_in_time_or_place_are_single_ones() {
    let mut pointers = Pointers::default();
    assert_eq!(tap(&mut pointers, at(10.0, 10.0), 0.0), None);
    assert_eq!(tap(&mut pointers, at(10.0, 10.0), 500.0), None);
    assert_eq!(tap(&mut pointers, at(90.0, 10.0), 700.0), None);
}

#[test]
fn one_pointer_drags_and_swipes() {
    let mut pointers = Pointers::default();
    pointers.press(7, at(300.0, 100.0), 0.0);
    assert_eq!(pointers.travel(7, at(250.0, 110.0)), Some(Gesture::Drag(at(-50.0, 10.0))));
    assert_eq!(pointers.lift(7, at(200.0, 110.0), 150.0), Some(Gesture::Swipe(Step::Next)));
}

#[test]
fn two_pointers_pinch_and_never_swipe() {
    let mut pointers = Pointers::default();
    pointers.press(1, at(100.0, 100.0), 0.0);
    pointers.press(2, at(200.0, 100.0), 10.0);
    let pinch = Gesture::Pinch { factor: 2.0, around: at(200.0, 100.0), by: at(50.0, 0.0) };
    assert_eq!(pointers.travel(2, at(300.0, 100.0)), Some(pinch));
    assert_eq!(pointers.lift(2, at(300.0, 100.0), 100.0), None);
    assert_eq!(pointers.lift(1, at(100.0, 100.0), 120.0), None);
}

#[test]
fn pointer_that_the_browser_took_says_nothing_more() {
    let mut pointers = Pointers::default();
    pointers.press(1, at(300.0, 100.0), 0.0);
    pointers.lose(1);
    assert_eq!(pointers.travel(1, at(100.0, 100.0)), None);
    assert_eq!(pointers.lift(1, at(100.0, 100.0), 100.0), None);
}
