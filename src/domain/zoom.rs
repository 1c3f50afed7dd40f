//! A picture that is seen larger than the place for it, and moved about in it.

use super::gesture::Point;

/// Eight times shows each dot of any picture that is worth it.
const LARGEST: f64 = 8.0;

/// What a double tap leads to.
const CLOSER: f64 = 2.5;

/// The sizes of the place and of the picture as it fits there, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub stage: Point,
    pub picture: Point,
}

/// How a picture is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zoom {
    /// 1 to 8: times its fitting size.
    pub scale: f64,
    /// From the middle of the place to the picture's, in CSS pixels.
    pub offset: Point,
}

impl Default for Zoom {
    fn default() -> Self {
        Zoom { scale: 1.0, offset: Point::default() }
    }
}

impl Zoom {
    pub fn is_closer(self) -> bool {
        self.scale > 1.0
    }

    /// Larger or smaller around a point that keeps its place; `around` is measured from the middle.
    pub fn by(self, factor: f64, around: Point, frame: Frame) -> Zoom {
        let scale = (self.scale * factor).clamp(1.0, LARGEST);
        let offset = around - (around - self.offset) * (scale / self.scale);
        Zoom { scale, offset }.kept_within(frame)
    }

    pub fn moved(self, by: Point, frame: Frame) -> Zoom {
        Zoom { offset: self.offset + by, ..self }.kept_within(frame)
    }

    /// Near, or whole again.
    pub fn toggled(self, around: Point, frame: Frame) -> Zoom {
        if self.is_closer() { Zoom::default() } else { self.by(CLOSER, around, frame) }
    }

    /// A picture's edge never comes further in than the edge of the place; what is smaller stands in the middle.
    pub fn kept_within(self, frame: Frame) -> Zoom {
        let within = |offset: f64, picture: f64, stage: f64| {
            let room = ((picture * self.scale - stage) / 2.0).max(0.0);
            offset.clamp(-room, room)
        };
        let offset = Point::new(
            within(self.offset.x, frame.picture.x, frame.stage.x),
            within(self.offset.y, frame.picture.y, frame.stage.y),
        );
        Zoom { offset, ..self }
    }
}
