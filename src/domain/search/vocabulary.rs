//! All words of the articles, each once, with the documents that it stands in.

use super::postings::{List, Pool};

/// Words are numbered; the upper bits of a slot tell most other words apart without looking at them.
const NUMBER_BITS: u32 = 20;
const MOST_WORDS: usize = (1 << NUMBER_BITS) - 1;

/// An open-addressing table over the exact forms, and a chain of words for each first byte of the
/// folded forms. A prefix is looked for along its chain: that is short enough, and unlike a sorted
/// list it costs nothing to keep while articles arrive.
pub struct Vocabulary {
    words: Vec<Word>,
    /// A word's number + 1 and a part of its hash; 0 is free.
    slots: Vec<u32>,
    /// For each first byte the newest word's number + 1.
    chains: [u32; 256],
    pub pool: Pool,
}

#[derive(Clone, Copy)]
struct Word {
    /// Where the exact form is; the folded one follows where it differs.
    text: u32,
    exact_length: u8,
    /// 0 where the exact form is the folded one.
    folded_length: u8,
    /// The next word of the chain + 1.
    next: u32,
    list: Option<List>,
}

impl Vocabulary {
    pub fn new() -> Vocabulary {
        Vocabulary { words: Vec::new(), slots: vec![0; 1024], chains: [0; 256], pool: Pool::new() }
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn size_in_bytes(&self) -> usize {
        self.words.capacity() * size_of::<Word>() + self.slots.capacity() * 4 + self.pool.size_in_bytes()
    }

    /// The number of a word, which is new or known. `None` when there are too many words.
    pub fn number_of(&mut self, exact: &[u8], folded: &[u8]) -> Option<u32> {
        let hash = hash(exact);
        let mask = self.slots.len() - 1;
        let mut place = hash as usize & mask;
        loop {
            let slot = self.slots.get(place).copied()?;
            if slot == 0 {
                return self.add(place, hash, exact, folded);
            }
            let number = (slot & MOST_WORDS as u32).wrapping_sub(1);
            if slot >> NUMBER_BITS == hash >> NUMBER_BITS && self.exact(number) == exact {
                return Some(number);
            }
            place = (place + 1) & mask;
        }
    }

    fn add(&mut self, place: usize, hash: u32, exact: &[u8], folded: &[u8]) -> Option<u32> {
        let number = self.words.len();
        if number >= MOST_WORDS {
            return None;
        }
        let same = exact == folded;
        let text = self.pool.allocate(exact.len() + if same { 0 } else { folded.len() });
        self.pool.write(text, exact);
        if !same {
            self.pool.write(text + exact.len() as u32, folded);
        }
        let chain = self.chains.get_mut(usize::from(*folded.first()?))?;
        if number == self.words.capacity() {
            // Doubling would waste more than it saves.
            self.words.reserve_exact(number / 4 + 256);
        }
        self.words.push(Word {
            text,
            exact_length: exact.len() as u8,
            folded_length: if same { 0 } else { folded.len() as u8 },
            next: *chain,
            list: None,
        });
        let number = number as u32;
        *chain = number + 1;
        if let Some(slot) = self.slots.get_mut(place) {
            *slot = slot_of(number, hash);
        }
        if self.words.len() * 4 > self.slots.len() * 3 {
            self.grow();
        }
        Some(number)
    }

    fn grow(&mut self) {
        let mask = self.slots.len() * 2 - 1;
        let mut slots = vec![0; mask + 1];
        for number in 0..self.words.len() as u32 {
            let hash = hash(self.exact(number));
            let mut place = hash as usize & mask;
            while slots.get(place).is_some_and(|slot| *slot != 0) {
                place = (place + 1) & mask;
            }
            if let Some(slot) = slots.get_mut(place) {
                *slot = slot_of(number, hash);
            }
        }
        self.slots = slots;
    }

    pub fn exact(&self, number: u32) -> &[u8] {
        let word = self.words.get(number as usize);
        word.map_or(&[], |word| self.pool.bytes(word.text, word.exact_length.into()))
    }

    /// Adds a document to a word's list, behind all that are in it.
    pub fn add_document(&mut self, number: u32, document: u32, fields: u8, usual: u8) {
        let Some(word) = self.words.get_mut(number as usize) else { return };
        match &mut word.list {
            Some(list) => list.push(document, fields, usual, &mut self.pool),
            none => *none = Some(List::new(document, fields)),
        }
    }

    /// Calls `visit` with the exact form and the documents of each word whose folded form is `folded`,
    /// or begins with it. The flag says whether it is the whole word.
    pub fn each_like(&self, folded: &[u8], prefix: bool, mut visit: impl FnMut(&[u8], bool, &List)) {
        let first = folded.first().map_or(0, |byte| usize::from(*byte));
        let mut next = self.chains.get(first).copied().unwrap_or(0);
        while let Some(word) = self.words.get((next as usize).wrapping_sub(1)) {
            next = word.next;
            let exact_length = usize::from(word.exact_length);
            let (start, length) = match word.folded_length {
                0 => (word.text, exact_length),
                length => (word.text + u32::from(word.exact_length), length.into()),
            };
            if length < folded.len() || (!prefix && length > folded.len()) {
                continue;
            }
            if self.pool.bytes(start, folded.len()) == folded
                && let Some(list) = &word.list
            {
                visit(self.pool.bytes(word.text, exact_length), length == folded.len(), list);
            }
        }
    }
}

fn slot_of(number: u32, hash: u32) -> u32 {
    (hash >> NUMBER_BITS << NUMBER_BITS) | (number + 1)
}

/// FNV-1a, with its bits mixed once more at the end, as the table uses the lower and the upper ones.
fn hash(bytes: &[u8]) -> u32 {
    let mut hash: u32 = 0x811C_9DC5;
    for &byte in bytes {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    (hash ^ (hash >> 15)).wrapping_mul(0x2C1B_3C6D) ^ (hash >> 13)
}
