//! Pure Rust: no I/O, no clock, no browser, no Leptos. Time, addresses and languages are arguments.
//!
//! - Feeds: [`stream`] cuts bytes into items, [`json`] reads each, [`adapter`] makes it an
//!   [`feed::Article`] with [`warning`]s; [`json_feed`] writes feeds; [`site`] reads the operator's
//!   settings.
//! - Lists: [`listing`] chooses and orders articles, by tag, [`month`] or [`route`]; [`related`] finds what
//!   to read next; [`tally`] counts; [`search`] finds words.
//! - Texts: [`markup`] is the tree of an article, [`headings`] its contents, [`plain_text`] makes one,
//!   [`excerpt`] shortens, [`html_text`] is their words alone, [`entities`] decodes, [`quiet_html`] keeps the
//!   parser silent, [`text`] has what is small.
//! - Addresses: [`url_policy`] is the only way to one, [`route`] is the page's own, [`player`] knows
//!   where films can be seen, [`qr_code`] hands them to phones.
//! - Words: [`message`] holds all that the reader says, in each [`language`]; [`vietnamese`] and
//!   [`timestamp`] write dates, [`day`] reads them; [`json_ld`] tells machines; [`preferences`] is how a person
//!   likes to read, [`voice`] who reads aloud.
//! - One person's reading: [`shelf`] is what they saved, read and left in the middle; [`position`] is a
//!   place in a text.
//! - Places: [`surface`] names the three where a reader runs; [`kiosk`] is what the one in a lobby needs,
//!   [`embedding`] what a partner's page asks of a widget.
//! - News that changes: [`fingerprint`] tells a corrected article, [`refresh`] what is new and what was taken
//!   back, [`backoff`] when to ask again.
//! - Hands: [`shortcut`] knows the keys, [`gesture`] reads fingers, [`pull`] those that pull a page down,
//!   [`zoom`] is how a picture is seen.

pub mod adapter;
pub mod backoff;
pub mod day;
pub mod embedding;
pub mod entities;
pub mod excerpt;
pub mod feed;
pub mod fingerprint;
pub mod gesture;
pub mod headings;
pub mod html_text;
pub mod json;
pub mod json_feed;
pub mod json_ld;
pub mod kiosk;
pub mod language;
pub mod listing;
pub mod markup;
pub mod message;
pub mod month;
pub mod plain_text;
pub mod player;
pub mod position;
pub mod preferences;
pub mod pull;
pub mod qr_code;
pub mod quiet_html;
pub mod refresh;
pub mod related;
pub mod route;
pub mod search;
pub mod shelf;
pub mod shortcut;
pub mod site;
pub mod stream;
pub mod surface;
pub mod tally;
pub mod text;
pub mod timestamp;
pub mod url_policy;
pub mod vietnamese;
pub mod voice;
pub mod warning;
pub mod zoom;
