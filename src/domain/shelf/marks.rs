//! Small things that are remembered of many articles, the newest of them.

use super::Key;
use crate::domain::json::{Members, Value, parse, write};
use crate::domain::position::Position;
use crate::domain::text::{leading_integer, unsigned_decimal};
use crate::domain::timestamp::{Timestamp, parse_timestamp};

const MAX_MARKS: usize = 3000;
const MAX_PLACES: usize = 300;

/// When which article was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks(Newest<()>);

/// Where which article was left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places(Newest<Position>);

/// Sorted by key, so that a list of headlines can ask for each.
#[derive(Clone, Debug, PartialEq)]
struct Newest<T>(Vec<(Key, Timestamp, T)>);

impl<T> Default for Newest<T> {
    fn default() -> Self {
        Newest(Vec::new())
    }
}

impl<T: Copy> Newest<T> {
    fn get(&self, key: Key) -> Option<(Timestamp, T)> {
        let place = self.0.binary_search_by_key(&key, |(key, ..)| *key).ok()?;
        self.0.get(place).map(|(_, at, thing)| (*at, *thing))
    }

    /// Newer wins; the oldest makes room. Says whether it was taken.
    fn set(&mut self, key: Key, at: Timestamp, thing: T, limit: usize) -> bool {
        match self.0.binary_search_by_key(&key, |(key, ..)| *key) {
            Ok(place) => match self.0.get_mut(place) {
                Some(known) if known.1 < at => *known = (key, at, thing),
                _ => return false,
            },
            Err(place) => self.0.insert(place, (key, at, thing)),
        }
        if self.0.len() > limit {
            let oldest = (0..self.0.len()).min_by_key(|index| self.0.get(*index).map(|(_, at, _)| *at));
            let oldest = self.0.remove(oldest.unwrap_or(0));
            return oldest.0 != key;
        }
        true
    }

    /// Leaves out what is the same in another.
    fn subtract(&mut self, other: &Newest<T>) {
        self.0.retain(|(key, at, _)| other.get(*key).is_none_or(|(other, _)| other != *at));
    }

    fn merge(&mut self, other: &Newest<T>, limit: usize) -> usize {
        let mut taken = 0;
        for (key, at, thing) in &other.0 {
            taken += usize::from(self.set(*key, *at, *thing, limit));
        }
        taken
    }
}

impl Marks {
    pub fn has(&self, key: Key) -> bool {
        self.0.get(key).is_some()
    }

    pub fn set(&mut self, key: Key, at: Timestamp) -> bool {
        self.0.set(key, at, (), MAX_MARKS)
    }

    pub fn merge(&mut self, other: &Marks) -> usize {
        self.0.merge(&other.0, MAX_MARKS)
    }

    pub fn is_empty(&self) -> bool {
        self.0.0.is_empty()
    }

    pub fn subtract(&mut self, other: &Marks) {
        self.0.subtract(&other.0);
    }

    /// Each by itself: the digits of its key, and a text for [`Marks::take`].
    pub fn records(&self) -> Vec<(String, String)> {
        self.0.0.iter().map(|(key, at, ())| (key.hex(), at.format_rfc3339(0))).collect()
    }

    /// Takes one of [`Marks::records`]. Says whether it was taken.
    pub fn take(&mut self, digits: &str, text: &str, now: Timestamp) -> bool {
        let record = Key::parse(digits).zip(read_date(text, now));
        record.is_some_and(|(key, at)| self.set(key, at))
    }

    /// `{"0123456789abcdef": "2026-11-20T08:00:00Z", ...}`
    pub fn build(&self) -> Value {
        let mut json = Members::default();
        for (key, at, ()) in &self.0.0 {
            json.text(&key.hex(), Some(&at.format_rfc3339(0)));
        }
        json.into_value()
    }

    pub fn write(&self) -> String {
        write(&self.build())
    }

    pub fn parse(text: &str, now: Timestamp) -> Marks {
        parse(text.as_bytes()).map(|(value, _)| Marks::read(&value, now)).unwrap_or_default()
    }

    /// What a clock that ran ahead says is taken as `now`: newer things must be able to win.
    pub fn read(value: &Value, now: Timestamp) -> Marks {
        let mut marks = Marks::default();
        for (key, value) in members(value, MAX_MARKS) {
            if let Some(at) = value.as_str().and_then(|text| read_date(text, now)) {
                marks.set(key, at);
            }
        }
        marks
    }
}

impl Places {
    pub fn get(&self, key: Key) -> Option<Position> {
        self.0.get(key).map(|(_, position)| position)
    }

    pub fn set(&mut self, key: Key, at: Timestamp, position: Position) -> bool {
        self.0.set(key, at, position, MAX_PLACES)
    }

    /// What happens now counts, though the last time was in the same second.
    pub fn replace(&mut self, key: Key, at: Timestamp, position: Position) {
        self.0.0.retain(|(other, ..)| *other != key);
        self.set(key, at, position);
    }

    pub fn merge(&mut self, other: &Places) -> usize {
        self.0.merge(&other.0, MAX_PLACES)
    }

    pub fn is_empty(&self) -> bool {
        self.0.0.is_empty()
    }

    pub fn subtract(&mut self, other: &Places) {
        self.0.subtract(&other.0);
    }

    /// As [`Marks::records`].
    pub fn records(&self) -> Vec<(String, String)> {
        let record = |(key, at, position): &(Key, Timestamp, Position)| {
            (key.hex(), write(&build_place(*at, *position)))
        };
        self.0.0.iter().map(record).collect()
    }

    /// As [`Marks::take`].
    pub fn take(&mut self, digits: &str, text: &str, now: Timestamp) -> bool {
        let Ok((value, _)) = parse(text.as_bytes()) else { return false };
        let record = Key::parse(digits).zip(read_place(&value, now));
        record.is_some_and(|(key, (at, position))| self.set(key, at, position))
    }

    /// `{"0123456789abcdef": {"left": "2026-...", "block": 3, "offset": 250, "whole": 431}, ...}`
    pub fn build(&self) -> Value {
        let mut json = Members::default();
        for (key, at, position) in &self.0.0 {
            json.add(&key.hex(), build_place(*at, *position));
        }
        json.into_value()
    }

    pub fn write(&self) -> String {
        write(&self.build())
    }

    pub fn parse(text: &str, now: Timestamp) -> Places {
        parse(text.as_bytes()).map(|(value, _)| Places::read(&value, now)).unwrap_or_default()
    }

    /// As [`Marks::read`].
    pub fn read(value: &Value, now: Timestamp) -> Places {
        let mut places = Places::default();
        for (key, value) in members(value, MAX_PLACES) {
            if let Some((at, position)) = read_place(value, now) {
                places.set(key, at, position);
            }
        }
        places
    }
}

fn build_place(at: Timestamp, position: Position) -> Value {
    let mut place = Members::default();
    place.text("left", Some(&at.format_rfc3339(0)));
    let numbers =
        [("block", position.block), ("offset", position.offset.into()), ("whole", position.whole.into())];
    for (name, number) in numbers {
        place.add(name, Value::Number(unsigned_decimal(number.into())));
    }
    place.into_value()
}

fn read_place(value: &Value, now: Timestamp) -> Option<(Timestamp, Position)> {
    let number = |name: &str, limit: i64| match value.get(name) {
        Some(Value::Number(digits)) => leading_integer(digits).filter(|number| (0..=limit).contains(number)),
        _ => None,
    };
    let at = read_date(value.get("left")?.as_str()?, now)?;
    let position = Position {
        block: number("block", 1_000_000)? as u32,
        offset: number("offset", 1000)? as u16,
        whole: number("whole", 1000)? as u16,
    };
    Some((at, position))
}

/// The members that have a key; of a file with very many, some more than are kept.
fn members(value: &Value, limit: usize) -> impl Iterator<Item = (Key, &Value)> {
    let pairs: &[(String, Value)] = if let Value::Object(pairs) = value { pairs } else { &[] };
    let known = pairs.iter().filter_map(|(key, value)| Some((Key::parse(key)?, value)));
    known.take(limit * 2)
}

fn read_date(text: &str, now: Timestamp) -> Option<Timestamp> {
    parse_timestamp(text).map(|(at, _)| at.min(now))
}
