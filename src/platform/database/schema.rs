//! Which tables there are, and how databases of earlier versions get them.
//!
//! To change it: add a step, never edit one that has been published, and add a test that opens a database of
//! the version before. What is in a record is its reader's affair: records are read as tolerantly as feeds,
//! so a new member needs no step.

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

/// Goes all steps between two versions; runs within the transaction that changes the version.
pub fn upgrade(database: &Database, from: u32, to: u32) -> Result<(), Trouble> {
    let steps = STEPS.iter().take(to as usize).skip(from as usize);
    for table in steps.copied().flatten() {
        database.create_object_store(table.name(), ObjectStoreParams::new())?;
    }
    Ok(())
}
