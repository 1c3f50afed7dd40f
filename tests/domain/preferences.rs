//! How a person likes to read, kept as a text and read back.

use bantin::domain::language::Language;
use bantin::domain::preferences::{Font, LOOKS, LineHeight, Preferences, TEXT_SIZES, Theme, Width};
use proptest::prelude::*;

#[track_caller]
fn check(text: &str, expected: Preferences) {
    let preferences = Preferences::parse(text);
    assert_eq!(preferences, expected, "{text}");
    assert_eq!(preferences.build(), text, "back");
}

/// What counts for nothing leaves the defaults.
#[track_caller]
fn check_ignored(text: &str) {
    assert_eq!(Preferences::parse(text), Preferences::default(), "{text}");
}

fn usual() -> Preferences {
    Preferences::default()
}

#[test]
fn each_key_has_its_place() {
    check("", usual());
    for (name, theme) in [
        ("light", Theme::Light),
        ("dark", Theme::Dark),
        ("sepia", Theme::Sepia),
        ("contrast", Theme::Contrast),
    ] {
        check(&format!("theme={name}"), Preferences { theme, ..usual() });
    }
    check("text=125", Preferences { text_size: 125, ..usual() });
    check("line=loose", Preferences { line_height: LineHeight::Loose, ..usual() });
    check("line=looser", Preferences { line_height: LineHeight::Looser, ..usual() });
    check("width=narrow", Preferences { width: Width::Narrow, ..usual() });
    check("width=wide", Preferences { width: Width::Wide, ..usual() });
    check("font=serif", Preferences { font: Font::Serif, ..usual() });
    check("font=easy", Preferences { font: Font::Easy, ..usual() });
    check("images=reduced", Preferences { reduced_images: true, ..usual() });
    check("lang=en", Preferences { language: Some(Language::English), ..usual() });
    check("lang=vi", Preferences { language: Some(Language::Vietnamese), ..usual() });
    check("swipe=off", Preferences { swipe: false, ..usual() });
    check("keys=off", Preferences { shortcuts: false, ..usual() });
    check("rate=120", Preferences { speech_rate: 120, ..usual() });
}

#[test]
fn keys_combine() {
    let text = "theme=dark&text=200&line=loose&width=wide&font=serif&images=reduced&lang=en&swipe=off&keys=off&rate=50";
    let all = Preferences {
        theme: Theme::Dark,
        text_size: 200,
        line_height: LineHeight::Loose,
        width: Width::Wide,
        font: Font::Serif,
        reduced_images: true,
        language: Some(Language::English),
        swipe: false,
        shortcuts: false,
        speech_rate: 50,
    };
    check(text, all);
}

#[test]
fn hostile_values_fall_back() {
    for text in [
        "theme=zebra",
        "theme=DARK",
        "theme",
        "text=130",
        "text=0",
        "text=-80",
        "text=+125",
        "text=125px",
        "text=0125",
        "text=99999999999999999999",
        "line=9",
        "width=100vw",
        "font=url(https://x.example/)",
        "images=none",
        "lang=fr",
        "lang=en-GB",
        "swipe=0",
        "keys=no",
        "rate=49",
        "rate=201",
        "rate=fast",
        "&&&=&==",
        "unknown=1&Ω=%zz",
        "theme=%64ark",
    ] {
        check_ignored(text);
    }
    assert_eq!(Preferences::parse("theme=dark&x=y&text=oops&lang=en").build(), "theme=dark&lang=en");
}

#[test]
fn last_value_of_a_key_counts_as_it_does_for_the_start_script() {
    assert_eq!(Preferences::parse("theme=dark&theme=sepia").theme, Theme::Sepia);
    check_ignored("theme=dark&theme=zebra");
}

#[test]
fn every_look_is_a_key_and_empty_by_default() {
    for key in LOOKS {
        assert_eq!(usual().value(key), "", "{key}");
    }
    assert_eq!(Preferences { text_size: 80, ..usual() }.value("text"), "80");
    assert_eq!(usual().value("no such key"), "");
}

#[test]
fn text_size_steps_end_at_the_ends() {
    let mut preferences = usual();
    let mut up = vec![preferences.text_size];
    for _ in 0..7 {
        preferences.step_text_size(1);
        up.push(preferences.text_size);
    }
    assert_eq!(up, [100, 110, 125, 150, 175, 200, 200, 200]);
    for _ in 0..12 {
        preferences.step_text_size(-1);
    }
    assert_eq!(preferences.text_size, TEXT_SIZES[0]);
}

proptest! {
    #[test]
    fn no_text_panics_and_building_is_stable(text in "([a-z]{0,6}[=&0-9]{0,4}){0,8}|.{0,60}") {
        let preferences = Preferences::parse(&text);
        prop_assert_eq!(Preferences::parse(&preferences.build()), preferences);
    }
}
