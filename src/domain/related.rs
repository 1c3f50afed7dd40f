//! Which articles are about the same things as another one.
//!
//! What two articles share is what both are tagged with and what both titles and leads say. Each shared
//! thing counts by its kind and by how rare it is among all articles:
//!
//! | shared | counts | because |
//! |---|---|---|
//! | a tag | 3 | an editor chose it |
//! | two syllables in a row | 2 | most Vietnamese words have two: "dịch vụ", "bưu chính" |
//! | one syllable | 1 | alone it can belong to any word |
//!
//! times the binary logarithm of how many articles there are for each that has it: a tag that every
//! article bears says nothing, one of two articles says much (Spärck Jones, "A statistical interpretation
//! of term specificity", 1972). Words that any sentence holds ("của", "những", "the") do not count.
//! Syllables alone are no relation; the newer one of two equals comes first. Bodies are not read: ten
//! thousand of them would take seconds.

use super::feed::Article;
use super::tally::Hash;
use super::timestamp::Timestamp;
use super::vietnamese::letters::{Letters, Sign};
use std::sync::Arc;

const TAG: u32 = 3;
const PAIR: u32 = 2;
const SYLLABLE: u32 = 1;

/// So many of each can be remembered for an article: together they are the bits of a `u128`.
const MAX_TAGS: usize = 16;
const MAX_PAIRS: usize = 64;
const MAX_SYLLABLES: usize = 48;

/// A power of two, several times as many as there can be terms, so that most looks end at an empty one.
const SLOTS: usize = 1024;

const STOP_WORDS: &str = "và của là các có cho được trong với từ đến về ở tại ra vào này đó những một \
    không khi để theo như trên dưới sẽ đã đang bị bởi vì nếu thì mà cũng hay hoặc nên phải do bằng lên \
    xuống qua sau trước ai gì nào đây rồi còn chỉ vẫn mọi mỗi nhiều hơn nhất ngày tháng năm người \
    a an and are as at be by for from has have in into is it its new no not of on or that the their this \
    to was were what when which who will with you your";

/// Something that the article may share with others.
struct Term {
    hash: u32,
    counts: u32,
    /// How many articles have it.
    articles: u32,
}

/// Looks through a feed for what is related to one article, a slice at a time.
pub struct Relater {
    letters: Letters,
    id: String,
    terms: Vec<Term>,
    /// Positions in `terms` plus one, by hash.
    slots: Vec<u8>,
    /// Articles that share something: their number, and a bit for each shared term.
    found: Vec<(u32, u128)>,
    next: usize,
}

impl Relater {
    pub fn new(article: &Article) -> Relater {
        let mut relater = Relater {
            letters: Letters::default(),
            id: article.id.clone(),
            terms: Vec::new(),
            slots: vec![0; SLOTS],
            found: Vec::new(),
            next: 0,
        };
        relater.learn(article);
        relater
    }

    /// Looks at the next `count` articles; `false` once all have been seen.
    pub fn step(&mut self, articles: &[Arc<Article>], count: usize) -> bool {
        let end = (self.next + count).min(articles.len());
        for number in self.next..end {
            let shared = articles.get(number).map(|article| self.shared(article)).unwrap_or_default();
            if shared == 0 {
                continue;
            }
            each_bit(shared, |index| {
                if let Some(term) = self.terms.get_mut(index) {
                    term.articles += 1;
                }
            });
            self.found.push((number as u32, shared));
        }
        self.next = end.max(self.next);
        self.next < articles.len()
    }

    /// The numbers of the most related articles among those seen, at most `count`.
    pub fn best(&self, articles: &[Arc<Article>], count: usize) -> Vec<u32> {
        let mut best: Vec<((u32, Option<Timestamp>), u32)> = Vec::with_capacity(count + 1);
        for (number, shared) in &self.found {
            let Some(article) = articles.get(*number as usize).filter(|article| article.id != self.id) else {
                continue;
            };
            let score = (self.score(*shared), article.date());
            let place = best.iter().position(|(other, _)| score > *other).unwrap_or(best.len());
            if score.0 > 0 && place < count {
                best.insert(place, (score, *number));
                best.truncate(count);
            }
        }
        best.into_iter().map(|(_, number)| number).collect()
    }

    fn score(&self, shared: u128) -> u32 {
        let (mut score, mut relates) = (0, false);
        each_bit(shared, |index| {
            if let Some(term) = self.terms.get(index) {
                score += term.counts * rarity(self.next as u32, term.articles);
                relates |= term.counts > SYLLABLE;
            }
        });
        if relates { score } else { 0 }
    }

    /// Makes terms of what the article is tagged with and says.
    fn learn(&mut self, article: &Article) {
        for tag in article.tags.iter().take(MAX_TAGS) {
            self.add(tag_hash(tag), TAG);
        }
        let mut stops = Vec::new();
        each_word(&self.letters, STOP_WORDS, |word| stops.push(word));
        let (mut pairs, mut syllables) = (Vec::new(), Vec::new());
        for text in texts(article) {
            let mut before = None;
            each_word(&self.letters, text, |word| {
                let word = Some(word).filter(|word| !stops.contains(word));
                syllables.extend(word);
                pairs.extend(before.zip(word).map(|(before, word)| pair_hash(before, word)));
                before = word;
            });
        }
        for (hashes, counts, most) in [(pairs, PAIR, MAX_PAIRS), (syllables, SYLLABLE, MAX_SYLLABLES)] {
            let end = self.terms.len() + most;
            for hash in hashes {
                if self.terms.len() < end {
                    self.add(hash, counts);
                }
            }
        }
    }

    fn add(&mut self, hash: u32, counts: u32) {
        let mut slot = Hash(hash).slot(SLOTS - 1);
        while let Some(position) = self.slots.get(slot).filter(|position| **position > 0) {
            if self.terms.get(usize::from(*position) - 1).is_some_and(|term| term.hash == hash) {
                return;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        self.terms.push(Term { hash, counts, articles: 0 });
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = self.terms.len() as u8;
        }
    }

    /// A bit for each term that an article shares.
    fn shared(&self, article: &Article) -> u128 {
        let mut shared = 0;
        for tag in &article.tags {
            shared |= self.bit(tag_hash(tag));
        }
        for text in texts(article) {
            let mut before = None;
            each_word(&self.letters, text, |word| {
                // Most words are none of the article's: their pairs need no look.
                let bit = self.bit(word);
                let known = Some(word).filter(|_| bit > 0);
                if let Some((before, word)) = before.zip(known) {
                    shared |= self.bit(pair_hash(before, word));
                }
                shared |= bit;
                before = known;
            });
        }
        shared
    }

    fn bit(&self, hash: u32) -> u128 {
        let mut slot = Hash(hash).slot(SLOTS - 1);
        while let Some(position) = self.slots.get(slot).filter(|position| **position > 0) {
            let index = usize::from(*position) - 1;
            if self.terms.get(index).is_some_and(|term| term.hash == hash) {
                return 1 << index;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        0
    }
}

fn each_bit(mut bits: u128, mut take: impl FnMut(usize)) {
    while bits > 0 {
        take(bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}

/// The binary logarithm of `all / some` in sixteenths; straight between powers of two, which is near
/// enough for an order and needs no floating point.
fn rarity(all: u32, some: u32) -> u32 {
    let ratio = (u64::from(all) << 8) / u64::from(some.max(1));
    let power = ratio.max(256).ilog2();
    let within = (ratio.max(256) << 4 >> power) as u32 - 16;
    (power - 8) * 16 + within
}

fn texts(article: &Article) -> impl Iterator<Item = &str> {
    [article.title.as_deref(), article.lead.as_deref()].into_iter().flatten()
}

/// Differs from the hash of a syllable, so that the tag "Bão" is not the word.
fn tag_hash(tag: &str) -> u32 {
    let mut hash = Hash::of(tag);
    hash.add(0xff);
    hash.0
}

fn pair_hash(before: u32, word: u32) -> u32 {
    let mut hash = Hash(before);
    word.to_le_bytes().into_iter().for_each(|byte| hash.add(byte));
    hash.0
}

/// Gives the hash of each word; numbers are none. A syllable is its letters and its tone, wherever that
/// was put.
fn each_word(letters: &Letters, text: &str, mut take: impl FnMut(u32)) {
    let (mut hash, mut of_tone, mut is_word) = (Hash::default(), 0, false);
    let mut end = |hash: &mut Hash, of_tone: &mut u8, is_word: &mut bool| {
        if *is_word {
            hash.add(0x80 | *of_tone);
            take(hash.0);
        }
        (*hash, *of_tone, *is_word) = (Hash::default(), 0, false);
    };
    letters.read(text, |sign| match sign {
        Sign::Letter { place, tone } => {
            hash.add(place);
            of_tone += tone;
            is_word = true;
        }
        Sign::Digit(digit) => hash.add(0x40 | digit),
        Sign::Other(c) => {
            (c as u32).to_le_bytes().into_iter().for_each(|byte| hash.add(byte));
            is_word = true;
        }
        Sign::Gap => end(&mut hash, &mut of_tone, &mut is_word),
    });
    end(&mut hash, &mut of_tone, &mut is_word);
}
