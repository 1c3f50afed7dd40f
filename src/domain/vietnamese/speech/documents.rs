//! Numbers of official documents: "39/QĐ-TTg", "15/2026/NĐ-CP", "39-CT/TW", "Luật 20/2023/QH15".

use super::abbreviations::ABBREVIATIONS;
use super::words::{is_digits, look_up, small_number};

const KINDS: &[(&str, &str)] = &[
    ("QĐ", "quyết định"),
    ("CT", "chỉ thị"),
    ("NQ", "nghị quyết"),
    ("NĐ", "nghị định"),
    ("TT", "thông tư"),
    ("TTLT", "thông tư liên tịch"),
    ("CV", "công văn"),
    ("KH", "kế hoạch"),
    ("TB", "thông báo"),
    ("HD", "hướng dẫn"),
    ("KL", "kết luận"),
    ("TTr", "tờ trình"),
    ("BC", "báo cáo"),
    ("CĐ", "công điện"),
    ("PL", "pháp lệnh"),
    ("CTr", "chương trình"),
    ("ĐA", "đề án"),
    ("VBHN", "văn bản hợp nhất"),
    ("BB", "biên bản"),
    ("GM", "giấy mời"),
];

const AUTHORITIES: &[(&str, &str)] = &[
    ("TTg", "Thủ tướng"),
    ("CP", "Chính phủ"),
    ("CTN", "Chủ tịch nước"),
    ("QH", "Quốc hội"),
    ("UBTVQH", "Uỷ ban Thường vụ Quốc hội"),
    ("VPCP", "Văn phòng Chính phủ"),
    ("BTC", "Bộ Tài chính"),
    ("BCT", "Bộ Công Thương"),
    ("BGDĐT", "Bộ Giáo dục và Đào tạo"),
    ("BYT", "Bộ Y tế"),
    ("BNV", "Bộ Nội vụ"),
    ("BTP", "Bộ Tư pháp"),
    ("BCA", "Bộ Công an"),
    ("BQP", "Bộ Quốc phòng"),
    ("BNG", "Bộ Ngoại giao"),
    ("BXD", "Bộ Xây dựng"),
    ("BGTVT", "Bộ Giao thông vận tải"),
    ("BTNMT", "Bộ Tài nguyên và Môi trường"),
    ("BNNPTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
    ("BNNMT", "Bộ Nông nghiệp và Môi trường"),
    ("BKHĐT", "Bộ Kế hoạch và Đầu tư"),
    ("BKHCN", "Bộ Khoa học và Công nghệ"),
    ("BLĐTBXH", "Bộ Lao động, Thương binh và Xã hội"),
    ("BVHTTDL", "Bộ Văn hoá, Thể thao và Du lịch"),
    ("STTTT", "Sở Thông tin và Truyền thông"),
    ("SGDĐT", "Sở Giáo dục và Đào tạo"),
    ("SYT", "Sở Y tế"),
    ("TANDTC", "Toà án nhân dân tối cao"),
    ("VKSNDTC", "Viện kiểm sát nhân dân tối cao"),
];

/// A document's number as one says it. After "Quyết định số" the kind is not said again:
/// "Quyết định số 39 của Thủ tướng".
pub fn document(core: &str, said: &str) -> Option<String> {
    let parts: Vec<&str> = core.split(['/', '-']).collect();
    let known = |part: &&&str| look_up(KINDS, part).or_else(|| authority(part)).is_some();
    let kinds = parts.iter().filter(|part| look_up(KINDS, part).is_some()).count();
    let law = parts.last().is_some_and(|part| assembly(part).is_some());
    let begins = parts.first().is_some_and(|first| first.bytes().next().is_some_and(|b| b.is_ascii_digit()));
    let whole = begins || parts.iter().filter(known).count() == parts.len();
    if parts.len() < 2 || kinds == 0 && !law || !whole {
        return None;
    }
    let mut text = String::new();
    for (index, part) in parts.iter().enumerate() {
        let kind = look_up(KINDS, part);
        let of_year = index > 0 && is_digits(part) && small_number(part, 1900, 2999).is_some();
        let (before, full) = match kind {
            Some(kind) if was_said(said, kind) => continue,
            Some(kind) => ("", kind.to_owned()),
            None if of_year => ("năm ", (*part).to_owned()),
            None => match assembly(part).or_else(|| authority(part).map(str::to_owned)) {
                // "39 của Thủ tướng", but "39 quyết định Thủ tướng".
                Some(full)
                    if kinds > 0
                        && parts
                            .iter()
                            .any(|part| look_up(KINDS, part).is_some_and(|kind| was_said(said, kind))) =>
                {
                    ("của ", full)
                }
                Some(full) => ("", full),
                None => ("", (*part).to_owned()),
            },
        };
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(before);
        text.push_str(&full);
    }
    Some(text)
}

/// "QH15": the National Assembly of a term.
fn assembly(part: &str) -> Option<String> {
    let digits = part.trim_start_matches(|c: char| !c.is_ascii_digit());
    let (name, term) = part.split_at_checked(part.len() - digits.len())?;
    let name = ["QH", "UBTVQH"].contains(&name).then(|| look_up(AUTHORITIES, name))??;
    is_digits(term).then(|| [name, " khoá ", term].concat())
}

fn authority(part: &str) -> Option<&'static str> {
    look_up(AUTHORITIES, part).or_else(|| look_up(ABBREVIATIONS, part))
}

/// Whether a kind has just been said, as in "Quyết định số".
fn was_said(said: &str, kind: &str) -> bool {
    let end = said.trim_end().trim_end_matches("số").trim_end();
    let last = end.len().checked_sub(kind.len()).and_then(|start| end.get(start..));
    // The first letter may be a capital: "Quyết" and "quyết".
    last.is_some_and(|last| last.eq_ignore_ascii_case(kind))
}
