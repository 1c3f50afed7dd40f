//! Pictures seen larger: what keeps its place, and where they stop.

use bantin::domain::gesture::Point;
use bantin::domain::zoom::{Frame, Zoom};

const FRAME: Frame = Frame { stage: Point { x: 400.0, y: 800.0 }, picture: Point { x: 400.0, y: 200.0 } };

fn at(x: f64, y: f64) -> Point {
    Point::new(x, y)
}

/// Where a point of the fitting picture is seen.
fn seen(zoom: Zoom, point: Point) -> Point {
    point * zoom.scale + zoom.offset
}

#[track_caller]
fn check_moved(zoom: Zoom, by: Point, expected: Point) {
    assert_eq!(zoom.moved(by, FRAME).offset, expected);
}

#[test]
fn picture_grows_around_the_point_under_the_finger() {
    let point = at(100.0, 0.0);
    let zoom = Zoom::default().by(2.0, point, FRAME);
    assert_eq!(zoom.scale, 2.0);
    assert_eq!(seen(zoom, point), point);
    let further = zoom.by(1.5, at(-50.0, 0.0), FRAME);
    let under = (at(-50.0, 0.0) - zoom.offset) * 0.5;
    assert_eq!(seen(further, under), at(-50.0, 0.0));
}

#[test]
fn sizes_end_at_the_whole_picture_and_at_eight_times() {
    assert_eq!(Zoom::default().by(100.0, at(0.0, 0.0), FRAME).scale, 8.0);
    let whole = Zoom::default().by(3.0, at(150.0, 0.0), FRAME).by(0.01, at(-150.0, 40.0), FRAME);
    assert_eq!(whole, Zoom::default());
}

#[test]
fn edges_of_a_picture_stay_outside_the_place() {
    let zoom = Zoom::default().by(2.0, at(0.0, 0.0), FRAME);
    check_moved(zoom, at(1000.0, 0.0), at(200.0, 0.0));
    check_moved(zoom, at(-1000.0, 0.0), at(-200.0, 0.0));
    check_moved(zoom, at(30.0, 0.0), at(30.0, 0.0));
}

#[test]
fn picture_lower_than_the_place_stays_in_the_middle() {
    let zoom = Zoom::default().by(2.0, at(0.0, 0.0), FRAME);
    check_moved(zoom, at(0.0, 300.0), at(0.0, 0.0));
    check_moved(Zoom::default(), at(50.0, 50.0), at(0.0, 0.0));
}

#[test]
fn double_tap_leads_near_and_back() {
    let near = Zoom::default().toggled(at(100.0, 0.0), FRAME);
    assert!(near.is_closer());
    assert_eq!(near.toggled(at(0.0, 0.0), FRAME), Zoom::default());
}
