//! Which keys there are, and where.

use crate::domain::message::Message;
use crate::domain::vietnamese::telex::Tone;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};

pub const SPACE: &str = "space";
pub const DELETE: &str = "delete";
pub const CLEAR: &str = "clear";
pub const SHIFT: &str = "shift";
pub const METHOD: &str = "method";
pub const DONE: &str = "done";

/// In the order in which children learn them, each with a letter that shows it.
const TONES: [(&str, Tone, Message, &str); 5] = [
    ("acute", Tone::Acute, Message::KeyToneAcute, "á"),
    ("grave", Tone::Grave, Message::KeyToneGrave, "à"),
    ("hook", Tone::Hook, Message::KeyToneHook, "ả"),
    ("tilde", Tone::Tilde, Message::KeyToneTilde, "ã"),
    ("dot", Tone::Dot, Message::KeyToneDot, "ạ"),
];

pub fn tone_of(name: &str) -> Option<Tone> {
    TONES.into_iter().find(|(known, ..)| *known == name).map(|(_, tone, ..)| tone)
}

/// The group with its keys: tones and letters that no typewriter has, for those who know neither Telex nor
/// VNI; digits; letters; what is not a character. The style sheet puts them in rows or side by side.
pub fn keys(reader: &Reader) -> Element {
    let tones = TONES.into_iter().map(|(name, _, message, sign)| {
        key(name, reader.say(message)).attr("data-sign", sign).class("key tone")
    });
    let marks = element("div").class("key-row marks").children(tones).children(letters("ăâđêôơư"));
    let digits = element("div").class("key-row digits").children(characters("1234567890-/"));
    let last = row()
        .child(command(reader, SHIFT, Message::KeyShift).attr("aria-pressed", "false"))
        .children(letters("zxcvbnm"))
        .child(command(reader, DELETE, Message::KeyDelete));
    let rows = element("div")
        .class("rows")
        .child(row().children(letters("qwertyuiop")))
        .child(row().children(letters("asdfghjkl")))
        .child(last)
        .child(
            row()
                .child(command(reader, METHOD, Message::TypingTelex))
                .children(characters(","))
                .child(command(reader, SPACE, Message::KeySpace))
                .children(characters("."))
                .child(command(reader, CLEAR, Message::KeyClear))
                .child(command(reader, DONE, Message::KeyDone)),
        );
    element("div").child(marks).child(digits).child(rows)
}

fn row() -> Element {
    element("div").class("key-row")
}

fn key(name: &str, label: &str) -> Element {
    element("button").attr("type", "button").class("key").attr("data-key", name).text(label)
}

fn characters(characters: &str) -> Vec<Element> {
    characters.chars().map(|one| one.encode_utf8(&mut [0; 4]).to_owned()).map(|one| key(&one, &one)).collect()
}

fn letters(letters: &str) -> Vec<Element> {
    characters(letters).into_iter().map(|key| key.attr("data-letter", "")).collect()
}

fn command(reader: &Reader, name: &str, message: Message) -> Element {
    key(name, reader.say(message)).class("key command")
}
