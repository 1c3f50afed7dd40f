//! What fingers mean: a tap twice, a swipe, a pinch. Pure arithmetic on places and times, so that it can
//! be tested without a hand. Lengths are CSS pixels, times milliseconds.

use std::ops::{Add, Mul, Sub};

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

impl Point {
    pub fn new(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    fn distance(self, other: Point) -> f64 {
        let way = self - other;
        (way.x * way.x + way.y * way.y).sqrt()
    }
}

impl Add for Point {
    type Output = Point;
    fn add(self, other: Point) -> Point {
        Point::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Point;
    fn sub(self, other: Point) -> Point {
        Point::new(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f64> for Point {
    type Output = Point;
    fn mul(self, factor: f64) -> Point {
        Point::new(self.x * factor, self.y * factor)
    }
}

/// To the one before or to the one after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Previous,
    Next,
}

/// A swipe is so long, so quick, and so much more sideways than up or down.
const SWIPE_LENGTH: f64 = 60.0;
const SWIPE_MS: f64 = 600.0;
const SWIPE_SLOPE: f64 = 2.0;

/// Systems go back by a swipe from the screen's edge.
const EDGE: f64 = 24.0;

/// Where a finger's way leads if it was a swipe: leaves of a book are turned to the left.
pub fn read_swipe(from: Point, to: Point, milliseconds: f64) -> Option<Step> {
    let way = to - from;
    let is_swipe =
        way.x.abs() > SWIPE_LENGTH && way.x.abs() > way.y.abs() * SWIPE_SLOPE && milliseconds < SWIPE_MS;
    is_swipe.then_some(if way.x < 0.0 { Step::Next } else { Step::Previous })
}

/// Whether a place is so near to the left or right edge that a swipe from there is the system's.
pub fn is_at_edge(x: f64, screen_width: f64) -> bool {
    x < EDGE || x > screen_width - EDGE
}

/// A tap stays where it is and is short; the second of two comes soon and hits about the same place.
const TAP_LENGTH: f64 = 10.0;
const TAP_MS: f64 = 300.0;
const BETWEEN_TAPS_MS: f64 = 350.0;
const BETWEEN_TAPS: f64 = 32.0;

/// What fingers, or a mouse, have just said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Gesture {
    /// One of them has moved by this much.
    Drag(Point),
    /// Two of them: so many times farther apart, around the point between them, which moved by `by`.
    Pinch {
        factor: f64,
        around: Point,
        by: Point,
    },
    DoubleTap(Point),
    Swipe(Step),
}

/// The pointers that are down, and what they did since the first of them came.
#[derive(Default)]
pub struct Pointers {
    down: Vec<(i32, Point)>,
    /// Where and when the first one came.
    began: (Point, f64),
    /// Whether no second one came since then.
    alone: bool,
    tapped: Option<(Point, f64)>,
}

impl Pointers {
    pub fn press(&mut self, id: i32, at: Point, now: f64) {
        self.down.retain(|(other, _)| *other != id);
        self.alone = self.down.is_empty();
        if self.alone {
            self.began = (at, now);
        }
        self.down.push((id, at));
    }

    pub fn travel(&mut self, id: i32, at: Point) -> Option<Gesture> {
        let other = self.down.iter().find(|(other, _)| *other != id).map(|(_, place)| *place);
        let place = self.down.iter_mut().find(|(known, _)| *known == id).map(|(_, place)| place)?;
        let before = std::mem::replace(place, at);
        let Some(other) = other else { return Some(Gesture::Drag(at - before)) };
        Some(Gesture::Pinch {
            // Two fingers are never in one place; the browser may say so all the same.
            factor: at.distance(other).max(1.0) / before.distance(other).max(1.0),
            around: (at + other) * 0.5,
            by: (at - before) * 0.5,
        })
    }

    pub fn lift(&mut self, id: i32, at: Point, now: f64) -> Option<Gesture> {
        let known = self.down.len();
        self.down.retain(|(other, _)| *other != id);
        if !self.alone || self.down.len() == known {
            return None;
        }
        let (from, since) = self.began;
        let tapped = self.tapped.take();
        if from.distance(at) > TAP_LENGTH || now - since > TAP_MS {
            return read_swipe(from, at, now - since).map(Gesture::Swipe);
        }
        match tapped {
            Some((place, time)) if now - time < BETWEEN_TAPS_MS && place.distance(at) < BETWEEN_TAPS => {
                Some(Gesture::DoubleTap(at))
            }
            _ => {
                self.tapped = Some((at, now));
                None
            }
        }
    }

    /// The browser has taken a pointer for something else.
    pub fn lose(&mut self, id: i32) {
        self.down.retain(|(other, _)| *other != id);
        self.alone = false;
    }
}
