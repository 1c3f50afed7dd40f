use crate::domain::message::Message;
use crate::domain::text::decimal;
use crate::platform::dom;
use crate::state::kiosk::Kiosk;
use crate::state::kiosk::operator::Trouble;
use crate::ui::element::{Element, element};
use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// Longer ones are nobody's PIN.
const LONGEST: usize = 32;

#[derive(Clone, Default)]
struct Typed(Rc<RefCell<String>>, ArcTrigger);

impl Typed {
    fn change(&self, change: impl FnOnce(&mut String)) {
        change(&mut self.0.borrow_mut());
        self.1.notify();
    }

    fn add(&self, digit: char) {
        self.change(|text| {
            if text.len() < LONGEST {
                text.push(digit);
            }
        });
    }
}

/// Asks for the PIN: by keys on the screen, or by those of a keyboard.
pub fn pin_pad(kiosk: &Kiosk, trouble: Trouble) -> Element {
    let (reader, typed) = (&kiosk.reader, Typed::default());
    let of_dots = typed.clone();
    // The digits are not shown to whoever stands behind.
    let (named, name) = (typed.clone(), reader.say(Message::PinDigits));
    let dots = element("p").class("pin-dots").attr("role", "img");
    let node = dots.node().clone();
    let dots = dots
        .live_text(move || {
            of_dots.1.track();
            "●".repeat(of_dots.0.borrow().len())
        })
        .effect(Box::new(move || {
            named.1.track();
            dom::set(&node, "aria-label", &[name, ": ", &decimal(named.0.borrow().len() as i64)].concat());
        }));
    let digits = "23456789".chars().map(|digit| key(&typed, digit));
    // What a keyboard types is heard here from the beginning.
    let first = key(&typed, '1').attr("autofocus", "");
    let focused = first.node().clone();
    dom::soon(move || {
        if let Some(key) = focused.dyn_ref::<web_sys::HtmlElement>() {
            dom::focus(key);
        }
    });
    let (of_delete, of_enter) = (typed.clone(), typed.clone());
    let delete = button(reader.say(Message::PinDelete)).on("click", move |_| {
        of_delete.change(|text| {
            text.pop();
        });
    });
    let operator = kiosk.operator.clone();
    let enter = button(reader.say(Message::PinEnter)).on("click", move |_| {
        let pin = of_enter.0.take();
        of_enter.change(String::clear);
        operator.try_pin(pin);
    });
    let node = enter.node().clone();
    let message = match trouble {
        Trouble::None => None,
        Trouble::Wrong => Some(Message::PinWrong),
        Trouble::Paused => Some(Message::PinClosed),
        Trouble::NoHash => Some(Message::PinNeedsHttps),
    };
    let message = message
        .map(|message| element("p").class("pin-trouble").attr("role", "alert").text(reader.say(message)));
    let keys = element("div")
        .class("pin-keys")
        .child(first)
        .children(digits)
        .child(delete)
        .child(key(&typed, '0'))
        .child(enter);
    element("div").class("pin-pad").child_if(message).child(dots).child(keys).on("keydown", move |event| {
        press(&event, &typed, &node);
    })
}

fn button(name: &str) -> Element {
    element("button").attr("type", "button").text(name)
}

fn key(typed: &Typed, digit: char) -> Element {
    let typed = typed.clone();
    let name = digit.to_digit(10).map(|digit| decimal(digit.into())).unwrap_or_default();
    button(&name).on("click", move |_| typed.add(digit))
}

fn press(event: &Event, typed: &Typed, enter: &web_sys::Element) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return };
    let mut letters = key.chars();
    match (key.as_str(), letters.next(), letters.next()) {
        ("Backspace", ..) => typed.change(|text| {
            text.pop();
        }),
        (_, Some(digit), None) if digit.is_ascii_digit() => typed.add(digit),
        _ => return,
    }
    event.prevent_default();
    if let Some(enter) = enter.dyn_ref::<web_sys::HtmlElement>() {
        dom::focus(enter);
    }
}
