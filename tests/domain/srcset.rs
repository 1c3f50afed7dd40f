use bantin::domain::url_policy::parse_srcset;

#[track_caller]
fn check(raw: &str, expected: &[(&str, &str)]) {
    let parsed = parse_srcset(raw, Some("https://tin.example/a/"));
    let found: Vec<(&str, &str)> = parsed.iter().map(|(url, size)| (url.as_str(), size.as_str())).collect();
    assert_eq!(found, expected, "{raw}");
}

#[test]
fn candidates_have_urls_and_sizes() {
    check(
        "x.png 320w, /y.png 640w",
        &[("https://tin.example/a/x.png", "320w"), ("https://tin.example/y.png", "640w")],
    );
    check(
        "x.png, y.png 1.5x",
        &[("https://tin.example/a/x.png", "1x"), ("https://tin.example/a/y.png", "1.5x")],
    );
    check("x.png", &[("https://tin.example/a/x.png", "1x")]);
    check(" ,\n, x.png\t2x ,", &[("https://tin.example/a/x.png", "2x")]);
    check("", &[]);
    check(" , ,, ", &[]);
}

#[test]
fn commas_inside_urls_stay() {
    check(
        "data:image/png;base64,AAAA 2x, y,z.png 1x",
        &[("data:image/png;base64,AAAA", "2x"), ("https://tin.example/a/y,z.png", "1x")],
    );
}

#[test]
fn refused_urls_and_odd_sizes_cost_only_themselves() {
    check("javascript:x 1x, b.png 2x", &[("https://tin.example/a/b.png", "2x")]);
    check(
        "a.png 1h, b.png w, c.png -1x, d.png 1.5w, e.png 99999999w, f.png 3x",
        &[("https://tin.example/a/f.png", "3x")],
    );
}

#[test]
fn at_most_sixteen_candidates_are_kept() {
    let many: Vec<String> = (1..=10_000).map(|n| format!("{n}.png {n}w")).collect();
    assert_eq!(parse_srcset(&many.join(", "), Some("https://tin.example/")).len(), 16);
}
