//! What is particular to Vietnamese: its letters and their order, its words, its dates, its reading pace, how
//! it is read aloud, how it is typed.

pub mod date_line;
pub mod fold;
pub mod letters;
pub mod reading_time;
pub mod relative_date;
pub mod speech;
pub mod telex;
pub mod title_order;
pub mod words;
