//! What a feed that is read again says about the articles that are known: which are new, which their
//! publisher has taken back, and which have only moved out of sight.
//!
//! Three things look alike, as an article that is no longer there:
//!
//! | what happened | how it shows | what follows |
//! |---|---|---|
//! | taken back | articles that came after it are still there, or the feed has become shorter | it is withdrawn |
//! | made room for new ones: many feeds hold the last fifty | it was among the last, and as many are new | it leaves the list; copies stay |
//! | moved to a page that was not read | it was among the last, or is older than what was read | it stays |

use super::timestamp::Timestamp;

/// An article of the new reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Met {
    /// It is known by this number.
    Known(u32),
    /// It is unknown, and has this place among those that are.
    New(u32),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// What leaves the list.
    pub gone: Vec<u32>,
    /// What of it was taken back.
    pub withdrawn: Vec<u32>,
    /// Unknown articles that are only older: what a later page held has moved up. They come behind all
    /// others, and nobody need be told.
    pub older: Vec<u32>,
    /// The whole list as it is now.
    pub order: Vec<Met>,
}

/// Compares the list that is known with what was met anew, both in the feed's order. `whole` tells that the
/// feed has no further pages; `date` gives an article's date by its number.
pub fn compare(known: &[u32], met: &[Met], whole: bool, date: impl Fn(u32) -> Option<Timestamp>) -> Compared {
    let mut seen = vec![false; known.iter().max().map_or(0, |most| *most as usize + 1)];
    let mut new = 0;
    for one in met {
        match one {
            Met::Known(number) => seen.get_mut(*number as usize).into_iter().for_each(|seen| *seen = true),
            Met::New(_) => new += 1,
        }
    }
    let is_seen = |number: u32| seen.get(number as usize).copied().unwrap_or_default();
    let met_known = || known.iter().copied().filter(|number| is_seen(*number));
    let last_met = known.iter().rposition(|number| is_seen(*number)).map_or(0, |place| place + 1);
    let missing_at_end = known.len() - last_met;
    let oldest = met_known().filter_map(&date).min();

    let mut compared = Compared { order: met.to_vec(), ..Compared::default() };
    for (place, &number) in known.iter().enumerate().filter(|(_, number)| !is_seen(**number)) {
        let is_withdrawn = match (place < last_met, whole) {
            (true, true) => true,
            (false, true) => missing_at_end > new,
            (true, false) => date(number).zip(oldest).is_none_or(|(date, oldest)| date >= oldest),
            (false, false) => false,
        };
        if is_withdrawn {
            compared.withdrawn.push(number);
        }
        if whole || is_withdrawn {
            compared.gone.push(number);
        } else {
            compared.order.push(Met::Known(number));
        }
    }
    if !whole && let Some(last) = met.iter().rposition(|one| matches!(one, Met::Known(_))) {
        let behind = met.iter().skip(last + 1);
        compared.older.extend(behind.filter_map(|one| match one {
            Met::New(place) => Some(*place),
            Met::Known(_) => None,
        }));
    }
    compared
}
