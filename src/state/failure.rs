//! Why there is no news to show, and what may help.

use crate::domain::message::Message;
use crate::domain::stream::FeedError;
use crate::platform::fetch::FetchError;

#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    Fetch(FetchError),
    Feed(FeedError),
    /// A web page came where a feed was asked for.
    WebPage,
    /// `?feed=` names another site, which `site.json` does not allow.
    RefusedFeed,
    /// `?feed=` is no address.
    BadFeedUrl,
}

impl Failure {
    pub fn message(&self) -> Message {
        match self {
            Failure::Fetch(error) => fetch_message(error),
            Failure::Feed(FeedError::NotAFeed) => Message::ErrorNotAFeed,
            Failure::Feed(_) => Message::ErrorNotJson,
            Failure::WebPage => Message::ErrorWebPage,
            Failure::RefusedFeed => Message::ErrorRefusedFeed,
            Failure::BadFeedUrl => Message::ErrorBadFeedUrl,
        }
    }

    /// Whether the same request may succeed later.
    pub fn can_retry(&self) -> bool {
        !matches!(self, Failure::RefusedFeed | Failure::BadFeedUrl)
    }

    /// A word for programs: what a widget's `error` event calls it.
    pub fn kind(&self) -> &'static str {
        match self {
            Failure::Fetch(error) => fetch_kind(error),
            Failure::Feed(_) | Failure::WebPage => "not-a-feed",
            Failure::RefusedFeed | Failure::BadFeedUrl => "refused",
        }
    }
}

/// Apart: one table for both would have its places counted from far before its beginning, which to `.ci/split.mjs` is
/// the middle of whatever lies there.
#[inline(never)]
fn fetch_kind(error: &FetchError) -> &'static str {
    match error {
        FetchError::Offline => "offline",
        FetchError::Timeout => "timeout",
        FetchError::Status(_) => "status",
        FetchError::TooLarge => "too-large",
        FetchError::Network | FetchError::Aborted => "network",
    }
}

/// The one place where a status becomes a sentence.
fn fetch_message(error: &FetchError) -> Message {
    match error {
        FetchError::Offline => Message::ErrorOffline,
        FetchError::Network | FetchError::Aborted => Message::ErrorNetwork,
        FetchError::Timeout | FetchError::Status(408 | 504) => Message::ErrorTimeout,
        FetchError::Status(404 | 410) => Message::ErrorNotFound,
        FetchError::Status(401 | 403) => Message::ErrorForbidden,
        FetchError::Status(429 | 500..=599) => Message::ErrorServer,
        FetchError::Status(_) => Message::ErrorStatus,
        FetchError::TooLarge => Message::ErrorTooLarge,
    }
}
