//! Authors (JSON Feed 1.1, sections "Top-level" and "Items"; `author` in JSON Feed 1).

use super::clean_text::Shape;
use super::{Fields, MAX_LINE};
use crate::domain::feed::Author;
use crate::domain::json::Value;
use crate::domain::url_policy::{LinkUrl, PictureUrl};
use crate::domain::warning::WarningKind;

/// The `authors`, or else JSON Feed 1's `author`, in any of the forms that occur.
pub fn read_authors(fields: &mut Fields) -> Vec<Author> {
    let authors = read_list(fields, "authors");
    if authors.is_empty() { read_old_author(fields) } else { authors }
}

/// JSON Feed 1's single `author`.
pub fn read_old_author(fields: &mut Fields) -> Vec<Author> {
    match fields.take("author") {
        Some(Value::Array(values)) => {
            // A list under the old name is as good as one under the new.
            fields.warn("author", WarningKind::WrongType);
            read_values(fields, values, "author")
        }
        single => read_values(fields, single.into_iter().collect(), "author"),
    }
}

/// Authors under one key.
pub fn read_list(fields: &mut Fields, key: &'static str) -> Vec<Author> {
    let values = fields.list(key);
    read_values(fields, values, key)
}

fn read_values(fields: &mut Fields, values: Vec<Value>, key: &'static str) -> Vec<Author> {
    let mut authors = Vec::new();
    for value in values {
        authors.extend(read_author(fields, value, key));
    }
    authors
}

fn read_author(fields: &mut Fields, value: Value, key: &'static str) -> Option<Author> {
    let author = match value {
        Value::String(name) => {
            fields.warn(key, WarningKind::WrongType);
            let name = fields.clean_of(&name, key, Shape::Line, MAX_LINE);
            Author { name, ..Author::default() }
        }
        other => {
            let mut inside = fields.inside(other, key)?;
            Author {
                name: inside.clean("name", Shape::Line, MAX_LINE),
                url: inside.url("url", LinkUrl::parse),
                avatar: inside.url("avatar", PictureUrl::parse),
            }
        }
    };
    (author != Author::default()).then_some(author)
}
