//! How long an article takes to read.

/// Vietnamese is written in syllables with spaces between them, so "words" counted at spaces are
/// syllables there. 240 a minute is an assumption about an unhurried adult, not a measurement of
/// ours; for English words it is a usual figure as well.
const WORDS_A_MINUTE: usize = 240;

/// Whole minutes, rounded, at least 1. `words` are the parts between spaces.
pub fn reading_minutes(words: usize) -> u32 {
    let minutes = words.saturating_add(WORDS_A_MINUTE / 2) / WORDS_A_MINUTE;
    u32::try_from(minutes.max(1)).unwrap_or(u32::MAX)
}
