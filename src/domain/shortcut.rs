//! Which key does what, for those who read with a keyboard.

use super::message::Message;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    Next,
    Previous,
    Search,
    Save,
    Help,
    Back,
}

impl Shortcut {
    /// What a key asks for; keys are named as in UI Events, `KeyboardEvent.key`. With Caps Lock on, a
    /// letter is the same key.
    pub fn of_key(key: &str) -> Option<Shortcut> {
        Some(match key {
            "j" | "J" => Shortcut::Next,
            "k" | "K" => Shortcut::Previous,
            "s" | "S" => Shortcut::Save,
            "/" => Shortcut::Search,
            "?" => Shortcut::Help,
            "Escape" => Shortcut::Back,
            _ => return None,
        })
    }
}

/// The keys as they stand on the keyboard, and what each does: in the order in which the help shows them.
pub const KEYS: [(&str, Message); 7] = [
    ("j", Message::KeyNext),
    ("k", Message::KeyPrevious),
    ("Enter", Message::KeyOpen),
    ("Esc", Message::KeyBack),
    ("/", Message::KeySearch),
    ("s", Message::KeySave),
    ("?", Message::KeyHelp),
];
