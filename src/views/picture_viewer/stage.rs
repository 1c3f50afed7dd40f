use crate::domain::gesture::{Gesture, Point, Pointers, Step};
use crate::domain::text::decimal;
use crate::domain::zoom::{Frame, Zoom};
use crate::platform::dom::{set, set_style};
use crate::ui::element::{Element, element};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlImageElement, PointerEvent, WheelEvent};

/// So far an arrow key moves a picture, in CSS pixels.
const LOOK: f64 = 80.0;

/// One picture, which fingers, wheels and keys make larger, smaller and move.
pub struct Stage {
    place: web_sys::Element,
    picture: web_sys::Element,
    zoom: Cell<Zoom>,
    pointers: RefCell<Pointers>,
    on_swipe: OnceCell<Box<dyn Fn(Step)>>,
}

pub fn stage() -> (Rc<Stage>, Element) {
    let picture = element("img").attr("decoding", "async").attr("referrerpolicy", "no-referrer");
    let place = element("div").class("viewer-stage");
    let stage = Rc::new(Stage {
        place: place.node().clone(),
        picture: picture.node().clone(),
        zoom: Cell::default(),
        pointers: RefCell::default(),
        on_swipe: OnceCell::new(),
    });
    let mut place = place.child(picture.attr("draggable", "false"));
    for name in ["pointerdown", "pointermove", "pointerup", "pointercancel"] {
        let stage = stage.clone();
        place = place.on(name, move |event| stage.hear(name, &event));
    }
    let of_wheel = stage.clone();
    (stage, place.on("wheel", move |event| of_wheel.turn_wheel(&event)))
}

impl Stage {
    pub fn on_swipe(&self, run: impl Fn(Step) + 'static) {
        let _ = self.on_swipe.set(Box::new(run));
    }

    /// Shows a picture that is drawn elsewhere: what was loaded there is not loaded again.
    pub fn show(&self, drawn: &HtmlImageElement) {
        let loaded = Some(drawn.current_src()).filter(|url| !url.is_empty());
        set(&self.picture, "alt", &drawn.alt());
        set(&self.picture, "src", &loaded.unwrap_or_else(|| drawn.src()));
        self.reset();
    }

    pub fn reset(&self) {
        self.draw(Zoom::default());
    }

    pub fn is_closer(&self) -> bool {
        self.zoom.get().is_closer()
    }

    /// Larger or smaller around the middle.
    pub fn zoom(&self, factor: f64) {
        self.zoom_around(factor, Point::default());
    }

    /// Moves what is seen as an arrow key points.
    pub fn look(&self, key: &str) {
        let by = match key {
            "ArrowLeft" => Point::new(LOOK, 0.0),
            "ArrowRight" => Point::new(-LOOK, 0.0),
            "ArrowUp" => Point::new(0.0, LOOK),
            _ => Point::new(0.0, -LOOK),
        };
        self.draw(self.zoom.get().moved(by, self.frame()));
    }

    fn zoom_around(&self, factor: f64, around: Point) {
        self.draw(self.zoom.get().by(factor, around, self.frame()));
    }

    fn hear(&self, name: &str, event: &Event) {
        let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
        let (id, at, now) = (event.pointer_id(), self.place_of(event), event.time_stamp());
        let gesture = match name {
            "pointerdown" => {
                if event.button() == 0 {
                    // It may be lifted beside the picture.
                    let _ = self.place.set_pointer_capture(id);
                    self.hold(true);
                    self.pointers.borrow_mut().press(id, at, now);
                }
                None
            }
            "pointermove" => self.pointers.borrow_mut().travel(id, at),
            "pointerup" => {
                self.hold(false);
                self.pointers.borrow_mut().lift(id, at, now)
            }
            _ => {
                self.hold(false);
                self.pointers.borrow_mut().lose(id);
                None
            }
        };
        let (zoom, frame) = (self.zoom.get(), self.frame());
        match gesture {
            Some(Gesture::Drag(by)) if zoom.is_closer() => self.draw(zoom.moved(by, frame)),
            Some(Gesture::Pinch { factor, around, by }) => {
                self.draw(zoom.moved(by, frame).by(factor, around, frame));
            }
            Some(Gesture::DoubleTap(at)) => self.draw(zoom.toggled(at, frame)),
            Some(Gesture::Swipe(step)) if !zoom.is_closer() => {
                if let Some(run) = self.on_swipe.get() {
                    run(step);
                }
            }
            _ => {}
        }
    }

    /// A picture follows the hand at once, and keys and buttons smoothly.
    fn hold(&self, held: bool) {
        let _ = self.place.toggle_attribute_with_force("data-held", held);
    }

    fn turn_wheel(&self, event: &Event) {
        // The page behind it stays as it is.
        event.prevent_default();
        let Some(event) = event.dyn_ref::<WheelEvent>() else { return };
        let factor = (1.0 - event.delta_y() * 0.002).clamp(0.8, 1.25);
        self.zoom_around(factor, self.place_of(event));
    }

    /// Where a pointer is, from the middle of the stage.
    fn place_of(&self, event: &web_sys::MouseEvent) -> Point {
        let stage = self.place.get_bounding_client_rect();
        let middle = Point::new(stage.x() + stage.width() / 2.0, stage.y() + stage.height() / 2.0);
        Point::new(event.client_x().into(), event.client_y().into()) - middle
    }

    fn frame(&self) -> Frame {
        // Sizes of layout: as if the picture were seen whole.
        let size = |element: &web_sys::Element| {
            let element = element.dyn_ref::<HtmlElement>();
            element.map_or(Point::default(), |element| {
                Point::new(element.offset_width().into(), element.offset_height().into())
            })
        };
        Frame { stage: size(&self.place), picture: size(&self.picture) }
    }

    fn draw(&self, zoom: Zoom) {
        self.zoom.set(zoom);
        let _ = self.place.toggle_attribute_with_force("data-closer", zoom.is_closer());
        let pixels = |length: f64| decimal(length as i64) + "px";
        set_style(&self.picture, "--x", &pixels(zoom.offset.x));
        set_style(&self.picture, "--y", &pixels(zoom.offset.y));
        set_style(&self.picture, "--thousandths", &decimal((zoom.scale * 1000.0) as i64));
    }
}
