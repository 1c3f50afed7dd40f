//! What is particular to Vietnamese: its dates, its reading pace.

pub mod date_line;
pub mod reading_time;
