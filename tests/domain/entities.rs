use bantin::domain::entities::{decode_entity, push_decoded};

#[track_caller]
fn check(input: &str, expected: &str) {
    let mut decoded = String::new();
    push_decoded(input, &mut decoded);
    assert_eq!(decoded, expected);
}

#[test]
fn named_references_are_decoded() {
    check("R&amp;D &lt;b&gt; &quot;x&quot; &apos;", "R&D <b> \"x\" '");
    check("Hà&nbsp;Nội", "Hà\u{a0}Nội");
    check("&ndash;&mdash;&hellip;&lsquo;&rsquo;&ldquo;&rdquo;&laquo;&raquo;", "–—…‘’“”«»");
    check("&bull;&middot;&copy;&reg;&trade;&deg;&euro;", "•·©®™°€");
}

#[test]
fn vowels_of_vietnamese_are_decoded() {
    check("S&agrave;i G&ograve;n, &ecirc;, &Aacute;, &yacute;, &Atilde;", "Sài Gòn, ê, Á, ý, Ã");
    check("&igrave;&iacute;&ugrave;&uacute;&otilde;&ocirc;&acirc;", "ìíùúõôâ");
}

#[test]
fn numbers_are_decoded() {
    check("&#272;&#7891;ng &#x1ED3;&#X1ed3;", "Đồng ồồ");
    check("&#146;&#150;", "’–");
    check("&#0;&#xD800;&#1114112;", "\u{fffd}\u{fffd}\u{fffd}");
    check("&#99999999;", "\u{fffd}");
}

#[test]
fn what_is_no_reference_stays() {
    for text in
        ["AT&T", "a & b", "&;", "&#;", "&#x;", "&#12a;", "&unknown;", "&amp", "&", "&NBSP;", "Tố & Hữu;"]
    {
        check(text, text);
    }
}

#[test]
fn references_are_decoded_once() {
    check("&amp;lt;b&amp;gt;", "&lt;b&gt;");
}

#[test]
fn length_counts_bytes_of_the_reference() {
    assert_eq!(decode_entity("&lt;b"), Some(('<', 4)));
    assert_eq!(decode_entity("&b"), None);
}
