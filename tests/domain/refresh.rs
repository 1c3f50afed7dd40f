//! What a feed that is read again says of the articles that are known.

use bantin::domain::refresh::Met::{self, Known, New};
use bantin::domain::refresh::{Compared, compare};
use bantin::domain::timestamp::Timestamp;

/// Known are as many articles, numbered from 0, the newest first: each is a second older than the one before.
fn compared(known: u32, met: &[Met], whole: bool) -> Compared {
    let known: Vec<u32> = (0..known).collect();
    compare(&known, met, whole, |number| Some(Timestamp { seconds: 1_000 - i64::from(number) }))
}

#[track_caller]
fn check(known: u32, met: &[Met], whole: bool, gone: &[u32], withdrawn: &[u32], order: &[Met]) {
    let compared = compared(known, met, whole);
    assert_eq!((compared.gone, compared.withdrawn), (gone.to_vec(), withdrawn.to_vec()));
    assert_eq!(compared.order, order);
}

#[test]
fn the_same_feed_changes_nothing() {
    let met = [Known(0), Known(1), Known(2)];
    check(3, &met, true, &[], &[], &met);
    check(3, &met, false, &[], &[], &met);
}

#[test]
fn new_articles_stand_where_the_publisher_put_them() {
    let met = [New(0), Known(0), New(1), Known(1)];
    check(2, &met, true, &[], &[], &met);
    assert!(compared(2, &met, true).older.is_empty());
}

#[test]
fn what_is_missing_between_others_was_taken_back() {
    let met = [Known(0), Known(2)];
    check(3, &met, true, &[1], &[1], &met);
    check(3, &met, false, &[1], &[1], &met);
    // The first one as well.
    check(3, &[Known(1), Known(2)], true, &[0], &[0], &[Known(1), Known(2)]);
    // New ones at the top explain nothing in the middle.
    let met = [New(0), Known(0), Known(2)];
    check(3, &met, true, &[1], &[1], &met);
}

#[test]
fn a_feed_that_has_become_shorter_has_taken_back_its_last() {
    check(3, &[Known(0), Known(1)], true, &[2], &[2], &[Known(0), Known(1)]);
    check(3, &[New(0), Known(0)], true, &[1, 2], &[1, 2], &[New(0), Known(0)]);
    check(2, &[], true, &[0, 1], &[0, 1], &[]);
}

/// Many feeds hold their last fifty articles. What had to make room was not taken back.
#[test]
fn the_last_ones_that_made_room_leave_the_list_and_no_more() {
    let met = [New(0), Known(0), Known(1)];
    check(3, &met, true, &[2], &[], &met);
    let all_new = [New(0), New(1), New(2)];
    check(3, &all_new, true, &[0, 1, 2], &[], &all_new);
}

#[test]
fn what_has_moved_to_a_later_page_stays() {
    let met = [New(0), Known(0), Known(1)];
    check(3, &met, false, &[], &[], &[New(0), Known(0), Known(1), Known(2)]);
    // All of the page is new: what was on it is on the next one now.
    check(2, &[New(0), New(1)], false, &[], &[], &[New(0), New(1), Known(0), Known(1)]);
}

/// An old article that was pinned to the top goes back to its place, far down.
#[test]
fn what_is_older_than_the_pages_that_were_read_stays() {
    let dates = [0, 1_000, 999, 998];
    let compared = compare(&[0, 1, 2, 3], &[Known(1), Known(2)], false, |number| {
        dates.get(number as usize).map(|seconds| Timestamp { seconds: *seconds })
    });
    assert_eq!((compared.gone.len(), compared.order), (0, vec![Known(1), Known(2), Known(0), Known(3)]));
}

#[test]
fn unknown_ones_at_the_end_of_a_page_are_only_older() {
    let met = [New(0), Known(0), Known(2), New(1)];
    let compared = compared(3, &met, false);
    assert_eq!((compared.older, compared.withdrawn), (vec![1], vec![1]));
    // A whole feed has no further page that they could come from.
    assert!(self::compared(3, &met, true).older.is_empty());
}

#[test]
fn another_order_is_taken_over() {
    let met = [Known(2), Known(0), Known(1)];
    check(3, &met, true, &[], &[], &met);
}

#[test]
fn an_empty_list_takes_everything() {
    check(0, &[New(0), New(1)], true, &[], &[], &[New(0), New(1)]);
    check(0, &[], true, &[], &[], &[]);
}

#[test]
fn articles_without_dates_are_judged_by_their_place() {
    let compared = compare(&[0, 1, 2], &[Known(0), Known(2)], false, |_| None);
    assert_eq!(compared.withdrawn, [1]);
}
