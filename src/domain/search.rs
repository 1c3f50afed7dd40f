//! Finding articles by their words: an index of all of them, queries, marks on what was found.
//!
//! The index is the reader's own. What libraries offer knows neither marks that rank above none nor
//! an index that answers while it grows, and takes several times the memory: see README, "Search".
//!
//! ```text
//! Article --Index::begin, add..., end--> postings --Index::find--> Found --Query::holds--> result
//!                                                    Query::parse                          highlight, snippet
//! ```

mod highlight;
mod index;
mod initials;
mod postings;
mod query;
mod snippet;
mod verify;
mod vocabulary;

pub use highlight::highlight;
pub use index::{Field, Filter, Found, Index};
pub use query::{Part, Query};
pub use snippet::{Snippet, snippet};
pub use verify::contains_phrase;
