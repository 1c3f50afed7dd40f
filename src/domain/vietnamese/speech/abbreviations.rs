//! What the administration abbreviates, in full.
//!
//! Only whole words in this very case are expanded: "CT" is a directive in the number of a document,
//! and nothing that is known anywhere else.

use super::Place;
use super::words::look_up;

/// Words that stand by themselves.
pub const ABBREVIATIONS: &[(&str, &str)] = &[
    // State, party, organisations
    ("TT&TT", "Thông tin và Truyền thông"),
    ("TTTT", "Thông tin và Truyền thông"),
    ("BTTTT", "Bộ Thông tin và Truyền thông"),
    ("UBND", "Uỷ ban nhân dân"),
    ("HĐND", "Hội đồng nhân dân"),
    ("UBMTTQ", "Uỷ ban Mặt trận Tổ quốc"),
    ("MTTQ", "Mặt trận Tổ quốc"),
    ("MTTQVN", "Mặt trận Tổ quốc Việt Nam"),
    ("TW", "Trung ương"),
    ("TƯ", "Trung ương"),
    ("BCH", "Ban Chấp hành"),
    ("BCĐ", "Ban Chỉ đạo"),
    ("BTV", "Ban Thường vụ"),
    ("BQL", "Ban Quản lý"),
    ("BTC", "Ban Tổ chức"),
    ("BCHTW", "Ban Chấp hành Trung ương"),
    ("ĐCSVN", "Đảng Cộng sản Việt Nam"),
    ("ĐBQH", "đại biểu Quốc hội"),
    ("TTCP", "Thanh tra Chính phủ"),
    ("VPCP", "Văn phòng Chính phủ"),
    ("CHXHCN", "Cộng hoà xã hội chủ nghĩa"),
    ("XHCN", "xã hội chủ nghĩa"),
    ("TAND", "Toà án nhân dân"),
    ("VKSND", "Viện kiểm sát nhân dân"),
    ("CSGT", "cảnh sát giao thông"),
    ("PCCC", "phòng cháy, chữa cháy"),
    ("PCCC&CNCH", "phòng cháy, chữa cháy và cứu nạn, cứu hộ"),
    ("CNCH", "cứu nạn, cứu hộ"),
    ("PCTT", "phòng, chống thiên tai"),
    ("LLVT", "lực lượng vũ trang"),
    ("QĐND", "Quân đội nhân dân"),
    ("CAND", "Công an nhân dân"),
    ("ANTT", "an ninh trật tự"),
    ("ATGT", "an toàn giao thông"),
    ("ATTT", "an toàn thông tin"),
    ("ATTP", "an toàn thực phẩm"),
    ("VSATTP", "vệ sinh an toàn thực phẩm"),
    ("QPAN", "quốc phòng, an ninh"),
    ("LĐLĐ", "Liên đoàn Lao động"),
    ("TLĐLĐ", "Tổng Liên đoàn Lao động"),
    ("LHPN", "Liên hiệp Phụ nữ"),
    ("LHTN", "Liên hiệp Thanh niên"),
    ("ĐTN", "Đoàn Thanh niên"),
    ("TNCS", "Thanh niên Cộng sản"),
    ("TNXP", "thanh niên xung phong"),
    ("CCB", "cựu chiến binh"),
    ("CĐCS", "công đoàn cơ sở"),
    ("HTX", "hợp tác xã"),
    ("DNNN", "doanh nghiệp nhà nước"),
    ("DNNVV", "doanh nghiệp nhỏ và vừa"),
    ("DN", "doanh nghiệp"),
    ("TNHH", "trách nhiệm hữu hạn"),
    ("CTCP", "công ty cổ phần"),
    ("NHNN", "Ngân hàng Nhà nước"),
    ("NHTM", "ngân hàng thương mại"),
    ("KBNN", "Kho bạc Nhà nước"),
    ("NSNN", "ngân sách nhà nước"),
    ("KTNN", "Kiểm toán Nhà nước"),
    ("TTXVN", "Thông tấn xã Việt Nam"),
    ("VNPT", "Vê En Pê Tê"),
    ("LHQ", "Liên hợp quốc"),
    // People
    ("CNVC", "công nhân viên chức"),
    ("CNVCLĐ", "công nhân, viên chức, lao động"),
    ("CBCC", "cán bộ, công chức"),
    ("CBCCVC", "cán bộ, công chức, viên chức"),
    ("CBCNV", "cán bộ, công nhân viên"),
    ("CBNV", "cán bộ, nhân viên"),
    ("CCVC", "công chức, viên chức"),
    ("CCHC", "cải cách hành chính"),
    ("NLĐ", "người lao động"),
    ("HSSV", "học sinh, sinh viên"),
    ("HS", "học sinh"),
    ("SV", "sinh viên"),
    ("GV", "giáo viên"),
    ("HLV", "huấn luyện viên"),
    ("PV", "phóng viên"),
    ("NSND", "nghệ sĩ nhân dân"),
    ("NSƯT", "nghệ sĩ ưu tú"),
    ("NGND", "nhà giáo nhân dân"),
    ("NGƯT", "nhà giáo ưu tú"),
    ("AHLĐ", "anh hùng lao động"),
    ("LLVTND", "lực lượng vũ trang nhân dân"),
    ("TBLS", "thương binh, liệt sĩ"),
    // Education, health, welfare
    ("THPT", "trung học phổ thông"),
    ("THCS", "trung học cơ sở"),
    ("TH", "tiểu học"),
    ("ĐH", "đại học"),
    ("CĐ", "cao đẳng"),
    ("ĐHQG", "Đại học Quốc gia"),
    ("ĐHQGHN", "Đại học Quốc gia Hà Nội"),
    ("THCN", "trung học chuyên nghiệp"),
    ("GDTX", "giáo dục thường xuyên"),
    ("GDNN", "giáo dục nghề nghiệp"),
    ("GD&ĐT", "Giáo dục và Đào tạo"),
    ("GD-ĐT", "Giáo dục và Đào tạo"),
    ("GDĐT", "Giáo dục và Đào tạo"),
    ("GDPT", "giáo dục phổ thông"),
    ("SGK", "sách giáo khoa"),
    ("KTX", "ký túc xá"),
    ("BHXH", "bảo hiểm xã hội"),
    ("BHYT", "bảo hiểm y tế"),
    ("BHTN", "bảo hiểm thất nghiệp"),
    ("BV", "bệnh viện"),
    ("BVĐK", "bệnh viện đa khoa"),
    ("TTYT", "trung tâm y tế"),
    ("KCB", "khám, chữa bệnh"),
    ("SXH", "sốt xuất huyết"),
    ("LĐTB&XH", "Lao động, Thương binh và Xã hội"),
    ("LĐ-TB&XH", "Lao động, Thương binh và Xã hội"),
    ("LĐTBXH", "Lao động, Thương binh và Xã hội"),
    // Ministries, fields of work
    ("KH&CN", "Khoa học và Công nghệ"),
    ("KH-CN", "khoa học, công nghệ"),
    ("KHCN", "khoa học, công nghệ"),
    ("KHKT", "khoa học kỹ thuật"),
    ("KH&ĐT", "Kế hoạch và Đầu tư"),
    ("KH-ĐT", "Kế hoạch và Đầu tư"),
    ("TN&MT", "Tài nguyên và Môi trường"),
    ("TN-MT", "Tài nguyên và Môi trường"),
    ("NN&PTNT", "Nông nghiệp và Phát triển nông thôn"),
    ("NN&MT", "Nông nghiệp và Môi trường"),
    ("VHTT&DL", "Văn hoá, Thể thao và Du lịch"),
    ("VH-TT&DL", "Văn hoá, Thể thao và Du lịch"),
    ("VHTTDL", "Văn hoá, Thể thao và Du lịch"),
    ("VHTT", "Văn hoá, Thể thao"),
    ("GTVT", "Giao thông vận tải"),
    ("KT-XH", "kinh tế, xã hội"),
    ("KTXH", "kinh tế, xã hội"),
    ("XDCB", "xây dựng cơ bản"),
    ("NTM", "nông thôn mới"),
    ("QHPT", "quy hoạch phát triển"),
    ("CNH", "công nghiệp hoá"),
    ("HĐH", "hiện đại hoá"),
    ("CNXH", "chủ nghĩa xã hội"),
    ("GPMB", "giải phóng mặt bằng"),
    ("KCN", "khu công nghiệp"),
    ("KCX", "khu chế xuất"),
    ("KKT", "khu kinh tế"),
    ("CCN", "cụm công nghiệp"),
    ("TTHC", "thủ tục hành chính"),
    ("DVC", "dịch vụ công"),
    ("DVCTT", "dịch vụ công trực tuyến"),
    ("CNTT", "công nghệ thông tin"),
    ("CNTT-TT", "công nghệ thông tin và truyền thông"),
    ("CNTT&TT", "công nghệ thông tin và truyền thông"),
    ("CĐS", "chuyển đổi số"),
    ("CSDL", "cơ sở dữ liệu"),
    ("CPĐT", "chính phủ điện tử"),
    ("CQĐT", "chính quyền điện tử"),
    ("CMCN", "cách mạng công nghiệp"),
    ("BCVT", "bưu chính, viễn thông"),
    ("BCVT-CNTT", "bưu chính, viễn thông và công nghệ thông tin"),
    ("PTTH", "phát thanh, truyền hình"),
    ("PT-TH", "phát thanh, truyền hình"),
    ("TTĐT", "thông tin điện tử"),
    ("TMĐT", "thương mại điện tử"),
    ("TTKDTM", "thanh toán không dùng tiền mặt"),
    ("CCCD", "căn cước công dân"),
    ("CMND", "chứng minh nhân dân"),
    ("GPLX", "giấy phép lái xe"),
    ("GCN", "giấy chứng nhận"),
    ("QSDĐ", "quyền sử dụng đất"),
    ("GTGT", "giá trị gia tăng"),
    ("TNCN", "thu nhập cá nhân"),
    ("TNDN", "thu nhập doanh nghiệp"),
    ("XNK", "xuất nhập khẩu"),
    ("SXKD", "sản xuất, kinh doanh"),
    ("ĐTXD", "đầu tư xây dựng"),
    ("VBQPPL", "văn bản quy phạm pháp luật"),
    ("QPPL", "quy phạm pháp luật"),
    ("BLHS", "Bộ luật Hình sự"),
    ("TNGT", "tai nạn giao thông"),
    ("KTTV", "khí tượng thuỷ văn"),
    ("ATNĐ", "áp thấp nhiệt đới"),
    ("KHHGĐ", "kế hoạch hoá gia đình"),
    ("DTTS", "dân tộc thiểu số"),
    ("VN", "Việt Nam"),
    ("HN", "Hà Nội"),
    ("HCM", "Hồ Chí Minh"),
    ("TPHCM", "Thành phố Hồ Chí Minh"),
    ("TP", "thành phố"),
    ("Tp", "thành phố"),
    ("TX", "thị xã"),
    ("QL", "quốc lộ"),
    ("ĐBSCL", "đồng bằng sông Cửu Long"),
    ("ĐT", "điện thoại"),
    ("SĐT", "số điện thoại"),
    ("VND", "đồng"),
    ("VNĐ", "đồng"),
    ("USD", "đô la Mỹ"),
    ("EUR", "ơ rô"),
    ("v.v", "vân vân"),
    ("vv", "vân vân"),
    ("GDP", "gi đi pi"),
    ("&", "và"),
    ("%", "phần trăm"),
    ("=", "bằng"),
];

/// Titles before a name, with a full stop or without, and in a row: "PGS.TS".
const TITLES: &[(&str, &str)] = &[
    ("GS", "giáo sư"),
    ("PGS", "phó giáo sư"),
    ("TS", "tiến sĩ"),
    ("TSKH", "tiến sĩ khoa học"),
    ("ThS", "thạc sĩ"),
    ("Ths", "thạc sĩ"),
    ("BS", "bác sĩ"),
    ("BSCKI", "bác sĩ chuyên khoa 1"),
    ("BSCKII", "bác sĩ chuyên khoa 2"),
    ("KS", "kỹ sư"),
    ("KTS", "kiến trúc sư"),
    ("LS", "luật sư"),
    ("DS", "dược sĩ"),
];

/// What is written with a full stop, and only with one.
const DOTTED: &[(&str, &str)] = &[
    ("TP", "thành phố"),
    ("Tp", "thành phố"),
    ("T.P", "thành phố"),
    ("Q", "quận"),
    ("P", "phường"),
    ("H", "huyện"),
    ("TX", "thị xã"),
    ("TT", "thị trấn"),
    ("Đ", "đường"),
    ("tr", "trang"),
];

/// The word as a whole: "UBND", "TT&TT".
pub fn whole(core: &str) -> Option<String> {
    look_up(ABBREVIATIONS, core).or_else(|| look_up(TITLES, core)).map(str::to_owned)
}

/// A word before its full stop: "TP. Hà Nội", "Q. 1". At the end of a text such a letter is an initial.
pub fn dotted(core: &str, place: &Place) -> Option<String> {
    if place.core_at(1).is_empty() {
        return None;
    }
    look_up(DOTTED, core).or_else(|| look_up(TITLES, core)).map(str::to_owned).or_else(|| titles(core))
}

/// What is made of known parts: "TP.HCM", "Q.1", "GS.TS", "HĐND-UBND", "R&D".
pub fn compound(core: &str) -> Option<String> {
    if let Some((short, rest)) = core.split_once('.') {
        return titles(core).or_else(|| {
            let full = look_up(DOTTED, short)?;
            // "P.V" is somebody's initials.
            let name = rest.chars().count() > 1 || rest.bytes().all(|byte| byte.is_ascii_digit());
            (name && !rest.contains('.'))
                .then(|| [full, " ", &whole(rest).unwrap_or_else(|| rest.to_owned())].concat())
        });
    }
    let separator = core.chars().find(|c| "&/-–".contains(*c))?;
    let parts: Vec<&str> = core.split(separator).collect();
    if parts.iter().any(|part| part.is_empty()) {
        return None;
    }
    let known = parts.iter().any(|part| look_up(ABBREVIATIONS, part).is_some());
    let between = match separator {
        '&' => " và ",
        _ if !known => return None,
        '/' => ", ",
        _ => " ",
    };
    let full: Vec<String> = parts
        .iter()
        .map(|part| whole(part).or_else(|| compound(part)).unwrap_or_else(|| (*part).to_owned()))
        .collect();
    Some(full.join(between))
}

/// Titles in a row: "PGS.TS", "GS.TSKH".
fn titles(core: &str) -> Option<String> {
    let mut said = String::new();
    for part in core.split('.') {
        let title = look_up(TITLES, part)?;
        if !said.is_empty() {
            said.push_str(", ");
        }
        said.push_str(title);
    }
    core.contains('.').then_some(said)
}
