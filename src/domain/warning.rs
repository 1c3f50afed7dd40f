//! What was mended or left out while reading, as plain data; no words for people.

/// At most this many are kept: a hostile feed must not fill the memory with complaints about itself.
pub const MAX_WARNINGS: usize = 1000;

/// One thing that a publisher or operator could do better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    pub place: Place,
    /// The nearest key on the wire, such as `date_published`; empty for the whole place.
    pub field: &'static str,
    pub kind: WarningKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The feed's own fields.
    Feed,
    /// An item by its index in the feed, counted from 0, with those that were left out.
    Item(usize),
    /// `site.json`.
    Site,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WarningKind {
    /// A required field is absent; something stands in for it, or its owner was left out.
    Missing,
    /// Another JSON type than the specification's; converted where that is possible.
    WrongType,
    /// Not a URL, or one that the [policy](super::url_policy) refuses.
    BadUrl,
    /// Not a date.
    BadDate,
    /// Not a number in the range that makes sense.
    BadNumber,
    /// Not a language tag.
    BadLanguage,
    /// The same id once more: left out if the whole item is the same, else given a new id.
    Duplicate,
    /// Read, but not as it was written.
    Mended,
    /// The bytes ended before the feed did.
    Truncated,
    /// More text or bytes than are kept.
    TooLong,
    /// More elements than are kept.
    TooMany,
    /// Nested deeper than [`MAX_DEPTH`](super::json::MAX_DEPTH).
    TooDeep,
    /// Not JSON.
    Syntax,
    /// Understood, and left out on purpose.
    Ignored,
}

/// A list that stops growing at [`MAX_WARNINGS`].
#[derive(Clone, Debug, Default)]
pub struct Warnings(Vec<Warning>);

impl Warnings {
    pub fn add(&mut self, place: Place, field: &'static str, kind: WarningKind) {
        if self.0.len() < MAX_WARNINGS {
            self.0.push(Warning { place, field, kind });
        }
    }

    pub fn into_vec(self) -> Vec<Warning> {
        self.0
    }
}
