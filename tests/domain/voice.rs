//! Which voice reads.

use bantin::domain::voice::{Voice, choose_voice};

fn voice(id: &str, language: &str, local: bool) -> Voice {
    Voice { id: id.into(), language: language.into(), local, default: false }
}

#[track_caller]
fn check(voices: &[Voice], tag: &str, absent: &[&str], expected: Option<&str>) {
    let absent: Vec<String> = absent.iter().map(|id| (*id).to_owned()).collect();
    let chosen = choose_voice(voices, tag, &absent).map(|index| voices[index].id.as_str());
    assert_eq!(chosen, expected);
}

#[test]
fn voice_speaks_the_language_of_the_text() {
    let voices = [voice("en", "en-US", true), voice("vi", "vi-VN", true)];
    check(&voices, "vi", &[], Some("vi"));
    check(&voices, "VI-vn", &[], Some("vi"));
    check(&voices, "en-GB", &[], Some("en"));
    check(&voices, "fr", &[], None);
    check(&voices, "v", &[], None);
    check(&[], "vi", &[], None);
}

#[test]
fn voice_on_the_device_comes_before_one_from_a_network() {
    let voices = [voice("far", "vi-VN", false), voice("near", "vi-VN", true)];
    check(&voices, "vi", &[], Some("near"));
    check(&voices, "vi", &["near"], Some("far"));
    check(&voices, "vi", &["near", "far"], None);
}

#[test]
fn region_and_default_decide_among_equals() {
    let default = Voice { default: true, ..voice("us", "en-US", true) };
    let voices = [voice("au", "en-AU", true), default, voice("gb", "en_GB", true)];
    check(&voices, "en", &[], Some("us"));
    check(&voices, "en-GB", &[], Some("gb"));
    check(&voices[..1], "en-GB", &[], Some("au"));
}

#[test]
fn voice_without_a_language_is_none() {
    check(&[voice("mute", "", true)], "", &[], None);
    check(&[voice("mute", "", true)], "vi", &[], None);
}

#[test]
fn languages_of_android_may_be_phantoms() {
    assert!(voice("a", "vi_VN", true).may_be_phantom());
    assert!(!voice("a", "vi-VN", true).may_be_phantom());
}
