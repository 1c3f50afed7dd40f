//! The order of Vietnamese dictionaries.

use bantin::domain::vietnamese::letters::{Letters, Sign};
use bantin::domain::vietnamese::title_order::{order, push_sort_key};
use std::cmp::Ordering;

#[track_caller]
fn check(sorted: &[&str]) {
    let reversed: Vec<&str> = sorted.iter().rev().copied().collect();
    let places = order(&reversed);
    let found: Vec<&str> = places.iter().map(|place| reversed[*place as usize]).collect();
    assert_eq!(found, sorted);
}

#[track_caller]
fn check_same(a: &str, b: &str) {
    let letters = Letters::default();
    let key = |text| {
        let mut key = Vec::new();
        push_sort_key(&letters, text, &mut key);
        key
    };
    assert_eq!(key(a).cmp(&key(b)), Ordering::Equal, "{a} {b}");
}

#[test]
fn letters_are_in_the_order_of_the_alphabet() {
    check(&[
        "ba", "bă", "bâ", "ca", "da", "đa", "ea", "êa", "ga", "ia", "oa", "ôa", "ơa", "pa", "ua", "ưa", "va",
        "ya",
    ]);
}

#[test]
fn tones_count_among_the_same_letters_only() {
    check(&["ma", "mà", "mả", "mã", "má", "mạ"]);
    check(&["mạ", "mai", "mài"]);
    check(&["bạ ba", "ba bi"]);
}

#[test]
fn a_title_comes_before_its_continuation() {
    check(&["bão", "bão lũ", "bảo mật"]);
    check(&["an", "an toàn", "anh"]);
}

#[test]
fn digits_come_first_and_other_scripts_last() {
    check(&["2 cách", "9 việc", "an", "z", "日本"]);
}

#[test]
fn cases_forms_places_of_tones_and_punctuation_do_not_count() {
    check_same("ĐƯỜNG Ưu Tiên", "đường ưu tiên");
    check_same("“An toàn”", "An toàn");
    check_same("an – toàn…", "an, toàn");
    // Both normal forms of Unicode.
    check_same("đường Huế", "đu\u{31b}o\u{31b}\u{300}ng Hue\u{302}\u{301}");
    check_same("đường Huế", "đươ\u{300}ng Huê\u{301}");
    check_same("việc", "vie\u{323}\u{302}c");
    // Each letter has its tone: these two differ, but by nothing else.
    check(&["hoà", "hoá"]);
}

#[test]
fn every_letter_of_the_alphabet_is_known_in_both_cases() {
    let letters = Letters::default();
    let signs = |text: &str| {
        let mut signs = Vec::new();
        letters.read(text, |sign| signs.push(sign));
        signs
    };
    let lower =
        "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz";
    let read = signs(lower);
    assert_eq!(read.len(), 93);
    assert_eq!(read, signs(&lower.to_uppercase()));
    for (index, sign) in read.iter().enumerate() {
        assert!(matches!(sign, Sign::Letter { .. }), "{:?}", lower.chars().nth(index));
        assert!(!read[..index].contains(sign), "{:?} reads as another one", lower.chars().nth(index));
    }
}

#[test]
fn marks_without_a_letter_are_nothing() {
    check_same("\u{301}an\u{308}", "an\u{308}");
    check_same("", "\u{301}\u{302}");
}
