use super::{Viewer, viewer};
use crate::domain::message::view_picture;
use crate::platform::dom;
use crate::platform::listener::Listener;
use crate::state::reader::Reader;
use crate::ui::element::Element;
use crate::ui::icon_button::icon_button;
use std::cell::OnceCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlImageElement};

/// The pictures that can be seen in full: those of figures. What is within a link follows the link.
const PICTURES: &str = "figure img[src]:not(a img, [data-broken])";
const OPENER: &str = "[data-action='view-picture']";

/// What is smaller is a sign and no picture, in pixels.
const SMALLEST: u32 = 96;

/// Lets the pictures of an article be seen in full: by a click, and by a button that each of them gets
/// when it is there. The button stands over the picture and moves nothing.
pub fn picture_openers(reader: &Reader, article: &web_sys::Element) -> [Listener; 2] {
    let openers = Rc::new(Openers { reader: reader.clone(), viewer: OnceCell::new() });
    pictures(article).iter().filter(|picture| picture.complete()).for_each(|picture| openers.add(picture));
    let (of_load, of_click) = (openers.clone(), openers);
    let on_load = move |event: Event| {
        let picture = event.target().and_then(|target| target.dyn_into::<HtmlImageElement>().ok());
        if let Some(picture) = picture {
            of_load.add(&picture);
        }
    };
    [
        // It does not bubble.
        Listener::boxed(article, "load", true, Box::new(on_load)),
        Listener::new(article, "click", move |event| of_click.click(&event)),
    ]
}

struct Openers {
    reader: Reader,
    viewer: OnceCell<(Element, Rc<Viewer>)>,
}

impl Openers {
    fn add(&self, picture: &HtmlImageElement) {
        let known = picture.previous_element_sibling();
        let known = known.is_some_and(|before| before.matches(OPENER).unwrap_or(false));
        if known || !can_be_viewed(picture) {
            return;
        }
        let name = view_picture(&picture.alt(), self.reader.language());
        let opener = icon_button("zoom-in", &name).attr("data-action", "view-picture");
        let _ = picture.before_with_node_1(opener.node());
    }

    fn click(&self, event: &Event) {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let Some(target) = target else { return };
        let picture = match target.closest(OPENER).ok().flatten() {
            Some(opener) => opener.next_element_sibling(),
            None => Some(target),
        };
        let picture = picture.and_then(|picture| picture.dyn_into::<HtmlImageElement>().ok());
        let article = event.current_target().and_then(|node| node.dyn_into::<web_sys::Element>().ok());
        let (Some(picture), Some(article)) = (picture, article) else { return };
        if !can_be_viewed(&picture) {
            return;
        }
        let (_, viewer) = self.viewer.get_or_init(|| {
            let (dialog, viewer) = viewer(&self.reader, article.get_attribute("lang").as_deref());
            if let Some(place) = article.parent_node() {
                dom::append(&place, dialog.node());
            }
            (dialog, viewer)
        });
        viewer.open(pictures(&article), &picture);
    }
}

fn pictures(article: &web_sys::Element) -> Vec<HtmlImageElement> {
    let Ok(list) = article.query_selector_all(PICTURES) else { return Vec::new() };
    let all = (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok());
    all.filter(|picture: &HtmlImageElement| !is_sign(picture)).collect()
}

fn can_be_viewed(picture: &HtmlImageElement) -> bool {
    picture.matches(PICTURES).unwrap_or(false) && !is_sign(picture)
}

/// Whether the picture is there, and small.
fn is_sign(picture: &HtmlImageElement) -> bool {
    let (width, height) = (picture.natural_width(), picture.natural_height());
    picture.complete() && width < SMALLEST && height < SMALLEST
}
