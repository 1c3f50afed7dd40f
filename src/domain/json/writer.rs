//! The way back from values to text.

use super::Value;

/// The members of an object that is being put together; what is absent is left out.
#[derive(Default)]
pub struct Members(Vec<(String, Value)>);

impl Members {
    pub fn add(&mut self, key: &str, value: Value) {
        self.0.push((key.to_owned(), value));
    }

    pub fn text(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.add(key, Value::String(text.to_owned()));
        }
    }

    /// An empty list is left out too.
    pub fn list(&mut self, key: &str, values: Vec<Value>) {
        if !values.is_empty() {
            self.add(key, Value::Array(values));
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn into_value(self) -> Value {
        Value::Object(self.0)
    }
}

/// JSON of a value, with a line for each member and element, for people who open the file. Numbers are
/// written as they stand in the value.
pub fn write(value: &Value) -> String {
    let mut text = String::new();
    write_into(value, 0, &mut text);
    text
}

fn write_into(value: &Value, depth: usize, text: &mut String) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(true) => text.push_str("true"),
        Value::Bool(false) => text.push_str("false"),
        Value::Number(digits) => text.push_str(digits),
        Value::String(string) => quote(string, text),
        Value::Array(values) => {
            text.push('[');
            for (index, value) in values.iter().enumerate() {
                begin_line(index, depth + 1, text);
                write_into(value, depth + 1, text);
            }
            end(values.is_empty(), depth, text);
            text.push(']');
        }
        Value::Object(pairs) => {
            text.push('{');
            for (index, (key, value)) in pairs.iter().enumerate() {
                begin_line(index, depth + 1, text);
                quote(key, text);
                text.push_str(": ");
                write_into(value, depth + 1, text);
            }
            end(pairs.is_empty(), depth, text);
            text.push('}');
        }
    }
}

fn begin_line(index: usize, depth: usize, text: &mut String) {
    if index > 0 {
        text.push(',');
    }
    new_line(depth, text);
}

fn end(empty: bool, depth: usize, text: &mut String) {
    if !empty {
        new_line(depth, text);
    }
}

fn new_line(depth: usize, text: &mut String) {
    text.push('\n');
    for _ in 0..depth {
        text.push(' ');
    }
}

/// RFC 8259, section 7.
fn quote(string: &str, text: &mut String) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    text.push('"');
    for character in string.chars() {
        match character {
            '"' | '\\' => text.extend(['\\', character]),
            '\n' => text.push_str("\\n"),
            control if control < ' ' => {
                text.push_str("\\u00");
                for digit in [control as usize >> 4, control as usize & 15] {
                    text.push(char::from(HEX[digit]));
                }
            }
            other => text.push(other),
        }
    }
    text.push('"');
}
