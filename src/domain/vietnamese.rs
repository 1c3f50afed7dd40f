//! What is particular to Vietnamese: its dates, its reading pace, how it is read aloud.

pub mod date_line;
pub mod reading_time;
pub mod speech;
