//! A small JSON reader that mends what publishers get wrong, and a writer for what is kept.
//!
//! It stands in for `serde_json` on the read path because a feed must survive a stray control
//! character, half a surrogate pair or a comma too many, and because every byte of code is paid for
//! by every reader. Whatever is valid JSON is read exactly as `JSON.parse` reads it.

mod parser;
mod writer;

use parser::Parser;
pub use writer::{Members, write};

/// How many arrays and objects may lie inside each other. Deeper input is an attack on the stack of
/// WebAssembly, which cannot recover from running out of it.
pub const MAX_DEPTH: usize = 128;

/// A JSON value that owns its texts.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    /// As written: an id such as `1.50` or one of thirty digits must keep them.
    Number(String),
    String(String),
    Array(Vec<Value>),
    /// Members in the order of the text. Of a repeated key the last one counts, see [`Value::get`].
    Object(Vec<(String, Value)>),
}

/// Why bytes could not be read at all. Offsets count bytes from the first one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonError {
    Syntax {
        offset: usize,
    },
    /// More than [`MAX_DEPTH`] arrays and objects inside each other.
    TooDeep {
        offset: usize,
    },
    /// The bytes end before the value does.
    End,
}

impl Value {
    /// The member of an object with this key; of a repeated key the last one, as in `JSON.parse`.
    /// `None` for other values. The search is linear: feeds have some fifteen keys an object.
    pub fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Value::Object(pairs) => pairs.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text of a string; `None` for other values.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The elements of an array; none for other values.
    pub fn elements(&self) -> &[Value] {
        match self {
            Value::Array(values) => values,
            _ => &[],
        }
    }
}

/// Reads one JSON value. The flag says that something was mended on the way: a byte order mark,
/// invalid UTF-8 or half a surrogate pair (both become U+FFFD), raw control characters or unescaped
/// quotation marks inside a string, an unknown escape, a comma too many or too few, `NaN` and its
/// like (they become `null`).
///
/// # Errors
/// [`JsonError`] where mending would be guessing.
pub fn parse(bytes: &[u8]) -> Result<(Value, bool), JsonError> {
    let mut parser = Parser::new(bytes);
    let value = parser.whole()?;
    Ok((value, parser.mended))
}

/// Whether a quotation mark inside a string closes it, judged by the first byte after it that is
/// no space. In valid JSON it always does; elsewhere it is one that nobody escaped. Without this
/// rule a single forgotten backslash would turn text into structure up to the end of the feed.
pub(super) fn closes_string(next: u8) -> bool {
    matches!(next, b',' | b':' | b']' | b'}')
}

/// JSON's white space.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}
