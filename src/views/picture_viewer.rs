//! Pictures of an article in full: `openers` leads there, `stage` shows one, larger and smaller.

mod openers;
mod stage;

pub use openers::picture_openers;

use crate::domain::gesture::Step;
use crate::domain::message::{Message, picture_place};
use crate::platform::{dom, keys};
use crate::state::reader::Reader;
use crate::ui::dialog;
use crate::ui::element::{Element, element};
use crate::ui::icon_button::icon_button;
use stage::Stage;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::HtmlImageElement;

/// A dialog as large as the screen. It is made for an article when it is first wanted.
struct Viewer {
    dialog: web_sys::Element,
    stage: Rc<Stage>,
    caption: web_sys::Element,
    place: web_sys::Element,
    reader: Reader,
    /// What there is to be seen, as it stands in the article.
    pictures: RefCell<Vec<HtmlImageElement>>,
    shown: Cell<usize>,
}

/// How much larger a press of a button makes a picture, and how far a key moves it.
const CLOSER: f64 = 1.5;

/// The dialog, and what shows pictures in it. `language` is the article's.
fn viewer(reader: &Reader, language: Option<&str>) -> (Element, Rc<Viewer>) {
    let say = |message| reader.say(message);
    let dialog = element("dialog").class("viewer").attr("aria-label", say(Message::PictureViewer));
    let (stage, stage_element) = stage::stage();
    let caption = element("figcaption").attr("dir", "auto");
    let place = element("p").attr("aria-live", "polite");
    let viewer = Rc::new(Viewer {
        dialog: dialog.node().clone(),
        stage,
        caption: caption.node().clone(),
        place: place.node().clone(),
        reader: reader.clone(),
        pictures: RefCell::default(),
        shown: Cell::default(),
    });
    let button = |sign, message, act: fn(&Viewer)| {
        let viewer = viewer.clone();
        icon_button(sign, say(message)).on("click", move |_| act(&viewer))
    };
    let bar = element("div")
        .class("viewer-bar")
        .child(button("close", Message::Close, |viewer| dialog::close(&viewer.dialog)))
        .child(place)
        .child(button("zoom-out", Message::ZoomOut, |viewer| viewer.stage.zoom(1.0 / CLOSER)))
        .child(button("zoom-in", Message::ZoomIn, |viewer| viewer.stage.zoom(CLOSER)));
    let ways = element("div")
        .class("viewer-ways")
        .child(button("back", Message::PreviousPicture, |viewer| viewer.turn(Step::Previous)))
        .child(button("forward", Message::NextPicture, |viewer| viewer.turn(Step::Next)));
    let (of_keys, of_swipe) = (viewer.clone(), Rc::downgrade(&viewer));
    viewer.stage.on_swipe(move |step| {
        if let Some(viewer) = of_swipe.upgrade() {
            viewer.turn(step);
        }
    });
    let figure = element("figure").attr_if("lang", language).child(stage_element).child(caption);
    let whole = dialog.child(bar).child(figure).child(ways).on("keydown", move |event| {
        if keys::plain_key(&event, |key| Some(key.to_owned())).is_some_and(|key| of_keys.press(&key)) {
            event.prevent_default();
        }
    });
    (whole, viewer)
}

impl Viewer {
    /// Shows one of the pictures of an article.
    fn open(&self, pictures: Vec<HtmlImageElement>, first: &HtmlImageElement) {
        let place = pictures.iter().position(|picture| picture == first).unwrap_or_default();
        dom::set(&self.dialog, "data-count", if pictures.len() > 1 { "many" } else { "one" });
        self.pictures.replace(pictures);
        dialog::open(&self.dialog);
        self.show(place);
    }

    fn show(&self, place: usize) {
        let pictures = self.pictures.borrow();
        let Some(picture) = pictures.get(place) else { return };
        self.shown.set(place);
        self.stage.show(picture);
        let alt = picture.alt();
        self.caption.set_text_content(Some(&caption_of(picture).unwrap_or(alt)));
        let words = picture_place(place + 1, pictures.len(), self.reader.language());
        self.place.set_text_content(Some(&words));
    }

    /// To the next picture or the one before; after the last comes the first.
    fn turn(&self, step: Step) {
        let count = self.pictures.borrow().len().max(1);
        let by = if step == Step::Next { 1 } else { count - 1 };
        self.show((self.shown.get() + by) % count);
    }

    /// Whether the key did something.
    fn press(&self, key: &str) -> bool {
        match key {
            "+" | "=" => self.stage.zoom(CLOSER),
            "-" => self.stage.zoom(1.0 / CLOSER),
            "0" => self.stage.reset(),
            "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" if self.stage.is_closer() => {
                self.stage.look(key);
            }
            "ArrowLeft" => self.turn(Step::Previous),
            "ArrowRight" => self.turn(Step::Next),
            _ => return false,
        }
        true
    }
}

/// The words below a picture in the article.
fn caption_of(picture: &HtmlImageElement) -> Option<String> {
    let figure = picture.closest("figure").ok().flatten()?;
    figure.query_selector("figcaption").ok().flatten()?.text_content()
}
