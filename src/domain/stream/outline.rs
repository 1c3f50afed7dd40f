//! The outermost structure of a feed: an object, its members, the elements of `items`.

use super::FeedError;
use super::articles::Articles;
use super::value_scanner::ValueScanner;
use crate::domain::json::{JsonError, MAX_DEPTH, Value, is_space, parse};
use crate::domain::warning::WarningKind;

/// More than any article: some books are shorter. Longer items and fields are skipped.
const MAX_VALUE_BYTES: usize = 10 * 1024 * 1024;

/// What comes next where no value is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expected {
    Start,
    Key,
    Colon,
    Value,
    Item,
    End,
}

/// The scanner of the whole document. Everything between values is looked at byte by byte, values
/// in runs.
pub struct Outline {
    expected: Expected,
    /// The value being read, and what came of it in earlier pieces.
    scanner: Option<ValueScanner>,
    buffer: Vec<u8>,
    /// Where the value begins.
    start: usize,
    too_long: bool,
    key: String,
    /// Bytes before the ones that are being read.
    offset: usize,
    /// Commas since the last value, or since the opening bracket.
    commas: usize,
    /// No value has come since the opening bracket.
    first: bool,
    pub mended: bool,
    /// The first byte that belongs nowhere.
    pub stray: Option<usize>,
    pub too_deep: bool,
    pub has_items: bool,
}

impl Outline {
    pub fn new() -> Self {
        Outline {
            expected: Expected::Start,
            scanner: None,
            buffer: Vec::new(),
            start: 0,
            too_long: false,
            key: String::new(),
            offset: 0,
            commas: 0,
            first: true,
            mended: false,
            stray: None,
            too_deep: false,
            has_items: false,
        }
    }

    pub fn push(&mut self, bytes: &[u8], articles: &mut Articles) -> Result<(), FeedError> {
        let mut rest = bytes;
        while let Some(first) = rest.first() {
            let used = match self.scanner.take() {
                Some(scanner) => self.scan(scanner, rest, articles),
                None => self.step(*first)?,
            };
            self.offset += used;
            rest = rest.get(used..).unwrap_or_default();
        }
        Ok(())
    }

    /// Whether the feed's end was reached.
    pub fn is_complete(&self) -> bool {
        self.expected == Expected::End
    }

    /// Whether this was a feed at all, as far as it came.
    pub fn judge(&self, articles: &Articles) -> Result<(), FeedError> {
        let complete = self.is_complete();
        let has_version = articles.header.has_version;
        let is_feed = has_version || self.has_items && (complete || articles.count() > 0);
        let too_deep =
            self.too_deep || self.scanner.as_ref().is_some_and(|scanner| scanner.deepest() > MAX_DEPTH);
        match self.stray {
            _ if self.expected == Expected::Start => Err(FeedError::Empty),
            _ if is_feed => Ok(()),
            _ if too_deep => Err(FeedError::TooDeep),
            Some(offset) => Err(FeedError::NotJson { offset }),
            None if complete => Err(FeedError::NotAFeed),
            None => Err(FeedError::NotJson { offset: self.offset }),
        }
    }

    /// One byte between values: how many were used, which is none when a value begins.
    fn step(&mut self, byte: u8) -> Result<usize, FeedError> {
        if is_space(byte) {
            return Ok(1);
        }
        match (self.expected, byte) {
            (Expected::Start, _) => return self.begin_document(byte),
            (Expected::Key | Expected::Item, b',') => self.commas += 1,
            (Expected::Key, b'}') => self.close(Expected::End),
            (Expected::Item, b']') => self.close(Expected::Key),
            (Expected::Colon, b':') => self.expected = Expected::Value,
            (Expected::Value, b'[') if self.key == "items" => {
                self.expected = Expected::Item;
                self.has_items = true;
                self.first = true;
            }
            // A member without a value: `{"title": , "language": "vi"}`.
            (Expected::Colon | Expected::Value, b',' | b'}') => {
                self.note_stray(self.offset);
                self.expected = Expected::Key;
                self.commas = 0;
                self.first = false;
                return Ok(0);
            }
            (Expected::Colon, _) => {
                self.note_stray(self.offset);
                self.expected = Expected::Value;
                return Ok(0);
            }
            (Expected::End, _) | (_, b']' | b'}' | b':') => self.note_stray(self.offset),
            _ => {
                self.begin_value();
                return Ok(0);
            }
        }
        Ok(1)
    }

    fn begin_document(&mut self, byte: u8) -> Result<usize, FeedError> {
        match byte {
            b'{' => self.expected = Expected::Key,
            0xEF | 0xBB | 0xBF if self.offset < 3 => self.mended = true,
            // These begin JSON, though never a feed.
            b'[' | b'"' | b'-' | b'0'..=b'9' => return Err(FeedError::NotAFeed),
            _ => return Err(FeedError::NotJson { offset: self.offset }),
        }
        Ok(1)
    }

    fn begin_value(&mut self) {
        if self.expected != Expected::Value {
            self.mended |= self.commas != usize::from(!self.first);
        }
        self.scanner = Some(ValueScanner::new());
        self.start = self.offset;
        self.too_long = false;
    }

    fn close(&mut self, next: Expected) {
        self.mended |= self.commas != 0;
        self.expected = next;
        self.commas = 0;
        self.first = false;
    }

    fn note_stray(&mut self, offset: usize) {
        self.stray = self.stray.or(Some(offset));
    }

    /// Goes on with a value: how many bytes of `rest` belong to it.
    fn scan(&mut self, mut scanner: ValueScanner, rest: &[u8], articles: &mut Articles) -> usize {
        let end = scanner.end(rest);
        let used = end.unwrap_or(rest.len());
        let piece = rest.get(..used).unwrap_or_default();
        self.too_long |= self.buffer.len() + used > MAX_VALUE_BYTES;
        let whole_in_piece = self.buffer.is_empty() && end.is_some();
        if self.too_long {
            self.buffer = Vec::new();
        } else if !whole_in_piece {
            self.buffer.extend_from_slice(piece);
        }
        if end.is_none() {
            self.scanner = Some(scanner);
        } else if whole_in_piece {
            self.end_value(piece, articles);
        } else {
            let mut buffer = std::mem::take(&mut self.buffer);
            self.end_value(&buffer, articles);
            buffer.clear();
            self.buffer = buffer;
        }
        used
    }

    fn end_value(&mut self, bytes: &[u8], articles: &mut Articles) {
        let value = self.parsed(bytes);
        self.commas = 0;
        self.first = false;
        match self.expected {
            Expected::Item => articles.add_item(value),
            Expected::Key => match value {
                Ok((Value::String(key), mended)) => {
                    self.key = key;
                    self.mended |= mended;
                    self.expected = Expected::Colon;
                }
                _ => self.note_stray(self.start),
            },
            _ => {
                articles.add_field(&self.key, value);
                self.expected = Expected::Key;
            }
        }
    }

    fn parsed(&mut self, bytes: &[u8]) -> Result<(Value, bool), WarningKind> {
        if self.too_long {
            return Err(WarningKind::TooLong);
        }
        parse(bytes).map_err(|error| match error {
            JsonError::TooDeep { .. } => {
                self.too_deep = true;
                WarningKind::TooDeep
            }
            _ => WarningKind::Syntax,
        })
    }
}
