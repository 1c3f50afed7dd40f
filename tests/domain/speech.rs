//! What a voice is given: sentences, and words written out.

use bantin::domain::language::Language::{English, Vietnamese};
use bantin::domain::vietnamese::speech::{split_sentences, spoken};
use proptest::prelude::*;

/// `|` stands where a sentence ends.
#[track_caller]
fn check_sentences(expected: &str) {
    let text = expected.replace('|', "");
    let found: Vec<&str> = split_sentences(&text).into_iter().map(|range| &text[range]).collect();
    let wanted: Vec<&str> = expected.split('|').map(str::trim).filter(|part| !part.is_empty()).collect();
    assert_eq!(found, wanted);
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(spoken(text, Vietnamese), expected, "{text}");
}

#[test]
fn sentences_end_at_full_stops_and_other_signs() {
    for text in [
        "Một câu.| Hai câu.",
        "Ai đó?| Tôi đây!| Vâng",
        "Chờ đã…| Xong rồi.",
        "Chờ đã...| Xong rồi.",
        "Thật ư?!| Thật.",
        "Dòng một\n|Dòng hai",
        "  Có dấu cách.  | Ở hai đầu.  ",
        "It works. |Every time.",
    ] {
        check_sentences(text);
    }
}

#[test]
fn full_stops_within_words_and_numbers_end_nothing() {
    for text in [
        "Giá 1.234,5 đồng ở TP.HCM và Q.1.| Hết.",
        "Ngày 02.12.2009 lúc 10:30.| Hết.",
        "Họp lúc 10:30 ngày 02/12/2009.| Hết.",
        "Xem https://tin.example/a.b?c=1.| Hết.",
        "Phiên bản 2.2 của WCAG.| Hết.",
    ] {
        check_sentences(text);
    }
}

#[test]
fn abbreviations_and_initials_end_nothing() {
    for text in [
        "Ở TP. Hồ Chí Minh và Q. 1 có mưa.| Hết.",
        "ThS. Nguyễn An và PGS.TS. Lê Bình nói.| Hết.",
        "Gồm sách, báo, v.v. và nhiều thứ khác.| Hết.",
        "Gồm sách, báo, v.v.| Sau đó thì hết.",
        "Dr. Smith met Mr. Jones.| They talked.",
        "Tác giả N.V.A. sinh năm 1970.| Hết.",
        "Tác giả N. V. An viết.| Hết.",
        "Ông Nguyễn Văn A.| Sau đó ông đi.",
        "1. Mục đích.| 2. Yêu cầu.",
        "IV. Tổ chức thực hiện.| Hết.",
        "Năm 2026.| Năm sau.",
    ] {
        check_sentences(text);
    }
}

#[test]
fn quotes_and_brackets_after_the_stop_belong_to_the_sentence() {
    for text in [
        "“Tôi xong rồi.”| Bà nói.",
        "“Xong chưa?” bà hỏi.| Chưa.",
        "(Xem bảng dưới.)| Tiếp theo.",
        "Ông nói: “Đi.”| “Ở lại.”",
        "Đi mãi… rồi đến.| Hết.",
        "Gì?| – Không.",
    ] {
        check_sentences(text);
    }
}

#[test]
fn signs_alone_are_no_sentence() {
    assert_eq!(split_sentences("…"), []);
    assert_eq!(split_sentences(" – "), []);
    assert_eq!(split_sentences(""), []);
    assert_eq!(split_sentences("Câu. – ").len(), 1);
}

#[test]
fn long_sentences_are_cut_where_one_draws_breath() {
    let clause = "các đơn vị thuộc Bộ đã hoàn thành nhiệm vụ được giao trong năm";
    let text = format!("{clause}; {clause}, {clause}, {clause}; {clause}.");
    let ranges = split_sentences(&text);
    assert!(ranges.len() >= 2);
    for range in &ranges {
        let sentence = &text[range.clone()];
        assert!(sentence.chars().count() <= 180, "{sentence}");
        assert!(sentence.ends_with([',', ';', '.']), "{sentence}");
    }
    // No comma at all, and not even a space.
    let words = "chữ ".repeat(100);
    assert!(
        split_sentences(&words)
            .iter()
            .all(|range| range.len() <= 180 * 3 && words[range.clone()].ends_with("chữ"))
    );
    assert_eq!(split_sentences(&"ă".repeat(400)).len(), 3);
}

proptest! {
    #[test]
    fn sentences_hold_every_letter_once(text in "[aĂ1 .!?…“”,;:\\n-]{0,300}") {
        let ranges = split_sentences(&text);
        let mut end = 0;
        for range in &ranges {
            prop_assert!(range.start >= end && range.end > range.start);
            prop_assert!(text[range.clone()].chars().count() <= 180);
            end = range.end;
        }
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let said: String = ranges.iter().map(|range| &text[range.clone()]).collect();
        prop_assert_eq!(letters(&said), letters(&text));
    }

    #[test]
    fn no_text_breaks_the_reading(text in ".{0,80}") {
        for language in [Vietnamese, English] {
            spoken(&text, language);
        }
    }

    #[test]
    fn no_signs_of_dates_break_the_reading(text in "[0-9/.,:hgIVX%đ@ –-]{0,30}") {
        spoken(&text, Vietnamese);
    }
}

#[test]
fn abbreviations_of_the_administration_are_said_in_full() {
    for (text, expected) in [
        ("Bộ TT&TT", "Bộ Thông tin và Truyền thông"),
        ("toàn thể CNVC.", "toàn thể công nhân viên chức."),
        ("CBCCVC", "cán bộ, công chức, viên chức"),
        ("UBND tỉnh, HĐND tỉnh", "Uỷ ban nhân dân tỉnh, Hội đồng nhân dân tỉnh"),
        ("(UBND)", "(Uỷ ban nhân dân)"),
        ("HĐND-UBND xã", "Hội đồng nhân dân Uỷ ban nhân dân xã"),
        ("THPT, THCS", "trung học phổ thông, trung học cơ sở"),
        ("BHXH, BHYT", "bảo hiểm xã hội, bảo hiểm y tế"),
        ("CNTT và CCCD", "công nghệ thông tin và căn cước công dân"),
        ("Ban Bí thư TW", "Ban Bí thư Trung ương"),
        ("GS.TS Nguyễn An", "giáo sư, tiến sĩ Nguyễn An"),
        ("PGS.TS. Nguyễn An", "phó giáo sư, tiến sĩ Nguyễn An"),
        ("ThS. Lê Bình", "thạc sĩ Lê Bình"),
        ("TP.HCM", "thành phố Hồ Chí Minh"),
        ("TP. Đà Nẵng", "thành phố Đà Nẵng"),
        ("TP Huế", "thành phố Huế"),
        ("Q.1, P.5", "quận 1, phường 5"),
        ("Q. 1", "quận 1"),
        ("P.Bến Nghé", "phường Bến Nghé"),
        ("sách, báo, v.v.", "sách, báo, vân vân."),
        ("nghiên cứu R&D", "nghiên cứu R và D"),
        ("bưu chính & viễn thông", "bưu chính và viễn thông"),
    ] {
        check(text, expected);
    }
}

#[test]
fn other_words_and_other_cases_stay() {
    for text in [
        "ts",
        "ubnd",
        "UBNDX",
        "Hà Nội.",
        "P.V nói",
        "5G",
        "WCAG",
        "Nguyễn Văn P.",
        "CT",
        "và/hoặc",
        "(ừ!)",
        "Covid-19",
    ] {
        check(text, text);
    }
}

#[test]
fn numbers_of_documents_are_said_naturally() {
    for (text, expected) in [
        ("39/QĐ-TTg", "39 quyết định Thủ tướng"),
        ("39-CT/TW", "39 chỉ thị Trung ương"),
        ("52-NQ/TW.", "52 nghị quyết Trung ương."),
        ("15/2026/NĐ-CP", "15 năm 2026 nghị định Chính phủ"),
        ("Nghị định số 15/2026/NĐ-CP", "Nghị định số 15 năm 2026 của Chính phủ"),
        ("Quyết định số 39/QĐ-TTg", "Quyết định số 39 của Thủ tướng"),
        ("Chỉ thị 39-CT/TW", "Chỉ thị 39 của Trung ương"),
        ("01/2026/TT-BTTTT", "01 năm 2026 thông tư Bộ Thông tin và Truyền thông"),
        ("Nghị quyết 30/NQ-CP", "Nghị quyết 30 của Chính phủ"),
        ("Luật số 20/2023/QH15", "Luật số 20 năm 2023 Quốc hội khoá 15"),
        ("112/KH-UBND", "112 kế hoạch Uỷ ban nhân dân"),
    ] {
        check(text, expected);
    }
}

#[test]
fn dates_are_said_as_days() {
    for (text, expected) in [
        ("02/12/2009", "ngày 2 tháng 12 năm 2009"),
        ("ngày 02/12/2009", "ngày 2 tháng 12 năm 2009"),
        ("Ngày 02/12/2009,", "Ngày 2 tháng 12 năm 2009,"),
        ("02-12-2009", "ngày 2 tháng 12 năm 2009"),
        ("2.12.2009", "ngày 2 tháng 12 năm 2009"),
        ("2026-10-23", "ngày 23 tháng 10 năm 2026"),
        ("sáng 2/12", "sáng ngày 2 tháng 12"),
        ("hôm nay (2/12)", "hôm nay (ngày 2 tháng 12)"),
        ("hạn 30/11", "hạn ngày 30 tháng 11"),
        ("mùng 1/1", "mùng 1 tháng 1"),
        ("tháng 1/2027", "tháng 1 năm 2027"),
        ("từ 9/2027", "từ tháng 9 năm 2027"),
        ("28-30/11/2026", "ngày 28 đến 30 tháng 11 năm 2026"),
        ("từ ngày 28/11–3/12/2026", "từ ngày 28 tháng 11 đến ngày 3 tháng 12 năm 2026"),
        ("đạt 4/5 tiêu chí", "đạt 4 trên 5 tiêu chí"),
        ("phục vụ 24/7", "phục vụ 24 trên 7"),
        ("45/67 xã", "45 trên 67 xã"),
    ] {
        check(text, expected);
    }
}

#[test]
fn times_are_said_in_hours() {
    for (text, expected) in [
        ("16:28", "16 giờ 28"),
        ("16h28", "16 giờ 28"),
        ("8h", "8 giờ"),
        ("14:00", "14 giờ"),
        ("04:05", "4 giờ 5"),
        ("10:20:30", "10 giờ 20 phút 30 giây"),
        ("7:30-11:30", "7 giờ 30 đến 11 giờ 30"),
        ("2:1", "2:1"),
        ("5g", "5 gam"),
    ] {
        check(text, expected);
    }
}

#[test]
fn numbers_and_units_are_said() {
    for (text, expected) in [
        ("5-7 ngày", "5 đến 7 ngày"),
        ("3–5 ngày", "3 đến 5 ngày"),
        ("8 – 12 người", "8 đến 12 người"),
        ("2026–2027", "2026 đến 2027"),
        ("5-7%", "5 đến 7 phần trăm"),
        ("1.234,5", "1234 phẩy 5"),
        ("300.000 đồng", "300000 đồng"),
        ("500.000đ", "500000 đồng"),
        ("5 triệu đ", "5 triệu đồng"),
        ("1,2%", "1 phẩy 2 phần trăm"),
        ("-5°C", "âm 5 độ C"),
        ("30 °C", "30 độ C"),
        ("120km", "120 ki lô mét"),
        ("60 km/h", "60 ki lô mét trên giờ"),
        ("20m2", "20 mét vuông"),
        ("3 kg", "3 ki lô gam"),
        ("46.000 đồng/tháng", "46000 đồng trên tháng"),
        ("100 VND", "100 đồng"),
        ("mục 2.2", "mục 2 chấm 2"),
        ("m", "m"),
        ("lớp đ", "lớp đ"),
        ("2026", "2026"),
    ] {
        check(text, expected);
    }
}

#[test]
fn telephone_numbers_and_codes_are_said_digit_by_digit() {
    for (text, expected) in [
        ("0912345678", "0 9 1 2 3 4 5 6 7 8"),
        ("0912.345.678.", "0 9 1 2 3 4 5 6 7 8."),
        ("024 3943 5602,", "0 2 4 3 9 4 3 5 6 0 2,"),
        ("gọi 1900 1234", "gọi 1 9 0 0 1 2 3 4"),
        ("+84912345678", "cộng 8 4 9 1 2 3 4 5 6 7 8"),
        ("001234567890", "0 0 1 2 3 4 5 6 7 8 9 0"),
        ("năm 1900 có", "năm 1900 có"),
        ("112", "112"),
    ] {
        check(text, expected);
    }
}

#[test]
fn addresses_are_named_and_mail_is_spelled() {
    check("xem https://tin.example/a?b=1.", "xem đường dẫn.");
    check("www.tin.example", "đường dẫn");
    check("toasoan@tin.example", "toasoan a còng tin chấm example");
    assert_eq!(spoken("see https://tin.example", English), "see link");
    assert_eq!(spoken("news@tin.example", English), "news at tin dot example");
}

#[test]
fn roman_numerals_are_numbers_where_they_count() {
    for (text, expected) in [
        ("thế kỷ XXI", "thế kỷ 21"),
        ("khoá XV", "khoá 15"),
        ("quý IV", "quý 4"),
        ("quý I/2026", "quý 1 năm 2026"),
        ("lần thứ XIII", "lần thứ 13"),
        ("thế kỷ XIX–XX", "thế kỷ 19 đến 20"),
        ("Đại hội XIV của", "Đại hội 14 của"),
        ("ông X", "ông X"),
        ("khoá IIII", "khoá IIII"),
    ] {
        check(text, expected);
    }
}

#[test]
fn english_gets_the_little_that_it_needs() {
    for (text, expected) in [
        ("Published 02/12/2009.", "Published 2 December 2009."),
        ("5-7 days & more", "5 to 7 days and more"),
        ("41% of homes", "41 percent of homes"),
        ("open 24/7", "open 24 7"),
        ("UBND", "UBND"),
        ("at 16:28", "at 16:28"),
    ] {
        assert_eq!(spoken(text, English), expected);
    }
}

#[test]
fn whole_sentences_are_read_well() {
    check(
        "Sáng 02/12/2009, Bộ TT&TT và UBND TP.HCM tổ chức Hội nghị CNVC (lần thứ II) lúc 8h30, theo 39-CT/TW.",
        "Sáng ngày 2 tháng 12 năm 2009, Bộ Thông tin và Truyền thông và Uỷ ban nhân dân thành phố Hồ Chí Minh \
         tổ chức Hội nghị công nhân viên chức (lần thứ 2) lúc 8 giờ 30, theo 39 chỉ thị Trung ương.",
    );
}
