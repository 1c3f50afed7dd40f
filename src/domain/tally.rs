//! How often texts occur.

/// FNV-1a's start and factor for 32 bits.
const START: u32 = 0x811c_9dc5;
const FACTOR: u32 = 0x0100_0193;

/// A hash that costs a few bytes of code; nothing here depends on nobody being able to make two texts
/// with the same one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hash(pub u32);

impl Default for Hash {
    fn default() -> Self {
        Hash(START)
    }
}

impl Hash {
    pub fn add(&mut self, byte: u8) {
        self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(FACTOR);
    }

    pub fn of(text: &str) -> Hash {
        let mut hash = Hash::default();
        text.bytes().for_each(|byte| hash.add(byte));
        hash
    }

    /// The low bits, into which the high ones were mixed.
    pub fn slot(self, mask: usize) -> usize {
        (self.0 ^ (self.0 >> 15)) as usize & mask
    }
}

/// Counts of texts, in the order in which each came first. A hash table with open addressing, because
/// the standard library's costs more bytes than all that uses it here.
#[derive(Default)]
pub struct Tally<'a> {
    counts: Vec<(&'a str, u32)>,
    /// Positions in `counts` plus one; a power of two of them, at least twice as many as there are texts.
    slots: Vec<u32>,
}

impl<'a> Tally<'a> {
    pub fn add(&mut self, text: &'a str) {
        if self.slots.len() < (self.counts.len() + 1) * 2 {
            self.grow();
        }
        let slot = self.slot_of(text);
        let position = self.slots.get(slot).copied().unwrap_or_default();
        if let Some(count) = self.counts.get_mut((position as usize).wrapping_sub(1)) {
            count.1 += 1;
            return;
        }
        self.counts.push((text, 1));
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = self.counts.len() as u32;
        }
    }

    pub fn into_counts(self) -> Vec<(&'a str, u32)> {
        self.counts
    }

    /// Where a text stands, or would stand.
    fn slot_of(&self, text: &str) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = Hash::of(text).slot(mask);
        while let Some(position) = self.slots.get(slot).filter(|position| **position > 0) {
            if self.counts.get(*position as usize - 1).is_some_and(|(known, _)| *known == text) {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 4).max(16)];
        for index in 0..self.counts.len() {
            let slot = self.counts.get(index).map(|(text, _)| self.slot_of(text));
            if let Some(slot) = slot.and_then(|slot| self.slots.get_mut(slot)) {
                *slot = index as u32 + 1;
            }
        }
    }
}
