//! Keys.

use bantin::domain::language::Language::{English, Vietnamese};
use bantin::domain::shortcut::{KEYS, Shortcut};

#[track_caller]
fn check(key: &str, expected: Option<Shortcut>) {
    assert_eq!(Shortcut::of_key(key), expected);
}

#[test]
fn keys_ask_for_something_with_caps_lock_too() {
    check("j", Some(Shortcut::Next));
    check("J", Some(Shortcut::Next));
    check("k", Some(Shortcut::Previous));
    check("/", Some(Shortcut::Search));
    check("?", Some(Shortcut::Help));
    check("s", Some(Shortcut::Save));
    check("Escape", Some(Shortcut::Back));
}

#[test]
fn other_keys_ask_for_nothing() {
    for key in ["a", "Enter", "Tab", "ArrowDown", "Process", "Dead", "", "jj"] {
        check(key, None);
    }
}

#[test]
fn help_tells_of_every_key_in_both_languages() {
    for key in ["j", "k", "/", "?", "s"] {
        assert!(KEYS.iter().any(|(listed, _)| *listed == key), "{key}");
    }
    for (key, message) in KEYS {
        assert_ne!(message.text(Vietnamese), message.text(English), "{key}");
    }
}
