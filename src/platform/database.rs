//! A database of the browser (IndexedDB): tables of texts, each under a key, with changes that happen
//! wholly or not at all.
//!
//! By the crate `idb`, with its thinnest feature set. It is kept (0.6 follows `web-sys` and has had releases each
//! year since 2022), it lets transactions, versions, `blocked` and `versionchange` through as they are, and
//! its functions that are not part of ours by then are 3.3 KB, uncompressed, of what comes after the first
//! view. `rexie` is a layer above it that hides `versionchange`; `indexed_db_futures` brings serialisation and
//! a macro for each kind of value, which texts do not need. The crate's own futures are not used: that of a transaction takes a failed request for
//! a value of the wrong type and so hides why there is no room; waiting is 30 lines here.
//!
//! Nothing of this runs before the first view stands, unless the page is about what is kept.

mod connection;
mod schema;
mod transaction;

pub use connection::Database;
pub use schema::{Table, VERSION};
pub use transaction::{Ask, Change, Decide, Records};

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Why the database did not do it. Nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is none: the browser lacks it, forbids it here (private windows, sandboxed frames), or cannot
    /// read it any more.
    Forbidden,
    /// A newer version of the reader has been here; what it keeps must not be touched by this one.
    Newer,
    /// It does not answer: another tab of an older version is in the way, or the browser is.
    Slow,
    /// There is no room left.
    Full,
}

impl Trouble {
    fn named(error: &JsValue) -> Trouble {
        let name = Reflect::get(error, &JsValue::from_str("name")).ok().and_then(|name| name.as_string());
        match name.as_deref() {
            Some("QuotaExceededError") => Trouble::Full,
            Some("VersionError") => Trouble::Newer,
            _ => Trouble::Forbidden,
        }
    }
}

impl From<idb::Error> for Trouble {
    fn from(error: idb::Error) -> Trouble {
        match error {
            idb::Error::UpdateFailed(error) | idb::Error::IndexedDbOpenFailed(error) => {
                Trouble::named(&error)
            }
            _ => Trouble::Forbidden,
        }
    }
}
