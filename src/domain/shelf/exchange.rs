//! A shelf as a file: a JSON Feed of the saved articles, which any feed reader can open, with the rest
//! in an extension: `"_bantin": {"version": 1, "read": {...}, "places": {...}}`. A shelf that is larger than any
//! file that is taken back is several of them.

use super::{Marks, Places, Saved, Shelf};
use crate::domain::json::{Members, Value, parse, write};
use crate::domain::json_feed::VERSION;
use crate::domain::timestamp::Timestamp;

/// The form of the file; a newer one may hold what would be lost here.
const FORM: &str = "1";

/// What a phone can still read in one go.
pub const MAX_BYTES: usize = 24 * 1024 * 1024;
const MAX_ARTICLES: usize = 2000;

/// Why a file was not taken. Nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// More bytes or articles than [`export`] puts into a file.
    TooLarge,
    /// Not JSON, or nested without end.
    Unreadable,
    /// JSON of another kind.
    Foreign,
    /// From a newer Bản Tin.
    Newer,
}

/// The whole shelf, in files each of which [`import`] takes: one, but for the largest shelves. `title` is what
/// feed readers call it.
pub fn export(shelf: &Shelf, title: &str) -> Vec<String> {
    let mut files = Vec::new();
    add_files(&shelf.saved, shelf, title, &mut files);
    files
}

/// Halves the articles until each half finds room.
fn add_files(saved: &[Saved], shelf: &Shelf, title: &str, files: &mut Vec<String>) {
    if saved.len() <= MAX_ARTICLES {
        // What was read goes with the first ones.
        let file = write_file(saved, files.is_empty().then_some(shelf), title);
        if file.len() <= MAX_BYTES || saved.len() < 2 {
            return files.push(file);
        }
    }
    let (newer, older) = saved.split_at(saved.len() / 2);
    add_files(newer, shelf, title, files);
    add_files(older, shelf, title, files);
}

fn write_file(saved: &[Saved], marks: Option<&Shelf>, title: &str) -> String {
    let mut own = Members::default();
    own.add("version", Value::Number(FORM.to_owned()));
    if let Some(marks) = marks {
        own.add("read", marks.read.build());
        own.add("places", marks.places.build());
    }
    let mut feed = Members::default();
    feed.text("version", Some(VERSION));
    feed.text("title", Some(title));
    feed.add("_bantin", own.into_value());
    feed.add("items", Value::Array(saved.iter().map(Saved::build).collect()));
    write(&feed.into_value()) + "\n"
}

/// Reads a file that [`export`] wrote, tolerantly: an article that cannot be read costs no other.
///
/// # Errors
/// When the file as a whole is not one of ours.
pub fn import(bytes: &[u8], now: Timestamp) -> Result<Shelf, ImportError> {
    if bytes.len() > MAX_BYTES {
        return Err(ImportError::TooLarge);
    }
    let (mut file, _) = parse(bytes).map_err(|_| ImportError::Unreadable)?;
    let own = file.get("_bantin").ok_or(ImportError::Foreign)?;
    match own.get("version") {
        Some(Value::Number(form)) if form == FORM => {}
        Some(Value::Number(_)) => return Err(ImportError::Newer),
        _ => return Err(ImportError::Foreign),
    }
    let read = own.get("read").map(|read| Marks::read(read, now)).unwrap_or_default();
    let places = own.get("places").map(|places| Places::read(places, now)).unwrap_or_default();
    let items = take(&mut file, "items");
    if items.len() > MAX_ARTICLES {
        return Err(ImportError::TooLarge);
    }
    let mut shelf = Shelf { saved: Vec::new(), read, places };
    for mut saved in items.into_iter().filter_map(Saved::read) {
        saved.at = saved.at.min(now);
        shelf.put(saved);
    }
    Ok(shelf)
}

fn take(file: &mut Value, key: &str) -> Vec<Value> {
    let Value::Object(pairs) = file else { return Vec::new() };
    let found = pairs.iter_mut().rev().find(|(name, _)| name == key);
    match found.map(|(_, value)| std::mem::replace(value, Value::Null)) {
        Some(Value::Array(values)) => values,
        _ => Vec::new(),
    }
}
