//! Keys on the screen, for those who have no others.

mod keys;

use crate::domain::message::Message;
use crate::domain::vietnamese::letters::upper_case;
use crate::domain::vietnamese::telex::{Composer, Method, Placement, Tone};
use crate::platform::listener::Listener;
use crate::platform::{dom, text_field};
use crate::state::reader::Reader;
use crate::ui::element::Element;
use gloo_timers::callback::Timeout;
use keys::{CLEAR, DELETE, DONE, METHOD, SHIFT, SPACE, tone_of};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, FocusEvent, HtmlInputElement, MouseEvent, PointerEvent};

/// A key that deletes goes on after so long, and then so often. Others do not repeat: the hands of old
/// people are slow, and a letter is wanted once.
const FIRST_REPEAT_MS: u32 = 500;
const NEXT_REPEAT_MS: u32 = 90;

/// What is touched next is still where it was when the keyboard goes.
const HIDE_MS: u32 = 250;

/// A Vietnamese keyboard for a field, there while somebody writes in it. Keys leave the focus in the field;
/// who comes to them by Tab or a switch keeps the focus on the key. It writes as a keyboard does: the
/// field's `input` event tells of each key.
pub fn on_screen_keyboard(reader: &Reader, input: &HtmlInputElement) -> Element {
    // The device's own would lie above this one.
    dom::set(input, "inputmode", "none");
    let group = keys::keys(reader)
        .class("keyboard")
        .attr("role", "group")
        .attr("aria-label", reader.say(Message::Keyboard))
        .attr("hidden", "");
    let keyboard = Rc::new(Keyboard {
        reader: reader.clone(),
        field: input.clone(),
        group: group.node().clone(),
        composer: RefCell::default(),
        is_upper: Cell::new(false),
        repeat: RefCell::default(),
        hiding: RefCell::default(),
    });
    let handler = |handle: fn(&Rc<Keyboard>, &Event)| -> Box<dyn FnMut(Event)> {
        let keyboard = keyboard.clone();
        Box::new(move |event| handle(&keyboard, &event))
    };
    let listen = |event, handle| Listener::new(input, event, handler(handle));
    let of_field = [
        listen("focus", |keyboard, _| keyboard.show()),
        listen("pointerdown", |keyboard, _| keyboard.show()),
        listen("blur", Keyboard::leave),
    ];
    if text_field::is_focused(input) {
        keyboard.show();
    }
    group
        .on("pointerdown", handler(Keyboard::press))
        .on("pointerup", handler(|keyboard, _| keyboard.release()))
        .on("pointercancel", handler(|keyboard, _| keyboard.release()))
        // Would take the focus, or select what is written on the keys.
        .on("mousedown", |event| event.prevent_default())
        .on("click", handler(Keyboard::click))
        .on("focusout", handler(Keyboard::leave))
        .keep(of_field)
}

struct Keyboard {
    reader: Reader,
    field: HtmlInputElement,
    group: web_sys::Element,
    composer: RefCell<Composer>,
    is_upper: Cell<bool>,
    repeat: RefCell<Option<Timeout>>,
    hiding: RefCell<Option<Timeout>>,
}

impl Keyboard {
    fn show(&self) {
        self.hiding.take();
        let _ = self.group.remove_attribute("hidden");
    }

    fn hide(&self) {
        self.release();
        self.hiding.take();
        dom::set(&self.group, "hidden", "");
    }

    /// Field or key has lost the focus. Another window's focus is no reason to go.
    fn leave(self: &Rc<Self>, event: &Event) {
        let to = event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
        let to = to.and_then(|to| to.dyn_into::<web_sys::Element>().ok());
        let stays = match &to {
            Some(to) => self.group.contains(Some(to)) || to == self.field.unchecked_ref::<web_sys::Element>(),
            None => text_field::is_focused(&self.field),
        };
        if !stays {
            let keyboard = Rc::downgrade(self);
            self.hiding.replace(Some(Timeout::new(HIDE_MS, move || {
                if let Some(keyboard) = keyboard.upgrade() {
                    keyboard.hide();
                }
            })));
        }
    }

    /// A finger acts when it comes down, as on any keyboard.
    fn press(self: &Rc<Self>, event: &Event) {
        event.prevent_default();
        let pointer = event.dyn_ref::<PointerEvent>();
        let (Some(pointer), Some(key)) = (pointer.filter(|pointer| pointer.button() == 0), key_of(event))
        else {
            return;
        };
        self.release();
        dom::set(&key, "data-down", "");
        let name = key.get_attribute("data-key").unwrap_or_default();
        // The finger may slide off the key and is still the one that holds it.
        let _ = key.set_pointer_capture(pointer.pointer_id());
        // What lies below the keyboard must not be hit when the finger goes up.
        if name == DONE {
            return;
        }
        text_field::take_focus(&self.field);
        self.act(&name);
        if name == DELETE {
            self.repeat_later(FIRST_REPEAT_MS);
        }
    }

    fn release(&self) {
        self.repeat.take();
        if let Ok(Some(key)) = self.group.query_selector("[data-down]") {
            let _ = key.remove_attribute("data-down");
        }
    }

    /// Fingers have acted when they came down; this is a key, a switch, or somebody's voice.
    fn click(self: &Rc<Self>, event: &Event) {
        let by_finger = event.dyn_ref::<MouseEvent>().is_some_and(|event| event.detail() > 0);
        let name = key_of(event).and_then(|key| key.get_attribute("data-key")).unwrap_or_default();
        if !by_finger || name == DONE {
            self.act(&name);
        }
    }

    fn repeat_later(self: &Rc<Self>, wait: u32) {
        let keyboard = Rc::downgrade(self);
        self.repeat.replace(Some(Timeout::new(wait, move || {
            if let Some(keyboard) = keyboard.upgrade() {
                keyboard.act(DELETE);
                keyboard.repeat_later(NEXT_REPEAT_MS);
            }
        })));
    }

    fn act(&self, name: &str) {
        match name {
            SHIFT => self.set_upper(!self.is_upper.get()),
            METHOD => self.turn_method(),
            DONE => {
                self.hide();
                text_field::submit(&self.field);
            }
            CLEAR => {
                text_field::write(&self.field, "", "");
                self.set_upper(false);
            }
            DELETE => self.delete(),
            SPACE => self.write(' '),
            _ => match (tone_of(name), name.chars().next()) {
                (Some(tone), _) => self.mark(tone),
                (None, Some(letter)) if self.is_upper.get() && letter.is_alphabetic() => {
                    self.write(upper_case(letter));
                    self.set_upper(false);
                }
                (None, Some(character)) => self.write(character),
                (None, None) => {}
            },
        }
    }

    fn write(&self, character: char) {
        let (before, behind) = text_field::around_caret(&self.field);
        let before = self.composer.borrow_mut().press(&before, character);
        text_field::write(&self.field, &before, &behind);
    }

    fn mark(&self, tone: Tone) {
        let (before, behind) = text_field::around_caret(&self.field);
        let before = self.composer.borrow_mut().mark(&before, tone);
        text_field::write(&self.field, &before, &behind);
    }

    fn delete(&self) {
        let (before, behind) = text_field::around_caret(&self.field);
        let rest = match text_field::has_selection(&self.field) {
            true => before.clone(),
            false => self.composer.borrow_mut().delete(&before),
        };
        if rest != before || text_field::has_selection(&self.field) {
            text_field::write(&self.field, &rest, &behind);
        }
    }

    fn set_upper(&self, is_upper: bool) {
        self.is_upper.set(is_upper);
        let Ok(keys) = self.group.query_selector_all("[data-letter]") else { return };
        for index in 0..keys.length() {
            let key = keys.item(index).and_then(|key| key.dyn_into::<web_sys::Element>().ok());
            let letter = key.as_ref().and_then(|key| key.get_attribute("data-key"));
            if let (Some(key), Some(letter)) = (key, letter.and_then(|letter| letter.chars().next())) {
                let letter = if is_upper { upper_case(letter) } else { letter };
                key.set_text_content(Some(letter.encode_utf8(&mut [0; 4])));
            }
        }
        if let Ok(Some(key)) = self.group.query_selector("[aria-pressed]") {
            dom::set(&key, "aria-pressed", if is_upper { "true" } else { "false" });
        }
    }

    fn turn_method(&self) {
        let (method, name) = match self.composer.borrow().method() {
            Method::Telex => (Method::Vni, Message::TypingVni),
            Method::Vni => (Method::Plain, Message::TypingPlain),
            Method::Plain => (Method::Telex, Message::TypingTelex),
        };
        self.composer.replace(Composer::new(method, Placement::default()));
        if let Ok(Some(key)) = self.group.query_selector("[data-key=method]") {
            key.set_text_content(Some(self.reader.say(name)));
        }
    }
}

fn key_of(event: &Event) -> Option<web_sys::Element> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    target.closest("[data-key]").ok().flatten()
}
