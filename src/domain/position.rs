//! Where a person stopped in a text, in a way that survives larger letters and a turned phone: a block
//! of the text, and how far into it.

use super::text::{decimal, leading_integer};

/// The upper and lower edge of a block, in the same units as the line that is looked for.
pub type Edges = (f64, f64);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// The number of the block, from 0.
    pub block: u32,
    /// How far into the block, in thousandths of its height.
    pub offset: u16,
    /// How far into the whole text, in thousandths of its height: for judging, not for finding.
    pub whole: u16,
}

impl Position {
    /// Whether it is worth leading back to: neither the beginning nor the end.
    pub fn is_in_the_middle(self) -> bool {
        (50..=950).contains(&self.whole)
    }

    /// As an address' fragment, "at=12.340": block and thousandths.
    pub fn to_fragment(self) -> String {
        ["at=", &decimal(self.block.into()), ".", &decimal(self.offset.into())].concat()
    }

    /// Reads what [`Position::to_fragment`] wrote.
    pub fn from_fragment(fragment: &str) -> Option<Position> {
        let (block, offset) = fragment.strip_prefix("at=")?.split_once('.')?;
        let is_number = |text: &&str| text.len() < 6 && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = |text: &str| Some(text).filter(is_number).and_then(leading_integer);
        let offset = u16::try_from(number(offset)?).ok().filter(|offset| *offset <= 1000)?;
        Some(Position { block: u32::try_from(number(block)?).ok()?, offset, whole: 0 })
    }

    pub fn is_near_the_beginning(self) -> bool {
        self.whole < 50
    }
}

/// The place in the blocks of a text that lies on `line`. Between two blocks it is the later one's
/// beginning. `None` for a text without height.
pub fn locate(blocks: &[Edges], line: f64) -> Option<Position> {
    let (top, bottom) = (blocks.first()?.0, blocks.last()?.1);
    let whole = thousandths(line - top, bottom - top)?;
    let found = blocks.iter().position(|(_, bottom)| *bottom > line);
    let block = found.unwrap_or(blocks.len() - 1);
    let (from, to) = blocks.get(block).copied()?;
    Some(Position { block: block as u32, offset: thousandths(line - from, to - from).unwrap_or(0), whole })
}

/// Where a position lies in blocks that may have other heights now. `None` where the text has become
/// shorter than that.
pub fn place(blocks: &[Edges], position: Position) -> Option<f64> {
    let (top, bottom) = blocks.get(position.block as usize).copied()?;
    Some(top + (bottom - top) * f64::from(position.offset) / 1000.0)
}

fn thousandths(part: f64, whole: f64) -> Option<u16> {
    (whole > 0.0).then(|| (part / whole * 1000.0).clamp(0.0, 1000.0) as u16)
}
