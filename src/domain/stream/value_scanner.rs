//! Where one JSON value ends, over the borders of pieces.

use super::brackets::Brackets;
use crate::domain::json::{closes_string, is_space};

/// Finds the end of a value without understanding it: strings, escapes and brackets are all that
/// counts. It agrees with [`json::parse`](crate::domain::json::parse) on where strings end.
pub struct ValueScanner {
    state: State,
    brackets: Brackets,
    /// The last byte outside strings that is no space was a colon.
    after_colon: bool,
}

#[derive(Clone, Copy, Debug)]
enum State {
    Start,
    /// Inside brackets, outside strings.
    Structure,
    Text,
    /// After a backslash.
    Escape,
    /// After a quotation mark that may or may not close the string.
    Quote,
    /// A number or a word.
    Word,
}

impl ValueScanner {
    pub fn new() -> Self {
        ValueScanner { state: State::Start, brackets: Brackets::default(), after_colon: false }
    }

    /// The most brackets that were open at once.
    pub fn deepest(&self) -> usize {
        self.brackets.deepest
    }

    /// How many of `bytes` still belong to the value, once its end is seen; `None` when it goes on
    /// after them. The first byte of all must be the value's first.
    pub fn end(&mut self, bytes: &[u8]) -> Option<usize> {
        let mut at = 0;
        while let Some((byte, rest)) = bytes.get(at..).and_then(<[u8]>::split_first) {
            match self.state {
                State::Start => {
                    self.start(*byte);
                    at += 1;
                }
                State::Text => {
                    let run = run_until(byte, rest, |byte| matches!(byte, b'"' | b'\\'));
                    match bytes.get(at + run)? {
                        b'"' => self.state = State::Quote,
                        _ => self.state = State::Escape,
                    }
                    at += run + 1;
                }
                State::Escape => {
                    self.state = State::Text;
                    at += 1;
                }
                State::Quote if is_space(*byte) => at += 1,
                State::Quote if !closes_string(*byte) => self.state = State::Text,
                State::Quote if self.brackets.depth == 0 => return Some(at),
                State::Quote => self.state = State::Structure,
                State::Structure => {
                    let run = run_until(byte, rest, |byte| matches!(byte, b'"' | b'{' | b'}' | b'[' | b']'));
                    let between = bytes.get(at..at + run).unwrap_or_default();
                    if let Some(last) = between.iter().rfind(|byte| !is_space(**byte)) {
                        self.after_colon = *last == b':';
                    }
                    let mark = *bytes.get(at + run)?;
                    if mark == b'{' && !self.after_colon && self.brackets.in_object() {
                        // No member begins with "{": this is the next item, and a "}" was forgotten.
                        return Some(at + run);
                    }
                    at += run + 1;
                    if self.closes(mark) {
                        return Some(at);
                    }
                }
                State::Word => {
                    let run = run_until(byte, rest, ends_word);
                    bytes.get(at + run)?;
                    return Some(at + run);
                }
            }
        }
        None
    }

    fn start(&mut self, byte: u8) {
        self.state = match byte {
            b'"' => State::Text,
            b'{' | b'[' => State::Structure,
            _ => State::Word,
        };
        if matches!(self.state, State::Structure) {
            self.brackets.open(byte);
        }
    }

    /// Takes a quotation mark or a bracket; whether it closed the whole value.
    fn closes(&mut self, mark: u8) -> bool {
        self.after_colon = false;
        match mark {
            b'"' => self.state = State::Text,
            b'{' | b'[' => self.brackets.open(mark),
            _ => return self.brackets.close(mark),
        }
        false
    }
}

fn ends_word(byte: u8) -> bool {
    is_space(byte) || matches!(byte, b',' | b':' | b'"' | b'{' | b'}' | b'[' | b']')
}

/// The bytes before the first that `stops`, or all of them.
fn run_until(first: &u8, rest: &[u8], stops: impl Fn(u8) -> bool) -> usize {
    if stops(*first) {
        return 0;
    }
    1 + rest.iter().position(|byte| stops(*byte)).unwrap_or(rest.len())
}
