//! Codes are read by another's decoder.

use bantin::domain::qr_code::{QUIET_ZONE, build_code};

/// The modules of a drawn path, dark ones being true.
fn modules(path: &str, size: usize) -> Vec<bool> {
    let mut dark = vec![false; size * size];
    for run in path.split('z').filter(|run| !run.is_empty()) {
        let numbers: Vec<usize> = run
            .split(['M', ' ', 'h', 'v', '-'])
            .filter(|part| !part.is_empty())
            .map(|number| number.parse().unwrap())
            .collect();
        let [x, y, width, 1, back] = numbers[..] else { panic!("{run}") };
        assert_eq!(width, back);
        for x in x..x + width {
            assert!(!dark[y * size + x], "drawn twice");
            dark[y * size + x] = true;
        }
    }
    dark
}

#[track_caller]
fn check(text: &str) {
    let code = build_code(text).expect("a code");
    let size = code.size as usize;
    let dark = modules(&code.path, size);
    // As a camera sees it: some dots a module.
    const DOTS: usize = 4;
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(size * DOTS, size * DOTS, |x, y| {
        if dark[y / DOTS * size + x / DOTS] { 0 } else { 255 }
    });
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1, "{text}");
    assert_eq!(grids[0].decode().expect("readable").1, text);
}

#[test]
fn codes_say_what_they_were_made_of() {
    check("https://tin.example/?article=khai-mot-lan");
    check(
        "https://tin.example/?feed=https://tin.example/huong-dan.json&article=b%C3%A0i%20s%E1%BB%91%201#at=12.340",
    );
    check("Tiếng Việt có dấu");
    check("TEL:19001234");
    check("0");
    check(&["https://tin.example/?article=", &"dai".repeat(400)].concat());
}

#[test]
fn quiet_zone_is_white_on_all_sides() {
    let code = build_code("https://tin.example/").unwrap();
    let (size, zone) = (code.size as usize, QUIET_ZONE as usize);
    let dark = modules(&code.path, size);
    let inner = zone..size - zone;
    for (index, _) in dark.iter().enumerate().filter(|(_, dark)| **dark) {
        assert!(inner.contains(&(index % size)) && inner.contains(&(index / size)));
    }
    // The corners of three finders stand at its edge.
    for (x, y) in [(zone, zone), (size - zone - 1, zone), (zone, size - zone - 1)] {
        assert!(dark[y * size + x]);
    }
}

#[test]
fn what_is_too_long_has_no_code() {
    assert_eq!(build_code(&"a".repeat(2332)), None);
    assert!(build_code(&"a".repeat(2331)).is_some());
}
