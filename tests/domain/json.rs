use super::support::cases;
use bantin::domain::json::{JsonError, Value, parse};
use proptest::prelude::*;

#[track_caller]
fn check(input: &str, expected: Value) {
    assert_eq!(parse(input.as_bytes()), Ok((expected, false)));
}

#[track_caller]
fn check_mended(input: &[u8], expected: Value) {
    assert_eq!(parse(input), Ok((expected, true)));
}

#[track_caller]
fn check_error(input: &str, expected: JsonError) {
    assert_eq!(parse(input.as_bytes()), Err(expected));
}

fn text(text: &str) -> Value {
    Value::String(String::from(text))
}

fn number(digits: &str) -> Value {
    Value::Number(String::from(digits))
}

#[test]
fn scalars_are_read() {
    check("null", Value::Null);
    check(" true\n", Value::Bool(true));
    check("false", Value::Bool(false));
    check(r#""Tin""#, text("Tin"));
    check("[]", Value::Array(Vec::new()));
    check("{ }", Value::Object(Vec::new()));
}

#[test]
fn numbers_keep_their_spelling() {
    for digits in ["0", "-1", "1.50", "1e400", "123456789012345678901234567890"] {
        check(digits, number(digits));
    }
}

#[test]
fn escapes_are_decoded() {
    check(r#""\"\\\/\b\f\n\r\t""#, text("\"\\/\u{8}\u{c}\n\r\t"));
    check(r#""B\u1ea3n \ud83d\uDE00""#, text("Bản 😀"));
}

#[test]
fn last_of_repeated_keys_counts() {
    let (value, _) = parse(br#"{"a": 1, "b": 2, "a": 3}"#).unwrap();
    assert_eq!(value.get("a"), Some(&number("3")));
    assert_eq!(value.get("c"), None);
}

#[test]
fn byte_order_mark_is_skipped() {
    check_mended(b"\xEF\xBB\xBF[1]", Value::Array(vec![number("1")]));
}

#[test]
fn invalid_utf8_becomes_replacement_characters() {
    check_mended(b"\"a\xFFb\xC3\"", text("a\u{fffd}b\u{fffd}"));
}

#[test]
fn lone_surrogates_become_replacement_characters() {
    check_mended(br#""\ud83d""#, text("\u{fffd}"));
    check_mended(br#""\ude00!""#, text("\u{fffd}!"));
    check_mended(br#""\ud83d\u0041""#, text("\u{fffd}A"));
    check_mended(br#""\ud83d\ud83d\ude00""#, text("\u{fffd}😀"));
    check_mended(br#""\u12g4""#, text("\u{fffd}12g4"));
}

#[test]
fn raw_control_characters_stay_in_strings() {
    check_mended(b"\"a\nb\tc\x00\"", text("a\nb\tc\0"));
}

#[test]
fn unknown_escape_is_the_character_itself() {
    check_mended(br#""it\'s \d""#, text("it's d"));
}

#[test]
fn unescaped_quotation_marks_inside_a_string_stay() {
    check_mended(br#"["Gi\u1ea3i "V" cho", "h\u1ecdc sinh "gi\u1ecfi""]"#, {
        Value::Array(vec![text("Giải \"V\" cho"), text("học sinh \"giỏi\"")])
    });
}

#[test]
fn commas_too_many_or_too_few_are_mended() {
    let expected = || Value::Array(vec![number("1"), number("2")]);
    for input in ["[1,2,]", "[1,,2]", "[,1,2]", "[1 2]"] {
        check_mended(input.as_bytes(), expected());
    }
    check_mended(br#"{"a":1,}"#, Value::Object(vec![(String::from("a"), number("1"))]));
}

#[test]
fn words_of_other_languages_are_null_or_boolean() {
    for word in ["NaN", "undefined", "None", "Infinity"] {
        check_mended(word.as_bytes(), Value::Null);
    }
    check_mended(b"True", Value::Bool(true));
    check_mended(b"False", Value::Bool(false));
}

#[test]
fn what_is_no_json_is_refused_with_its_place() {
    check_error("<html>", JsonError::Syntax { offset: 0 });
    check_error("[1] x", JsonError::Syntax { offset: 4 });
    check_error("{a: 1}", JsonError::Syntax { offset: 1 });
    check_error(r#"{"a" 1}"#, JsonError::End);
    check_error(r#"{"a"}"#, JsonError::Syntax { offset: 4 });
    check_error("[1}", JsonError::Syntax { offset: 2 });
    check_error("nul1", JsonError::Syntax { offset: 0 });
}

#[test]
fn bytes_that_end_too_early_are_told_apart() {
    for input in ["", " ", "[", "[1", "[1,", "{", r#"{"a"#, r#"{"a":"#, r#""a"#, r#""\"#, r#"{"a":[{"#] {
        check_error(input, JsonError::End);
    }
}

#[test]
fn nesting_stops_at_128() {
    let nested = |depth| "[".repeat(depth) + &"]".repeat(depth);
    assert!(parse(nested(128).as_bytes()).is_ok());
    check_error(&nested(129), JsonError::TooDeep { offset: 128 });
    check_error(&"[".repeat(200_000), JsonError::TooDeep { offset: 128 });
    check_error(&r#"{"a":"#.repeat(10_000), JsonError::TooDeep { offset: 640 });
}

/// `serde_json` is the oracle: the same value, numbers compared by what they are worth.
fn same(ours: &Value, theirs: &serde_json::Value) -> bool {
    match (ours, theirs) {
        (Value::Null, serde_json::Value::Null) => true,
        (Value::Bool(a), serde_json::Value::Bool(b)) => a == b,
        (Value::Number(a), serde_json::Value::Number(b)) => a.parse::<f64>().ok() == b.as_f64(),
        (Value::String(a), serde_json::Value::String(b)) => a == b,
        (Value::Array(a), serde_json::Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), serde_json::Value::Object(b)) => {
            a.iter().all(|(key, _)| b.contains_key(key))
                && b.iter().all(|(key, value)| ours.get(key).is_some_and(|of_ours| same(of_ours, value)))
        }
        _ => false,
    }
}

fn json_value() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        any::<f64>().prop_map(serde_json::Value::from),
        any::<String>().prop_map(serde_json::Value::from),
        r#"[a-z"\\/,:\[\]{} \n]{0,8}"#.prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(6, 48, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(serde_json::Value::from),
            prop::collection::vec((r#"[a-c"\\]{0,2}"#, inner), 0..6)
                .prop_map(|pairs| serde_json::Value::Object(pairs.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn valid_json_is_read_as_serde_json_reads_it(value in json_value(), pretty in any::<bool>()) {
        let bytes = if pretty { serde_json::to_vec_pretty(&value) } else { serde_json::to_vec(&value) }.unwrap();
        let (ours, mended) = parse(&bytes).unwrap();
        prop_assert!(!mended);
        prop_assert!(same(&ours, &value), "{ours:?}");
    }

    #[test]
    fn what_serde_json_accepts_is_read_equally(input in r#"[\[\]{}",:\\ ntfu1e.0\-+a\n]{0,12}"#) {
        if let Ok(theirs) = serde_json::from_str::<serde_json::Value>(&input) {
            let (ours, mended) = parse(input.as_bytes()).unwrap();
            prop_assert!(!mended);
            prop_assert!(same(&ours, &theirs), "{ours:?}");
        }
    }
}
