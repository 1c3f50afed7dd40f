//! A finger that pulls the page down.

use bantin::domain::gesture::Point;
use bantin::domain::pull::Pull;

/// A finger that comes down at 100, 300 and goes along these ways from there; whether it refreshes.
fn pulled(scrolled: f64, ways: &[(f64, f64)]) -> bool {
    let mut pull = Pull::default();
    pull.begin(Point::new(100.0, 300.0), scrolled, 1);
    for (x, y) in ways {
        pull.travel(Point::new(100.0 + x, 300.0 + y), scrolled, 1);
    }
    pull.lift()
}

#[test]
fn a_long_pull_at_the_top_refreshes() {
    assert!(pulled(0.0, &[(0.0, 20.0), (2.0, 60.0), (5.0, 130.0)]));
    // Where the page is held beyond its top, as iPhones do.
    assert!(pulled(-30.0, &[(0.0, 130.0)]));
}

#[test]
fn a_short_one_does_not() {
    assert!(!pulled(0.0, &[(0.0, 60.0)]));
    assert!(!pulled(0.0, &[]));
}

#[test]
fn going_back_cancels() {
    assert!(!pulled(0.0, &[(0.0, 150.0), (0.0, 40.0)]));
    assert!(!pulled(0.0, &[(0.0, 150.0), (0.0, -40.0)]));
    // And forth again does not.
    assert!(pulled(0.0, &[(0.0, 150.0), (0.0, 40.0), (0.0, 140.0)]));
}

#[test]
fn a_page_that_is_scrolled_is_scrolled() {
    assert!(!pulled(1.0, &[(0.0, 200.0)]));
    let mut pull = Pull::default();
    pull.begin(Point::new(0.0, 0.0), 0.0, 1);
    assert!(pull.travel(Point::new(0.0, 40.0), 0.0, 1).is_some());
    // It scrolls under the finger: then the pull is over for good.
    assert_eq!(pull.travel(Point::new(0.0, 150.0), 3.0, 1), None);
    assert_eq!(pull.travel(Point::new(0.0, 200.0), 0.0, 1), None);
    assert!(!pull.lift());
}

#[test]
fn a_finger_that_goes_sideways_or_up_first_pulls_nothing() {
    assert!(!pulled(0.0, &[(30.0, 10.0), (30.0, 200.0)]));
    assert!(!pulled(0.0, &[(0.0, -20.0), (0.0, 200.0)]));
    assert!(!pulled(0.0, &[(-20.0, 20.0), (0.0, 200.0)]));
}

#[test]
fn a_second_finger_ends_it() {
    let mut pull = Pull::default();
    pull.begin(Point::new(0.0, 0.0), 0.0, 1);
    pull.travel(Point::new(0.0, 150.0), 0.0, 1);
    assert_eq!(pull.travel(Point::new(0.0, 160.0), 0.0, 2), None);
    assert!(!pull.lift());
    pull.begin(Point::new(0.0, 0.0), 0.0, 2);
    assert_eq!(pull.travel(Point::new(0.0, 150.0), 0.0, 1), None);
}

#[test]
fn the_sign_follows_up_to_where_it_is_enough() {
    let mut pull = Pull::default();
    pull.begin(Point::new(0.0, 0.0), 0.0, 1);
    assert_eq!(pull.travel(Point::new(0.0, 5.0), 0.0, 1), None);
    let signs: Vec<(f64, bool)> = [40.0, 109.0, 110.0, 400.0]
        .into_iter()
        .filter_map(|y| pull.travel(Point::new(0.0, y), 0.0, 1))
        .map(|pulled| (pulled.by, pulled.is_enough))
        .collect();
    assert_eq!(signs, [(20.0, false), (54.5, false), (55.0, true), (55.0, true)]);
}

#[test]
fn what_the_browser_takes_is_lost() {
    let mut pull = Pull::default();
    pull.begin(Point::new(0.0, 0.0), 0.0, 1);
    pull.travel(Point::new(0.0, 150.0), 0.0, 1);
    pull.cancel();
    assert!(!pull.lift());
}
