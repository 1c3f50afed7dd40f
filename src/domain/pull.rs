//! A finger that pulls a page down from its top to have it refreshed. It only watches: where the page can
//! scroll, the finger scrolls it and pulls nothing. Lengths are CSS pixels.

use super::gesture::Point;

/// So far it must be pulled. The page's sign follows at half the way, and no farther than that.
const LENGTH: f64 = 110.0;
const SIGN_SHARE: f64 = 0.5;

/// Before a finger has gone so far, where it goes is not decided.
const DECIDED: f64 = 12.0;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pull {
    from: Option<Point>,
    /// Whether it goes down, which the first pixels decide.
    is_down: bool,
    length: f64,
}

/// What the page shows of a pull.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pulled {
    /// How far the sign is moved.
    pub by: f64,
    /// Whether letting go will refresh.
    pub is_enough: bool,
}

impl Pull {
    /// A finger comes down; pages that are scrolled, and second fingers, pull nothing.
    pub fn begin(&mut self, at: Point, scrolled: f64, fingers: u32) {
        let may = fingers == 1 && scrolled <= 0.0;
        *self = Pull { from: may.then_some(at), ..Pull::default() };
    }

    /// It moves. `None` where it pulls nothing, or no longer.
    pub fn travel(&mut self, to: Point, scrolled: f64, fingers: u32) -> Option<Pulled> {
        let way = to - self.from?;
        if fingers != 1 || scrolled > 0.0 {
            *self = Pull::default();
            return None;
        }
        if !self.is_down && way.x.abs().max(way.y.abs()) > DECIDED {
            if way.y < way.x.abs() * 1.5 {
                *self = Pull::default();
                return None;
            }
            self.is_down = true;
        }
        if !self.is_down {
            return None;
        }
        self.length = way.y.max(0.0);
        (self.length > 0.0)
            .then(|| Pulled { by: self.length.min(LENGTH) * SIGN_SHARE, is_enough: self.is_enough() })
    }

    /// It is lifted. Says whether the page is to be refreshed.
    pub fn lift(&mut self) -> bool {
        let is_enough = self.is_enough();
        *self = Pull::default();
        is_enough
    }

    /// The browser has taken it for something else.
    pub fn cancel(&mut self) {
        *self = Pull::default();
    }

    fn is_enough(&self) -> bool {
        self.is_down && self.length >= LENGTH
    }
}
