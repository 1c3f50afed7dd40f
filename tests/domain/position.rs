//! Where a person stopped reading.

use bantin::domain::position::{Edges, Position, locate, place};

const TEXT: [Edges; 3] = [(0.0, 100.0), (120.0, 320.0), (340.0, 1000.0)];

#[track_caller]
fn check(line: f64, block: u32, offset: u16, whole: u16) {
    assert_eq!(locate(&TEXT, line), Some(Position { block, offset, whole }));
}

#[test]
fn a_line_lies_in_a_block() {
    check(-50.0, 0, 0, 0);
    check(50.0, 0, 500, 50);
    check(170.0, 1, 250, 170);
    check(1200.0, 2, 1000, 1000);
}

#[test]
fn between_blocks_the_next_one_begins() {
    check(110.0, 1, 0, 110);
}

#[test]
fn position_survives_larger_letters() {
    let position = locate(&TEXT, 170.0).unwrap();
    let larger = TEXT.map(|(top, bottom)| (top * 2.0, bottom * 2.0));
    assert_eq!(place(&larger, position), Some(340.0));
}

#[test]
fn a_text_that_became_shorter_has_no_such_place() {
    let position = locate(&TEXT, 900.0).unwrap();
    assert_eq!(place(&TEXT[..2], position), None);
    assert_eq!(locate(&[], 10.0), None);
    assert_eq!(locate(&[(5.0, 5.0)], 10.0), None);
}

#[test]
fn beginning_and_end_are_not_the_middle() {
    for (whole, expected) in [(0, false), (49, false), (50, true), (950, true), (951, false)] {
        assert_eq!(Position { whole, ..Position::default() }.is_in_the_middle(), expected, "{whole}");
    }
}

#[test]
fn fragments_name_a_place() {
    let position = Position { block: 12, offset: 340, whole: 0 };
    assert_eq!(position.to_fragment(), "at=12.340");
    assert_eq!(Position::from_fragment("at=12.340"), Some(position));
    for other in [
        "",
        "at=",
        "at=1",
        "at=1.",
        "at=.5",
        "at=-1.5",
        "at=1.1001",
        "at=1.-5",
        "at=123456.0",
        "12.340",
        "at=1.5x",
    ] {
        assert_eq!(Position::from_fragment(other), None, "{other}");
    }
}
