//! The fields of one JSON object, taken out one by one.

use super::clean_text::{Shape, clean_text};
use crate::domain::json::Value;
use crate::domain::timestamp::{Timestamp, parse_timestamp};
use crate::domain::warning::{Place, WarningKind, Warnings};

/// More elements than any honest list has; the rest is left out.
const MAX_ELEMENTS: usize = 500;

/// The members of an object with all that reading them needs: where they stand, what relative URLs
/// are resolved against, and where warnings go. `null` and empty texts count as absent.
pub struct Fields<'a> {
    pairs: Vec<(String, Value)>,
    place: Place,
    base: Option<&'a str>,
    warnings: &'a mut Warnings,
}

impl<'a> Fields<'a> {
    /// The fields of `value`; `None` with a warning about `field` when it is no object.
    pub fn of(
        value: Value,
        field: &'static str,
        place: Place,
        base: Option<&'a str>,
        warnings: &'a mut Warnings,
    ) -> Option<Self> {
        match value {
            Value::Object(pairs) => Some(Fields { pairs, place, base, warnings }),
            _ => {
                warnings.add(place, field, WarningKind::WrongType);
                None
            }
        }
    }

    /// A single field that came without its object.
    pub fn single(key: &str, value: Value, base: Option<&'a str>, warnings: &'a mut Warnings) -> Self {
        Fields { pairs: vec![(String::from(key), value)], place: Place::Feed, base, warnings }
    }

    /// The same fields with another base for relative URLs.
    pub fn with_base<'b>(self, base: Option<&'b str>) -> Fields<'b>
    where
        'a: 'b,
    {
        Fields { pairs: self.pairs, place: self.place, base, warnings: self.warnings }
    }

    pub fn base(&self) -> Option<&'a str> {
        self.base
    }

    pub fn place(&self) -> Place {
        self.place
    }

    /// The fields of an object inside this one.
    pub fn inside(&mut self, value: Value, field: &'static str) -> Option<Fields<'_>> {
        Fields::of(value, field, self.place, self.base, self.warnings)
    }

    pub fn warn(&mut self, field: &'static str, kind: WarningKind) {
        self.warnings.add(self.place, field, kind);
    }

    /// Whether the key is there at all, with any value but `null`.
    pub fn has(&self, key: &str) -> bool {
        self.pairs.iter().any(|(name, value)| name == key && *value != Value::Null)
    }

    /// The text of a key, left where it is.
    pub fn peek_text(&self, key: &str) -> Option<String> {
        let (_, value) = self.pairs.iter().rev().find(|(name, _)| name == key)?;
        value.as_str().map(String::from)
    }

    /// The value of a key, once.
    pub fn take(&mut self, key: &str) -> Option<Value> {
        let (_, value) = self.pairs.iter_mut().rev().find(|(name, _)| name == key)?;
        let value = std::mem::replace(value, Value::Null);
        (value != Value::Null).then_some(value)
    }

    /// A text as it was sent; numbers and booleans in its place keep their spelling.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        let value = self.take(key)?;
        self.text_of(value, key)
    }

    /// As [`Fields::text`], for a value that was already taken.
    pub fn text_of(&mut self, value: Value, field: &'static str) -> Option<String> {
        let text = match value {
            Value::String(text) => Some(text),
            other => {
                self.warn(field, WarningKind::WrongType);
                match other {
                    Value::Number(digits) => Some(digits),
                    Value::Bool(flag) => Some(String::from(if flag { "true" } else { "false" })),
                    _ => None,
                }
            }
        };
        text.filter(|text| !text.trim().is_empty())
    }

    /// A text made [clean](clean_text), of at most `limit` characters.
    pub fn clean(&mut self, key: &'static str, shape: Shape, limit: usize) -> Option<String> {
        let text = self.text(key)?;
        self.clean_of(&text, key, shape, limit)
    }

    /// As [`Fields::clean`], for a text that was already taken.
    pub fn clean_of(
        &mut self,
        text: &str,
        field: &'static str,
        shape: Shape,
        limit: usize,
    ) -> Option<String> {
        let (text, too_long) = clean_text(text, shape, limit);
        if too_long {
            self.warn(field, WarningKind::TooLong);
        }
        (!text.is_empty()).then_some(text)
    }

    /// A URL, judged by `parse`: one of the types of [`url_policy`](crate::domain::url_policy).
    pub fn url<T>(&mut self, key: &'static str, parse: fn(&str, Option<&str>) -> Option<T>) -> Option<T> {
        let raw = self.text(key)?;
        let url = parse(&raw, self.base);
        if url.is_none() {
            self.warn(key, WarningKind::BadUrl);
        }
        url
    }

    /// As [`Fields::url`], with a warning when there is none.
    pub fn required_url<T>(
        &mut self,
        key: &'static str,
        parse: fn(&str, Option<&str>) -> Option<T>,
    ) -> Option<T> {
        if self.peek_text(key).is_none_or(|text| text.trim().is_empty()) {
            self.warn(key, WarningKind::Missing);
        }
        self.url(key, parse)
    }

    pub fn date(&mut self, key: &'static str) -> Option<Timestamp> {
        let raw = self.text(key)?;
        let Some((date, mended)) = parse_timestamp(&raw) else {
            self.warn(key, WarningKind::BadDate);
            return None;
        };
        if mended {
            self.warn(key, WarningKind::Mended);
        }
        Some(date)
    }

    /// A BCP 47 tag by its looks; `vi_VN` becomes `vi-VN`.
    pub fn language(&mut self, key: &'static str) -> Option<String> {
        let raw = self.text(key)?;
        let tag: String = raw.trim().chars().map(|c| if c == '_' { '-' } else { c }).collect();
        if !is_language_tag(&tag) {
            self.warn(key, WarningKind::BadLanguage);
            return None;
        }
        if tag != raw {
            self.warn(key, WarningKind::Mended);
        }
        Some(tag)
    }

    /// A boolean; `"true"` and `1` count as one.
    pub fn flag(&mut self, key: &'static str) -> bool {
        match self.take(key) {
            None => false,
            Some(Value::Bool(flag)) => flag,
            Some(other) => {
                self.warn(key, WarningKind::WrongType);
                matches!(other, Value::String(text) | Value::Number(text) if matches!(text.as_str(), "true" | "1"))
            }
        }
    }

    /// A number as it was written; a string in its place counts too.
    pub fn digits(&mut self, key: &'static str) -> Option<String> {
        match self.take(key)? {
            Value::Number(digits) => Some(digits),
            other => {
                self.warn(key, WarningKind::WrongType);
                if let Value::String(text) = other { Some(text) } else { None }
            }
        }
    }

    /// A whole number, also as a string; a fraction is dropped.
    pub fn whole_number(&mut self, key: &'static str) -> Option<u64> {
        let text = self.digits(key)?;
        let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), "0"));
        let number: Option<u64> = whole.parse().ok();
        if number.is_none() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
            self.warn(key, WarningKind::BadNumber);
            return None;
        }
        number
    }

    /// The elements of an array; a single value in its place is its only element.
    pub fn list(&mut self, key: &'static str) -> Vec<Value> {
        let mut values = match self.take(key) {
            None => Vec::new(),
            Some(Value::Array(values)) => values,
            Some(single) => {
                self.warn(key, WarningKind::WrongType);
                vec![single]
            }
        };
        if values.len() > MAX_ELEMENTS {
            self.warn(key, WarningKind::TooMany);
            values.truncate(MAX_ELEMENTS);
        }
        values.retain(|value| *value != Value::Null);
        values
    }
}

fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}
