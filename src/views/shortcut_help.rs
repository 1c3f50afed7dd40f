use super::later::fill_later;
use crate::domain::message::Message;
use crate::domain::shortcut::KEYS;
use crate::platform::dom;
use crate::state::reader::Reader;
use crate::ui::dialog::{dialog, open};
use crate::ui::element::{Element, element};
use std::cell::OnceCell;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// A button that shows which key does what. The dialog is made when it is first asked for.
pub fn shortcut_help(reader: &Reader) -> Element {
    let reader = reader.clone();
    fill_later(element("div").class("shortcut-help"), move || help_button(&reader))
}

fn help_button(reader: &Reader) -> Element {
    let button = element("button")
        .attr("type", "button")
        .attr("data-action", "shortcuts")
        .text(reader.say(Message::Shortcuts));
    let (node, reader, help) = (button.node().clone(), reader.clone(), OnceCell::new());
    button.on("click", move |_| {
        let help = help.get_or_init(|| {
            let help = help_dialog(&reader);
            if let Some(place) = node.parent_node() {
                dom::append(&place, help.node());
            }
            help
        });
        open(help.node());
    })
}

fn help_dialog(reader: &Reader) -> Element {
    let cell = |message| element("th").attr("scope", "col").text(reader.say(message));
    let head = element("tr").child(cell(Message::Key)).child(cell(Message::KeyMeaning));
    let rows = KEYS.map(|(key, meaning)| {
        let name = element("th").attr("scope", "row").child(element("kbd").text(key));
        element("tr").child(name).child(element("td").text(reader.say(meaning)))
    });
    let table = element("table")
        .class("keys")
        .child(element("thead").child(head))
        .child(element("tbody").children(rows));
    let content = element("div")
        .child(switch(reader))
        .child(element("p").class("meta").text(reader.say(Message::ShortcutHelp)))
        .child(table);
    dialog("shortcut-help", reader.say(Message::Shortcuts), reader.say(Message::Close), content)
}

/// Who dictates or touches keys by accident turns them off (WCAG 2.1.4).
fn switch(reader: &Reader) -> Element {
    let input = element("input").attr("type", "checkbox").attr("role", "switch");
    let (node, of_state, preferences) =
        (input.node().clone(), reader.preferences.clone(), reader.preferences.clone());
    let field = move || node.clone().dyn_into::<HtmlInputElement>().ok();
    let shown = field.clone();
    let input = input
        .effect(Box::new(move || {
            let on = of_state.get().shortcuts;
            shown().iter().for_each(|field| field.set_checked(on));
        }))
        .on("change", move |_| {
            let on = field().is_some_and(|field| field.checked());
            preferences.change(|values| values.shortcuts = on);
        });
    element("label").class("switch").child(input).text(reader.say(Message::ShortcutSwitch))
}
