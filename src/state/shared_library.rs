//! One library for all widgets of a page that show the same feed: it is fetched once, and forgotten when
//! the last of them is gone.

use super::library::Library;
use crate::domain::site::{FeedSource, Site};
use crate::domain::url_policy::{WebUrl, origin, resolve_url};
use crate::platform::page::base_url;
use std::cell::RefCell;
use std::rc::{Rc, Weak};

/// A share in a library. When the last one is dropped, reading ends.
pub struct Share {
    feed: String,
    library: Library,
}

thread_local! {
    static OPEN: RefCell<Vec<Weak<Share>>> = const { RefCell::new(Vec::new()) };
}

impl Share {
    pub fn library(&self) -> Library {
        self.library.clone()
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        self.library.close();
        OPEN.with_borrow_mut(|open| open.retain(|share| share.strong_count() > 0));
    }
}

/// A share in the library of a feed, whose address may be relative to the page's own. The partner chooses
/// what is shown, so no list of allowed sites applies, and knows where its address leads; further pages must lie
/// where the feed does.
pub fn share_library(feed: &str) -> Rc<Share> {
    let url = resolve_url(feed, Some(&base_url())).unwrap_or_else(|| feed.to_owned());
    let known =
        OPEN.with_borrow(|open| open.iter().filter_map(Weak::upgrade).find(|share| share.feed == url));
    known.unwrap_or_else(|| {
        let chosen = WebUrl::parse(&url, None).map(|url| FeedSource { title: None, url });
        let site = Site {
            feeds: chosen.into_iter().collect(),
            allowed_origins: origin(&url).into_iter().map(str::to_owned).collect(),
            ..Site::default()
        };
        let library = Library::default();
        library.open(Some(&url), &Rc::new(site));
        let share = Rc::new(Share { feed: url, library });
        OPEN.with_borrow_mut(|open| open.push(Rc::downgrade(&share)));
        share
    })
}
