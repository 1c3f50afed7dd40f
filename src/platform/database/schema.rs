//! Which tables there are, and how databases of earlier versions get them.
//!
//! To change it: add a step, never edit one that has been published, and add a test that opens a database of
//! the version before. What is in a record is its reader's affair: records are read as tolerantly as feeds,
//! so a new member needs no step. A step that changes records has to be a function; so far none has.

use super::Trouble;
use idb::{Database, ObjectStoreParams};

/// Each holds texts under keys of sixteen digits (`domain::shelf::Key`), or under names for settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Saved articles: items of JSON Feed.
    Saved,
    /// When an article was read.
    Read,
    /// Where an article was left.
    Places,
    /// How a person likes to read.
    Settings,
    /// Articles that were opened: items as in `Saved`.
    Opened,
    /// How much room each of `Opened` takes, and since when: so that it need not be read to find the oldest.
    Sizes,
}

impl Table {
    pub fn name(self) -> &'static str {
        match self {
            Table::Saved => "saved",
            Table::Read => "read",
            Table::Places => "places",
            Table::Settings => "settings",
            Table::Opened => "opened",
            Table::Sizes => "sizes",
        }
    }
}

/// The tables that each version brought; before the first of them things were kept in localStorage, which
/// `state::shelf` moves here.
const STEPS: &[&[Table]] =
    &[&[Table::Saved, Table::Read, Table::Places, Table::Settings], &[Table::Opened, Table::Sizes]];

pub const VERSION: u32 = STEPS.len() as u32;

/// Brings the tables of a version; runs within the transaction that changes the version. What is there stays,
/// and what should be and is not is made, whoever has been here before.
pub fn upgrade(database: &Database, to: u32) -> Result<(), Trouble> {
    let known = database.store_names();
    for table in STEPS.iter().take(to as usize).copied().flatten() {
        if !known.iter().any(|name| name == table.name()) {
            database.create_object_store(table.name(), ObjectStoreParams::new())?;
        }
    }
    Ok(())
}
