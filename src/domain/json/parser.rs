//! The recursive descent behind [`parse`](super::parse).

use super::{JsonError, MAX_DEPTH, Value, closes_string, is_space};

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

pub struct Parser<'a> {
    bytes: &'a [u8],
    at: usize,
    pub mended: bool,
}

impl<'a> Parser<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        let marked = bytes.starts_with(BYTE_ORDER_MARK);
        Parser { bytes, at: if marked { BYTE_ORDER_MARK.len() } else { 0 }, mended: marked }
    }

    /// One value with nothing but space around it.
    pub fn whole(&mut self) -> Result<Value, JsonError> {
        let value = self.value(MAX_DEPTH)?;
        self.skip_space();
        if self.peek().is_some() { Err(self.syntax()) } else { Ok(value) }
    }

    fn value(&mut self, depth_left: usize) -> Result<Value, JsonError> {
        self.skip_space();
        match self.peek().ok_or(JsonError::End)? {
            b'"' => self.string().map(Value::String),
            b'{' | b'[' if depth_left == 0 => Err(JsonError::TooDeep { offset: self.at }),
            b'{' => self.object(depth_left - 1),
            b'[' => self.array(depth_left - 1),
            b'-' | b'+' | b'.' | b'0'..=b'9' => self.number(),
            _ => self.word(),
        }
    }

    fn array(&mut self, depth_left: usize) -> Result<Value, JsonError> {
        self.at += 1;
        let mut values = Vec::new();
        while self.has_more(b']', values.is_empty())? {
            values.push(self.value(depth_left)?);
        }
        Ok(Value::Array(values))
    }

    /// Repeated keys stay in the list: looking for them here would let an object with very many
    /// keys take quadratic time.
    fn object(&mut self, depth_left: usize) -> Result<Value, JsonError> {
        self.at += 1;
        let mut pairs = Vec::new();
        while self.has_more(b'}', pairs.is_empty())? {
            if self.peek() != Some(b'"') {
                return Err(self.syntax());
            }
            let key = self.string()?;
            self.skip_space();
            if self.peek() != Some(b':') {
                return Err(self.syntax());
            }
            self.at += 1;
            pairs.push((key, self.value(depth_left)?));
        }
        Ok(Value::Object(pairs))
    }

    /// Skips to the next element, or past the closing bracket. Commas too many or too few are mended.
    fn has_more(&mut self, close: u8, first: bool) -> Result<bool, JsonError> {
        let mut commas = 0;
        loop {
            self.skip_space();
            match self.peek().ok_or(JsonError::End)? {
                b',' => commas += 1,
                byte => {
                    let closed = byte == close;
                    self.mended |= commas != usize::from(!first && !closed);
                    self.at += usize::from(closed);
                    return Ok(!closed);
                }
            }
            self.at += 1;
        }
    }

    fn string(&mut self) -> Result<String, JsonError> {
        self.at += 1;
        let mut text = Vec::new();
        loop {
            let rest = self.rest();
            let length = rest.iter().position(|byte| matches!(byte, b'"' | b'\\')).ok_or(JsonError::End)?;
            let run = rest.get(..length).unwrap_or_default();
            self.mended |= run.iter().any(|byte| *byte < b' ');
            text.extend_from_slice(run);
            self.at += length + 1;
            if rest.get(length) == Some(&b'\\') {
                self.escape(&mut text)?;
            } else if self.at_end_of_string() {
                break;
            } else {
                self.mended = true;
                text.push(b'"');
            }
        }
        Ok(String::from_utf8(text).unwrap_or_else(|error| {
            self.mended = true;
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        }))
    }

    fn at_end_of_string(&self) -> bool {
        self.rest().iter().find(|byte| !is_space(**byte)).is_none_or(|byte| closes_string(*byte))
    }

    fn escape(&mut self, text: &mut Vec<u8>) -> Result<(), JsonError> {
        let byte = match self.peek().ok_or(JsonError::End)? {
            byte @ (b'"' | b'\\' | b'/') => byte,
            b'b' => 8,
            b'f' => 12,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'u' => {
                self.at += 1;
                let character = self.unicode_escape();
                text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                return Ok(());
            }
            // As JavaScript does: the backslash goes, the character stays.
            _ => {
                self.mended = true;
                return Ok(());
            }
        };
        self.at += 1;
        text.push(byte);
        Ok(())
    }

    /// What follows `\u`. Half a pair, or what is no number, becomes U+FFFD.
    fn unicode_escape(&mut self) -> char {
        let first = self.four_digits();
        let code = match first {
            Some(high @ 0xD800..0xDC00) if self.rest().starts_with(b"\\u") => {
                let before = self.at;
                self.at += 2;
                match self.four_digits() {
                    Some(low @ 0xDC00..0xE000) => Some(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)),
                    _ => {
                        self.at = before;
                        None
                    }
                }
            }
            other => other,
        };
        code.and_then(char::from_u32).unwrap_or_else(|| {
            self.mended = true;
            char::REPLACEMENT_CHARACTER
        })
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.rest().get(..4)?;
        let mut code = 0;
        for digit in digits {
            code = code * 16 + char::from(*digit).to_digit(16)?;
        }
        self.at += 4;
        Some(code)
    }

    fn number(&mut self) -> Result<Value, JsonError> {
        let run = self.run(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E'));
        self.mended |= matches!(run.first(), Some(b'+' | b'.'));
        if run.iter().any(u8::is_ascii_digit) {
            self.at += run.len();
            Ok(Value::Number(run.iter().map(|byte| char::from(*byte)).collect()))
        } else {
            Err(self.syntax())
        }
    }

    fn word(&mut self) -> Result<Value, JsonError> {
        let run = self.run(|byte| byte.is_ascii_alphabetic());
        let (value, mended) = match run {
            b"null" => (Value::Null, false),
            b"true" => (Value::Bool(true), false),
            b"false" => (Value::Bool(false), false),
            b"True" => (Value::Bool(true), true),
            b"False" => (Value::Bool(false), true),
            b"NaN" | b"Infinity" | b"undefined" | b"None" => (Value::Null, true),
            _ => return Err(self.syntax()),
        };
        self.at += run.len();
        self.mended |= mended;
        Ok(value)
    }

    fn run(&self, belongs: fn(u8) -> bool) -> &'a [u8] {
        let rest = self.rest();
        let length = rest.iter().position(|byte| !belongs(*byte)).unwrap_or(rest.len());
        rest.get(..length).unwrap_or_default()
    }

    fn skip_space(&mut self) {
        self.at += self.run(is_space).len();
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// A word cut short is an end that came too early, and no other mistake.
    fn syntax(&self) -> JsonError {
        let end = self.at >= self.bytes.len();
        if end { JsonError::End } else { JsonError::Syntax { offset: self.at } }
    }
}
