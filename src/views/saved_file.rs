use crate::domain::message::Message;
use crate::platform::file::chosen;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::RefCell;
use std::rc::Rc;

/// What came of the last import or export: a sentence, and whether it is a failure.
type Outcome = Rc<(RefCell<Option<(String, bool)>>, ArcTrigger)>;

/// The shelf as a file: out of this browser, and into it. And the way to forget what was read.
pub fn saved_file(reader: &Reader) -> Element {
    let (of_export, of_import, of_forget) = (reader.clone(), reader.clone(), reader.clone());
    let outcome = Outcome::default();
    let (of_result, of_files) = (outcome.clone(), outcome.clone());
    let export = element("button").attr("type", "button").text(reader.say(Message::ExportAction)).on(
        "click",
        move |_| {
            let sentence = of_export.shelf.export(&of_export);
            of_files.0.replace(sentence.map(|sentence| (sentence, false)));
            of_files.1.notify();
        },
    );
    let input = element("input")
        .attr("type", "file")
        .attr("id", "saved-import")
        .attr("accept", ".json,application/json,application/feed+json")
        .on("change", move |event| {
            let Some(file) = chosen(&event) else { return };
            let result = of_result.clone();
            of_import.shelf.import_then(&of_import, file, move |sentence, failed| {
                result.0.replace(Some((sentence, failed)));
                result.1.notify();
            });
        });
    let label = element("label").attr("for", "saved-import").text(reader.say(Message::ImportAction));
    let forget = element("button")
        .attr("type", "button")
        .text(reader.say(Message::ForgetReading))
        .on("click", move |_| of_forget.shelf.forget_reading(&of_forget));
    element("section")
        .class("saved-file")
        .attr("aria-labelledby", "saved-file-title")
        .child(element("h2").attr("id", "saved-file-title").text(reader.say(Message::SavedMove)))
        .child(element("p").class("list-description").text(reader.say(Message::SavedMoveHelp)))
        .child(element("p").class("actions").child(export).child(forget))
        .child(element("p").class("saved-import").child(label).child(input))
        .child(result(outcome))
}

fn result(outcome: Outcome) -> Element {
    let of_key = outcome.clone();
    element("div").live_child(
        move || {
            of_key.1.track();
            of_key.0.borrow().as_ref().map(|(sentence, _)| sentence.clone()).unwrap_or_default()
        },
        move || {
            let outcome = outcome.0.borrow();
            let (sentence, failed) = outcome.as_ref()?;
            let role = failed.then_some("alert");
            Some(element("p").class("notice").attr_if("role", role).text(sentence))
        },
    )
}
