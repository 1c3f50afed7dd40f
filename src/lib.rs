//! Bản Tin: a news reader that runs wholly in the browser.
//!
//! One static folder, WebAssembly in it, no server of its own. A JSON Feed comes in as a stream
//! of bytes; headlines, articles and a ministry's portal go out as elements.
//!
//! ```text
//! bytes --stream--> items --adapter--> Article --html--> tree --draw--> elements
//!       domain            domain               platform       platform
//! ```
//!
//! # Entry points
//!
//! - `src/start.js` runs before the module: it asks for the site's settings and the feed, and then
//!   loads the module. `index.html` shows a skeleton until there is something to show.
//! - `src/widget.js` is the element `<news-reader>`, which partners load; `src/widget_module.js` loads the
//!   module for all elements of their page.
//! - `src/main.rs` has what the first of these scripts calls, and chooses the surface of a page, a shell;
//!   `src/bin/widget.rs` has what the other calls. They are linked one by one, so that neither carries what only
//!   the other needs.
//! - [`shells::app::start`] composes the reader as a page of its own, [`shells::widget::mount`] as an element of
//!   a partner's page.
//! - `public/sw.js` answers where there is no network, and begins a repeat visit with the list that
//!   [`views::snapshot`] gave it.
//! - What comes after the first view goes through one queue, [`platform::later`].
//! - [`domain::stream::FeedReader`] is where a feed's bytes become articles.
//!
//! # Layers
//!
//! An arrow reads "is imported by"; there are no others, and `tests/tidy.rs` checks them.
//!
//! ```text
//! domain -> platform -> state -> views -> shells -> main, bin
//!           platform -> ui ----> views
//! ```
//!
//! | layer | what it holds | what it never has |
//! |---|---|---|
//! | [`domain`] | feeds, articles, addresses, dates, words | I/O, a clock, a browser, Leptos |
//! | [`platform`] | one file for each thing of the browser | Leptos, features |
//! | [`state`] | what is read, where the reader is | markup |
//! | [`ui`] | elements and small components: values in, elements out | state, fetching |
//! | [`views`] | features and pages: from a `Reader` to elements | fetching, `spawn_local` |
//! | [`shells`] | surfaces: composition only | features of their own |
//!
//! # Two decisions that differ from what one would expect
//!
//! **Elements by calls, not by `view!`.** Leptos' macro gives each element a type, and code to build
//! and to compare with every type. For these views that was 140 KB of module (brotli); with one
//! [`ui::element::Element`] for all, on the same reactive graph, it is 75. Views are therefore plain
//! functions, and they get a [`state::reader::Reader`] as an argument where components would ask for a
//! context. That is also why `ui` imports `platform`: it makes elements itself. As nothing is ever made
//! from a string of markup, the page needs no exception for Leptos from its Trusted Types.
//!
//! **JSON by our own reader.** A feed is read as it arrives and mended where it is broken: numbers keep
//! their digits, half a surrogate costs a character and not an article. `serde_json` is
//! the measure that the tests hold it to.

pub mod domain;

#[cfg(feature = "browser")]
pub mod platform;
#[cfg(feature = "browser")]
pub mod shells;
#[cfg(feature = "browser")]
pub mod state;
#[cfg(feature = "browser")]
pub mod ui;
#[cfg(feature = "browser")]
pub mod views;
