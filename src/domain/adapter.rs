//! JSON values to [`Article`]s and the feed's header, mending and warning on the way.
//!
//! Reading does not go through wire types: a `Deserialize` would refuse an item for one wrong type,
//! where a reader should lose one field at most. (JSON Feed 1.1; 1 differs in `author` only.)

mod article;
mod attachments;
mod clean_text;
mod fields;
mod header;
mod id;
mod people;
mod portal;

pub use article::read_article;
pub use clean_text::{Shape, clean_text};
pub use fields::Fields;
pub use header::HeaderReader;
pub use id::{hash, hex};
pub use portal::PortalSource;

/// Characters that are kept of a headline, a name, a tag or another short text.
pub const MAX_LINE: usize = 500;

/// Characters that are kept of a summary, a description or a caption.
pub const MAX_TEXT: usize = 2000;
