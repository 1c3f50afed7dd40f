use crate::domain::language::Language;
use crate::domain::message::Message;
use crate::domain::preferences::Theme;
use crate::domain::route::Route;
use crate::platform::dom;
use crate::state::kiosk::Kiosk;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};

/// What everybody needs, at the lower edge where everybody reaches: home, larger letters, contrast, the
/// other language, everything further down, and the end.
pub fn controls(kiosk: &Kiosk) -> Element {
    let reader = &kiosk.reader;
    element("div")
        .class("controls")
        .child(home(reader))
        .child(text_size(reader, "smaller", Message::SmallerText, -1))
        .child(text_size(reader, "larger", Message::LargerText, 1))
        .child(contrast(reader))
        .child(language(reader))
        .child(lower(kiosk))
        .child(finish(kiosk))
}

fn control(reader: &Reader, sign: &str, message: Message) -> Element {
    let words = element("span").text(reader.say(message));
    element("button").attr("type", "button").class("control").attr("data-icon", sign).child(words)
}

fn home(reader: &Reader) -> Element {
    let of_click = reader.clone();
    control(reader, "home", Message::KioskHome)
        .on("click", move |_| of_click.navigator.go(of_click.navigator.current().home()))
}

fn text_size(reader: &Reader, sign: &str, message: Message, steps: i8) -> Element {
    let preferences = reader.preferences.clone();
    control(reader, sign, message).on("click", move |_| {
        preferences.change(|values| {
            values.step_text_size(steps);
            // On this screen smaller letters than the usual ones help nobody.
            values.text_size = values.text_size.max(100);
        });
    })
}

fn contrast(reader: &Reader) -> Element {
    let (follow, press) = (reader.preferences.clone(), reader.preferences.clone());
    let is_on = |theme| theme == Theme::Contrast;
    pressed(control(reader, "contrast", Message::ThemeContrast), move || is_on(follow.get().theme)).on(
        "click",
        move |_| {
            press.change(|values| {
                values.theme = if is_on(values.theme) { Theme::System } else { Theme::Contrast };
            });
        },
    )
}

fn language(reader: &Reader) -> Element {
    let other = match reader.language() {
        Language::Vietnamese => Language::English,
        Language::English => Language::Vietnamese,
    };
    let of_click = reader.clone();
    control(reader, "language", Message::OtherLanguage).attr("lang", other.tag()).on("click", move |_| {
        let route = of_click.navigator.current();
        of_click.navigator.go(Route { language: Some(other), ..route });
    })
}

/// Everything into reach of somebody who sits.
fn lower(kiosk: &Kiosk) -> Element {
    let (follow, press) = (kiosk.session.clone(), kiosk.session.clone());
    pressed(control(&kiosk.reader, "lower", Message::LowerScreen), move || follow.is_low())
        .on("click", move |_| press.set_low(!press.is_low()))
}

fn finish(kiosk: &Kiosk) -> Element {
    let of_click = kiosk.clone();
    control(&kiosk.reader, "finish", Message::EndSession).on("click", move |_| of_click.finish())
}

fn pressed(button: Element, is_on: impl Fn() -> bool + 'static) -> Element {
    let node = button.node().clone();
    button.effect(Box::new(move || dom::set(&node, "aria-pressed", if is_on() { "true" } else { "false" })))
}
