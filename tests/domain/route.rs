//! Addresses to routes and back.

use bantin::domain::day::Day;
use bantin::domain::language::Language;
use bantin::domain::listing::{Selection, Sort};
use bantin::domain::month::Month;
use bantin::domain::route::Route;
use proptest::prelude::*;

#[track_caller]
fn check(query: &str, expected: Route) {
    assert_eq!(Route::parse(query), expected, "{query}");
    assert_eq!(Route::parse(&expected.build_query()), expected, "{query} back");
}

#[test]
fn each_key_has_its_place() {
    check("", Route::default());
    check("?", Route::default());
    check("?article=a1", Route { article: Some("a1".into()), ..Route::default() });
    check("?tag=Y%20t%E1%BA%BF", Route { tag: Some("Y tế".into()), ..Route::default() });
    check("?q=b%C3%A3o+l%C5%A9", Route { query: Some("bão lũ".into()), ..Route::default() });
    check("?month=2026-11", Route { month: Month::parse("2026-11"), ..Route::default() });
    for sort in Sort::ALL {
        check(&["?sort=", sort.name()].concat(), Route { sort: Some(sort), ..Route::default() });
    }
    let day = |text| Day::parse(text);
    check(
        "?q=x&from=2026-01-31",
        Route { query: Some("x".into()), from: day("2026-01-31"), ..Route::default() },
    );
    check("?to=2026-01-31", Route { to: day("2026-01-31"), ..Route::default() });
    check("?view=saved", Route { saved: true, ..Route::default() });
    check("?feed=/feed.json", Route { feed: Some("/feed.json".into()), ..Route::default() });
    check("?mode=kiosk", Route { kiosk: true, ..Route::default() });
    check("?lang=en", Route { language: Some(Language::English), ..Route::default() });
}

#[test]
fn keys_combine() {
    let route = Route::parse("?tag=A&article=1&mode=kiosk&lang=vi");
    assert_eq!(route.tag.as_deref(), Some("A"));
    assert_eq!(route.article.as_deref(), Some("1"));
    assert!(route.kiosk);
    assert_eq!(route.language, Some(Language::Vietnamese));
}

#[test]
fn search_has_filters_of_its_own() {
    let search = Route::parse("?tag=A&article=1").with_query("bão");
    assert_eq!(search, Route { query: Some("bão".into()), ..Route::default() });
    let filtered = Route::parse("?q=a&tag=A&from=2026-01-31&article=1");
    assert_eq!(filtered.with_query("b"), Route::parse("?q=b&tag=A&from=2026-01-31"));
    assert!(!filtered.is_search() && filtered.list().is_search());
    assert_eq!(filtered.home(), Route::default());
    assert_eq!(Route::parse("?from=soon").others.len(), 1);
}

#[test]
fn unknown_keys_and_values_are_kept_in_order() {
    let route = Route::parse("?utm=x&article=1&view=grid&lang=fr&mode=dark&month=13&sort=best");
    let others: Vec<_> = route.others.iter().map(|(key, value)| format!("{key}={value}")).collect();
    assert_eq!(others, ["utm=x", "view=grid", "lang=fr", "mode=dark", "month=13", "sort=best"]);
    assert!(route.with_article("2").build_query().starts_with("?utm=x&view=grid&lang=fr&mode=dark&"));
}

#[test]
fn ids_with_any_character_survive() {
    for id in ["a/b?c#d", "100%", "&amp;=", "https://a.example/?x=1&y=2", "Tiếng Việt", "a+b c", "%41"] {
        let query = Route::default().with_article(id).build_query();
        assert_eq!(Route::parse(&query).article.as_deref(), Some(id), "{query}");
        assert!(!query.contains('#') && !query.contains(' '), "{query}");
    }
}

#[test]
fn broken_escapes_stand_for_themselves() {
    assert_eq!(Route::parse("?article=%zz%4").article.as_deref(), Some("%zz%4"));
    assert_eq!(Route::parse("?article=%ff").article.as_deref(), Some("\u{fffd}"));
}

#[test]
fn empty_values_ask_for_nothing() {
    assert_eq!(Route::parse("?article=&q=&tag="), Route::default());
}

#[test]
fn home_forgets_the_place_and_keeps_the_surface() {
    let route = Route::parse(
        "?feed=/a.json&mode=kiosk&lang=en&tag=T&month=2026-11&sort=title&q=x&article=1&view=saved&x=y",
    );
    let home = route.home();
    assert_eq!(home, Route::parse("?x=y&mode=kiosk&lang=en&feed=/a.json"));
    assert_eq!(route.with_feed(None), Route { feed: None, ..home.clone() });
    let selection = Selection { tag: Some("N".into()), ..route.selection() };
    assert_eq!(
        route.with_selection(selection),
        Route::parse("?x=y&mode=kiosk&lang=en&feed=/a.json&tag=N&month=2026-11&sort=title")
    );
    assert_eq!(route.list(), Route { article: None, ..route.clone() });
    assert_eq!(route.with_tag("N").tag.as_deref(), Some("N"));
    assert_eq!(route.with_tag("N").article, None);
}

proptest! {
    #[test]
    fn no_query_panics_and_building_is_stable(query in ".{0,80}") {
        let route = Route::parse(&query);
        prop_assert_eq!(Route::parse(&route.build_query()), route);
    }
}
