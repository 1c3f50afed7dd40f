use crate::domain::language::Language;
use crate::domain::message::Message;
use crate::domain::preferences::Preferences;
use crate::domain::route::Route;
use crate::domain::text::decimal;
use crate::platform::{dom, page};
use crate::state::reader::Reader;
use crate::ui::dialog;
use crate::ui::element::{Element, element};
use leptos::prelude::untrack;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement};

const PANEL: &str = "reading-tools";
const BUTTON: &str = "reading-tools-button";

/// A choice is a key and a value of the preferences' short form, with its words.
type Choices = &'static [(&'static str, Message)];

const THEMES: Choices = &[
    ("", Message::ThemeSystem),
    ("light", Message::ThemeLight),
    ("dark", Message::ThemeDark),
    ("sepia", Message::ThemeSepia),
    ("contrast", Message::ThemeContrast),
];
const TYPEFACES: Choices =
    &[("", Message::TypefaceSans), ("serif", Message::TypefaceSerif), ("easy", Message::TypefaceEasy)];
const LINES: Choices =
    &[("", Message::LinesNormal), ("loose", Message::LinesLoose), ("looser", Message::LinesLooser)];
const WIDTHS: Choices =
    &[("narrow", Message::WidthNarrow), ("", Message::WidthNormal), ("wide", Message::WidthWide)];

/// The button that opens the reading tools.
pub fn reading_tools_button(reader: &Reader) -> Element {
    let preferences = reader.preferences.clone();
    element("button")
        .attr("type", "button")
        .attr("id", BUTTON)
        .attr("aria-label", reader.say(Message::ReadingTools))
        .attr("aria-haspopup", "dialog")
        .text("Aa")
        .on("click", move |_| preferences.show_tools())
}

/// The place of the panel with all reading tools, which is made when it is first asked for. It stands
/// outside of what is drawn anew in another language, so that it stays open when one is chosen.
pub fn reading_tools(reader: &Reader) -> Element {
    let reader = reader.clone();
    let place = element("div");
    let node = place.node().clone();
    let made: RefCell<Option<Element>> = RefCell::new(None);
    place.effect(Box::new(move || {
        if !reader.preferences.tools_wanted() {
            return;
        }
        let mut made = made.borrow_mut();
        let panel = made.get_or_insert_with(|| {
            let panel = untrack(|| panel(&reader));
            dom::append(&node, panel.node());
            panel
        });
        dialog::open(panel.node());
    }))
}

/// Never a part of its caller, which runs at every start.
#[inline(never)]
fn panel(reader: &Reader) -> Element {
    let of_reset = reader.clone();
    let reset = words(element("button").attr("type", "button"), reader, Message::ResetTools);
    let reset = reset.on("click", move |_| {
        choose(&of_reset, |preferences| *preferences = Preferences::default());
        forget_language(&of_reset);
    });
    let note = words(element("p").class("meta"), reader, Message::KeptHere);
    let of_change = reader.clone();
    let content = element("div")
        .class("settings")
        .child(text_size(reader))
        .child(group(reader, Message::Theme, "theme", THEMES))
        .child(group(reader, Message::Typeface, "font", TYPEFACES))
        .child(group(reader, Message::LineSpacing, "line", LINES))
        .child(group(reader, Message::ColumnWidth, "width", WIDTHS))
        .child(languages(reader))
        .child(habits(reader))
        .child(reset)
        .child(note)
        .on("change", move |event| take_choice(&of_change, &event));
    let of_title = reader.clone();
    let of_close = reader.clone();
    let panel = dialog::live_dialog(
        PANEL,
        move || of_title.say(Message::ReadingTools).to_owned(),
        move || of_close.say(Message::Close).to_owned(),
        content,
    );
    let inputs = panel.node().clone();
    let reader = reader.clone();
    // The button may have been drawn anew since it was pressed.
    panel.on("close", |_| focus_button()).effect(Box::new(move || show_choices(&reader, &inputs)))
}

fn focus_button() {
    if let Some(button) = page::element_by_id(BUTTON).and_then(|button| button.dyn_into::<HtmlElement>().ok())
    {
        dom::focus(&button);
    }
}

/// Words that follow the language while the panel stays.
fn words(into: Element, reader: &Reader, message: Message) -> Element {
    let reader = reader.clone();
    into.live_text(move || reader.say(message).to_owned())
}

fn fieldset(reader: &Reader, legend: Message) -> Element {
    element("fieldset").child(words(element("legend"), reader, legend))
}

fn group(reader: &Reader, legend: Message, key: &'static str, choices: Choices) -> Element {
    let choices = choices.iter().map(|(value, message)| {
        // Each theme shows itself.
        let face = element("span").class("button").attr_if("data-theme", (key == "theme").then_some(value));
        choice(key, value, words(face, reader, *message))
    });
    fieldset(reader, legend).class("choices").children(choices)
}

fn choice(key: &str, value: &str, face: Element) -> Element {
    let input = element("input").attr("type", "radio").attr("name", key).attr("value", value);
    element("label").class("option").child(input).child(face)
}

/// Every language is named in itself.
fn languages(reader: &Reader) -> Element {
    let face = || element("span").class("button");
    fieldset(reader, Message::LanguageChoice)
        .class("choices")
        .child(choice("lang", "", words(face(), reader, Message::LanguageAutomatic)))
        .children(Language::ALL.map(|language| {
            choice("lang", language.tag(), face().attr("lang", language.tag()).text(language.name()))
        }))
}

fn habits(reader: &Reader) -> Element {
    // The value of each when it is on, and when it is off.
    let switches = [
        ("images", "reduced", "", Message::ReducedImages),
        ("swipe", "", "off", Message::SwipeSwitch),
        ("keys", "", "off", Message::ShortcutSwitch),
    ];
    let switches = switches.map(|(key, on, off, message)| {
        let input = element("input").attr("type", "checkbox").attr("role", "switch").attr("name", key);
        let input = input.attr("value", on).attr("data-off", off);
        let label = element("label").class("switch").child(input);
        label.child(words(element("span"), reader, message))
    });
    fieldset(reader, Message::Habits).children(switches)
}

fn text_size(reader: &Reader) -> Element {
    let of_percent = reader.preferences.clone();
    // The page's own live region is out of reach while a dialog is open: this one speaks within it.
    let percent = element("output").live_text(move || decimal(of_percent.get().text_size.into()) + "%");
    let button = |face: &str, name: Message, steps: i8| {
        let (reader, of_press) = (reader.clone(), reader.clone());
        element("button")
            .attr("type", "button")
            .child(words(element("span").class("visually-hidden"), &reader, name))
            .child(element("span").attr("aria-hidden", "true").text(face))
            .on("click", move |_| {
                choose(&of_press, |preferences| match steps {
                    0 => preferences.text_size = Preferences::default().text_size,
                    steps => preferences.step_text_size(steps),
                });
            })
    };
    fieldset(reader, Message::TextSize)
        .class("choices")
        .child(button("A−", Message::SmallerText, -1))
        .child(button("A", Message::UsualText, 0))
        .child(button("A+", Message::LargerText, 1))
        .child(percent)
}

fn choose(reader: &Reader, change: impl FnOnce(&mut Preferences)) {
    reader.preferences.change(change);
}

/// A language in the address would win over the one that was chosen here.
fn forget_language(reader: &Reader) {
    let route = untrack(|| reader.route());
    if route.language.is_some() {
        reader.navigator.replace(Route { language: None, ..route });
    }
}

fn take_choice(reader: &Reader, event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = target else { return };
    let (key, on) = (input.name(), input.value());
    let value = if input.checked() { on } else { input.get_attribute("data-off").unwrap_or_default() };
    if key == "lang" {
        forget_language(reader);
    }
    choose(reader, |preferences| preferences.set(&key, &value));
}

/// Sets every radio button and switch as the preferences are, now and whenever they change.
fn show_choices(reader: &Reader, panel: &web_sys::Element) {
    let mut preferences = reader.preferences.get();
    preferences.language = reader.route().language.or(preferences.language);
    let Ok(inputs) = panel.query_selector_all("input") else { return };
    for index in 0..inputs.length() {
        let input = inputs.get(index).and_then(|node| node.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            input.set_checked(preferences.value(&input.name()) == input.value());
        }
    }
}
