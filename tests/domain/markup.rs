//! Questions that are asked of an article's tree.

use bantin::domain::feed::{Portal, UnitLink, Units};
use bantin::domain::markup::{Block, Image, Inline, begins_with_picture, count_words, highest_heading};
use bantin::domain::url_policy::{PictureUrl, WebUrl};

fn text(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.into())]
}

fn picture(url: &str) -> Image {
    Image {
        url: PictureUrl::parse(url, None).unwrap(),
        sources: vec![],
        alt: String::new(),
        width: None,
        height: None,
    }
}

#[test]
fn words_are_counted_in_every_corner() {
    let blocks = [
        Block::Heading { level: 2, content: text("một hai") },
        Block::Quote { content: vec![Block::Paragraph(text("ba"))] },
        Block::Figure { content: vec![], caption: vec![Block::Paragraph(text("bốn năm"))] },
        Block::Rule,
    ];
    assert_eq!(count_words(&blocks), 5);
}

#[test]
fn highest_heading_is_found_inside_parts_too() {
    let inner = Block::Heading { level: 3, content: text("x") };
    let blocks = [
        Block::Heading { level: 4, content: text("y") },
        Block::Section { content: vec![inner], language: None, direction: None },
    ];
    assert_eq!(highest_heading(&blocks), Some(3));
    assert_eq!(highest_heading(&[]), None);
}

#[test]
fn picture_at_the_beginning_is_known_in_its_figure_or_link() {
    let url = PictureUrl::parse("https://a.example/1.png", None).unwrap();
    let image = || picture("https://a.example/1.png");
    for block in [
        Block::Image(image()),
        Block::Figure { content: vec![Block::Image(image())], caption: vec![] },
        Block::Paragraph(vec![Inline::Span {
            language: None,
            direction: None,
            isolate: false,
            content: vec![Inline::Image(image())],
        }]),
    ] {
        assert!(begins_with_picture(&[block], &url));
    }
    assert!(!begins_with_picture(&[Block::Paragraph(text("chữ")), Block::Image(image())], &url));
    assert!(!begins_with_picture(&[Block::Image(picture("https://a.example/2.png"))], &url));
}

#[test]
fn units_stand_under_their_groups_in_the_order_of_the_first_link() {
    let link = |title: &str, group: Option<&str>| UnitLink {
        title: title.into(),
        url: WebUrl::parse("https://a.example/", None).unwrap(),
        group: group.map(Into::into),
    };
    let units =
        Units { title: None, links: vec![link("1", Some("B")), link("2", None), link("3", Some("B"))] };
    let groups: Vec<_> = units
        .groups()
        .into_iter()
        .map(|(name, links)| (name, links.iter().map(|link| link.title.as_str()).collect::<Vec<_>>()))
        .collect();
    assert_eq!(groups, [(Some("B"), vec!["1", "3"]), (None, vec!["2"])]);
}

#[test]
fn portal_of_the_site_stands_where_the_feed_says_nothing() {
    let units = Units { title: Some("Site".into()), links: vec![] };
    let site = Portal { units: Some(units.clone()), ..Portal::default() };
    assert_eq!(Portal::default().or(&site), site);
    let own = Portal { units: Some(Units { title: Some("Feed".into()), ..units }), ..Portal::default() };
    assert_eq!(own.clone().or(&site), own);
}
