//! The letters of Vietnamese in all their ways of being written, and words.

use super::support::cases;
use bantin::domain::vietnamese::words::{Words, fold};
use proptest::prelude::*;

/// Exact form, folded form and text of each word.
fn words(text: &str) -> Vec<(String, String, &str)> {
    let mut found = Vec::new();
    let mut words = Words::new(text);
    while words.next_word() {
        let form = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let part = text.get(words.range()).expect("a range on borders of characters");
        found.push((form(words.exact()), form(words.folded()), part));
    }
    found
}

#[track_caller]
fn check_parts(text: &str, expected: &[&str]) {
    let found = words(text);
    assert_eq!(found.iter().map(|(_, _, part)| *part).collect::<Vec<_>>(), expected, "{text:?}");
}

#[track_caller]
fn check_same(texts: &[&str]) {
    let forms = |text: &str| words(text).into_iter().map(|(exact, ..)| exact).collect::<Vec<_>>();
    for text in texts {
        assert_eq!(forms(text), forms(texts[0]), "{text:?} and {:?}", texts[0]);
    }
}

/// Plain letter; all six tones of the letter, none first.
const VOWELS: [(&str, &str); 12] = [
    ("a", "aàáảãạ"),
    ("a", "ăằắẳẵặ"),
    ("a", "âầấẩẫậ"),
    ("e", "eèéẻẽẹ"),
    ("e", "êềếểễệ"),
    ("i", "iìíỉĩị"),
    ("o", "oòóỏõọ"),
    ("o", "ôồốổỗộ"),
    ("o", "ơờớởỡợ"),
    ("u", "uùúủũụ"),
    ("u", "ưừứửữự"),
    ("y", "yỳýỷỹỵ"),
];
const TONES: [&str; 6] = ["", "\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"];

/// A letter as base and combining shape.
fn shape(letter: char) -> (&'static str, &'static str) {
    match letter {
        'ă' => ("a", "\u{306}"),
        'â' => ("a", "\u{302}"),
        'ê' => ("e", "\u{302}"),
        'ô' => ("o", "\u{302}"),
        'ơ' => ("o", "\u{31b}"),
        'ư' => ("u", "\u{31b}"),
        'a' => ("a", ""),
        'e' => ("e", ""),
        'i' => ("i", ""),
        'o' => ("o", ""),
        'u' => ("u", ""),
        _ => ("y", ""),
    }
}

#[test]
fn every_vietnamese_letter_is_one_letter_in_every_form() {
    let mut all = std::collections::BTreeSet::new();
    for (plain, letters) in VOWELS {
        let toneless = letters.chars().next().expect("a letter");
        let (base, mark) = shape(toneless);
        for (letter, tone) in letters.chars().zip(TONES) {
            let composed = letter.to_string();
            let forms = [
                composed.clone(),
                // NFD has the dot below before the circumflex or breve; the others behind it.
                [base, mark, tone].concat(),
                [base, tone, mark].concat(),
                // Half composed: the shape in the letter, the tone combining.
                [&toneless.to_string(), tone].concat(),
            ];
            let first = words(&composed);
            for form in forms {
                for text in [form.clone(), form.to_uppercase(), ["t", &form, "n"].concat()] {
                    let found = words(&text);
                    assert_eq!(found.len(), 1, "{text:?}");
                    assert_eq!(found[0].2, text, "the whole text is the word");
                    let exact = found[0].0.trim_start_matches('t').replace('n', "");
                    assert_eq!(exact, first[0].0, "{text:?}");
                    assert_eq!(found[0].1.trim_start_matches('t').trim_end_matches('n'), plain, "{text:?}");
                }
            }
            assert!(all.insert(first[0].0.clone()), "{letter} has an exact form of its own");
        }
    }
    assert_eq!(all.len(), 72);
    check_same(&["đ", "Đ"]);
    assert_eq!(words("Đ"), [("D".to_owned(), "d".to_owned(), "Đ")]);
}

#[test]
fn composed_with_another_tone_letter_first_is_the_same() {
    // "à" + circumflex, "ọ" + horn: what some keyboards send.
    check_same(&["ầ", "à\u{302}", "â\u{300}"]);
    check_same(&["ợ", "ọ\u{31b}", "ơ\u{323}", "o\u{31b}\u{323}", "o\u{323}\u{31b}"]);
}

#[test]
fn old_and_new_tone_places_are_the_same_word() {
    check_same(&["hoà", "hòa", "HOÀ", "HÒA", "ho\u{0061}\u{300}"]);
    check_same(&["uỷ", "ủy"]);
    check_same(&["thuỷ", "thủy"]);
    check_same(&["khoẻ", "khỏe"]);
    assert_ne!(words("hoà")[0].0, words("hoá")[0].0);
    assert_ne!(words("hoà")[0].0, words("hoa")[0].0);
    assert_ne!(words("mơ")[0].0, words("mô")[0].0);
}

#[test]
fn words_are_runs_of_letters_and_digits() {
    check_parts("39-CT/TW", &["39", "CT", "TW"]);
    check_parts("TT&TT", &["TT", "TT"]);
    check_parts("2.135 người", &["2", "135", "người"]);
    check_parts("Covid-19, 5G (mới)…", &["Covid", "19", "5G", "mới"]);
    check_parts("a\u{a0}b\u{202f}c\u{2009}d\u{3000}e\tf\ng", &["a", "b", "c", "d", "e", "f", "g"]);
    check_parts("“Dân trí”–vậy", &["Dân", "trí", "vậy"]);
    check_parts("", &[]);
    check_parts("\u{301}\u{200b}…", &[]);
    check_parts("x\u{301}\u{200b}.", &["x\u{301}"]);
    check_parts("日本語 abc日", &["日", "本", "語", "abc", "日"]);
    check_parts("Привет Ελλάδα", &["Привет", "Ελλάδα"]);
}

#[test]
fn invisible_characters_inside_words_are_not_seen() {
    for invisible in ["\u{200b}", "\u{200c}", "\u{200d}", "\u{ad}", "\u{feff}", "\u{2060}", "\u{200e}"] {
        let text = ["tr", invisible, "ường"].concat();
        check_same(&["trường", &text]);
        check_parts(&[&text, " x"].concat(), &[&text, "x"]);
    }
}

#[test]
fn other_scripts_and_marks_fold_too() {
    for (text, expected) in [
        ("É ü Ñ ç å ø Łódź", "e u n c a o lodz"),
        ("Straße Œuvre Ægir", "strasse oeuvre aegir"),
        ("ПРИВЕТ Ёлка", "привет ёлка"),
        ("ＦＵＬＬ１", "full1"),
        ("Sức khoẻ & Đời sống", "suc khoe doi song"),
        ("İstanbul ı", "istanbul i"),
    ] {
        assert_eq!(fold(text), expected);
    }
    check_same(&["é", "e\u{301}"]);
    check_same(&["ñ", "n\u{303}"]);
    check_same(&["ü", "u\u{308}"]);
}

#[test]
fn a_word_without_end_is_compared_by_its_beginning() {
    let long = "á".repeat(500);
    assert_eq!(words(&long).len(), 1);
    assert_eq!(words(&long)[0].2, long);
    assert_eq!(words(&"字".repeat(3)).len(), 3);
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn ranges_lie_on_borders_in_order(text in "(\\PC|[àĐơ\u{300}\u{31b}\u{200b} .-]){0,60}") {
        let mut end = 0;
        let mut words = Words::new(&text);
        while words.next_word() {
            let range = words.range();
            prop_assert!(range.start >= end && range.end > range.start);
            prop_assert!(text.get(range.clone()).is_some());
            end = range.end;
        }
    }

    #[test]
    fn folding_twice_is_folding_once(text in "(\\PC|[àĐơ\u{300}\u{31b}\u{200b} .-]){0,60}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }
}
