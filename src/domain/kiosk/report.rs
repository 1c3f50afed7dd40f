//! What the operator is told of a kiosk: in its status panel, and as JSON where it reports to.

use crate::domain::json::{Members, Value, write};
use crate::domain::message::Message;
use crate::domain::text::{decimal, unsigned_decimal};
use crate::domain::timestamp::{Timestamp, VIETNAM_OFFSET_MINUTES};
use crate::domain::warning::{Place, Warning, WarningKind};

/// So many warnings go into a report; the rest is counted.
const REPORTED_WARNINGS: usize = 50;

/// How a kiosk is. Nothing of it is about those who stand before it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    pub version: &'static str,
    pub now: Timestamp,
    /// "attract" and the like.
    pub phase: &'static str,
    /// Since the page was loaded.
    pub uptime_seconds: u64,
    pub sessions: u64,
    pub articles: u64,
    /// When the news was last as its server has it.
    pub updated: Option<Timestamp>,
    /// How the last attempt to get it failed, in a word.
    pub failure: Option<&'static str>,
    /// Of scripts, where the browser tells, and of WebAssembly.
    pub memory_bytes: u64,
    /// By the watchdog, in a row.
    pub reloads: u64,
    pub warnings: Vec<Warning>,
    /// Messages of errors since the page was loaded, the newest last.
    pub errors: Vec<String>,
}

impl Report {
    /// Seconds since the news was last up to date.
    pub fn age_seconds(&self) -> Option<u64> {
        let updated = self.updated?;
        Some(u64::try_from(self.now.seconds - updated.seconds).unwrap_or(0))
    }

    pub fn build_json(&self) -> String {
        let number = |number: u64| Value::Number(unsigned_decimal(number));
        let mut report = Members::default();
        report.text("version", Some(self.version));
        report.text("time", Some(&self.now.format_rfc3339(VIETNAM_OFFSET_MINUTES)));
        report.text("state", Some(self.phase));
        report.add("uptime_seconds", number(self.uptime_seconds));
        report.add("sessions", number(self.sessions));
        report.add("articles", number(self.articles));
        let updated = self.updated.map(|updated| updated.format_rfc3339(VIETNAM_OFFSET_MINUTES));
        report.text("feed_updated", updated.as_deref());
        if let Some(age) = self.age_seconds() {
            report.add("feed_age_seconds", number(age));
        }
        report.text("feed_failure", self.failure);
        report.add("memory_bytes", number(self.memory_bytes));
        report.add("reloads", number(self.reloads));
        report.add("warning_count", number(self.warnings.len() as u64));
        report.list("warnings", self.warnings.iter().take(REPORTED_WARNINGS).map(warning_value).collect());
        report.list("errors", self.errors.iter().map(|error| Value::String(error.clone())).collect());
        write(&report.into_value())
    }
}

fn warning_value(warning: &Warning) -> Value {
    let mut value = Members::default();
    match warning.place {
        Place::Feed => value.text("place", Some("feed")),
        Place::Site => value.text("place", Some("site.json")),
        // Counted from 1, as the panel does.
        Place::Item(index) => value.add("item", Value::Number(decimal(index as i64 + 1))),
    }
    value.text("field", Some(warning.field).filter(|field| !field.is_empty()));
    value.text("kind", Some(kind_word(warning.kind)));
    value.into_value()
}

fn kind_word(kind: WarningKind) -> &'static str {
    match kind {
        WarningKind::Missing => "missing",
        WarningKind::WrongType => "wrong-type",
        WarningKind::BadUrl => "bad-url",
        WarningKind::BadDate => "bad-date",
        WarningKind::BadNumber => "bad-number",
        WarningKind::BadLanguage => "bad-language",
        WarningKind::Duplicate => "duplicate",
        WarningKind::Mended => "mended",
        WarningKind::Truncated => "truncated",
        WarningKind::TooLong => "too-long",
        WarningKind::TooMany => "too-many",
        WarningKind::TooDeep => "too-deep",
        WarningKind::Syntax => "syntax",
        WarningKind::Ignored => "ignored",
    }
}

/// What a warning says to a person.
pub fn warning_message(kind: WarningKind) -> Message {
    match kind {
        WarningKind::Missing => Message::WarningMissing,
        WarningKind::WrongType => Message::WarningWrongType,
        WarningKind::BadUrl => Message::WarningBadUrl,
        WarningKind::BadDate => Message::WarningBadDate,
        WarningKind::BadNumber => Message::WarningBadNumber,
        WarningKind::BadLanguage => Message::WarningBadLanguage,
        WarningKind::Duplicate => Message::WarningDuplicate,
        WarningKind::Mended => Message::WarningMended,
        WarningKind::Truncated => Message::WarningTruncated,
        WarningKind::TooLong => Message::WarningTooLong,
        WarningKind::TooMany => Message::WarningTooMany,
        WarningKind::TooDeep => Message::WarningTooDeep,
        WarningKind::Syntax => Message::WarningSyntax,
        WarningKind::Ignored => Message::WarningIgnored,
    }
}
