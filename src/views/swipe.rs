use super::shortcuts::turn;
use crate::domain::gesture::{Point, is_at_edge, read_swipe};
use crate::platform::dom::{document, window};
use crate::platform::listener::Listener;
use crate::state::reader::Reader;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, PointerEvent};

/// What a finger moves sideways itself.
const SIDEWAYS: &str = "pre, [data-kind='table']";
const SLIDERS: &str = "audio, video, input, select";

/// Turns an article's page: a finger that swipes across it opens the next or the previous article.
/// The style sheet leaves sideways movements on it to us, and scrolling and zooming to the browser.
pub fn swipe(reader: &Reader, article: &web_sys::Element) -> [Listener; 3] {
    let began: Rc<Cell<Option<(Point, f64)>>> = Rc::default();
    let (of_press, of_lift, of_cancel) = (began.clone(), began.clone(), began);
    let reader = reader.clone();
    [
        Listener::new(article, "pointerdown", move |event| {
            // A second finger ends what the first one began.
            of_press.set(
                touch(&event)
                    .filter(|(event, _)| event.is_primary() && may_begin(event))
                    .map(|(event, place)| (place, event.time_stamp())),
            );
        }),
        Listener::new(article, "pointercancel", move |_| of_cancel.set(None)),
        Listener::new(article, "pointerup", move |event| {
            let (Some((from, since)), Some((_, to))) = (of_lift.take(), touch(&event)) else { return };
            if let Some(step) = read_swipe(from, to, event.time_stamp() - since)
                && reader.preferences.get().swipe
                && !is_zoomed()
                && !has_selection()
            {
                turn(&reader, step);
            }
        }),
    ]
}

fn touch(event: &Event) -> Option<(&PointerEvent, Point)> {
    let event = event.dyn_ref::<PointerEvent>().filter(|event| event.pointer_type() == "touch")?;
    Some((event, Point::new(event.client_x().into(), event.client_y().into())))
}

fn may_begin(event: &PointerEvent) -> bool {
    let width = document().document_element().map_or(0, |root| root.client_width());
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let within = |selector| target.as_ref().and_then(|target| target.closest(selector).ok().flatten());
    let scrolls = within(SIDEWAYS).is_some_and(|place| place.scroll_width() > place.client_width());
    !is_at_edge(event.client_x().into(), width.into()) && !scrolls && within(SLIDERS).is_none()
}

/// Who has zoomed the page in moves it with the same finger.
fn is_zoomed() -> bool {
    window().visual_viewport().is_some_and(|viewport| viewport.scale() > 1.01)
}

fn has_selection() -> bool {
    document().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed())
}
