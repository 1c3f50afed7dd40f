//! What is particular to Vietnamese: its dates, its reading pace, its letters.

pub mod date_line;
pub mod fold;
pub mod reading_time;
pub mod words;
