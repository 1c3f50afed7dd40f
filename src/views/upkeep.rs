use super::later::fill_later;
use super::new_version::new_version;
use super::snapshot::keep_snapshots;
use crate::domain::shelf::{Key, Saved};
use crate::platform::badge::{has_badge, set_badge};
use crate::platform::each_minute::each_minute;
use crate::platform::later::when_idle;
use crate::platform::offline::{keep_pictures, look_for_new_version, on_heard, pictures_within, release};
use crate::platform::theme_color::{follow_page_color, on_device_theme};
use crate::state::reader::{Page, Reader};
use crate::ui::element::{Element, element};
use gloo_timers::callback::Timeout;
use leptos::prelude::untrack;
use std::cell::{Cell, RefCell};

/// When the pictures of an article that was opened are known.
const DRAWN_MS: u32 = 300;

/// When those that nobody has read are counted anew.
const COUNT_MS: u32 = 500;

/// So many minutes in which the page is seen lie between two looks for a new version.
const LOOK_MINUTES: u32 = 60;

/// What makes a page an app, once its first view stands: it works without a network, has a new version now
/// and then, looks as its reader chose, and counts what is unread on its icon.
pub fn upkeep(reader: &Reader) -> Element {
    let reader = reader.clone();
    fill_later(element("div").class("upkeep"), move || all(&reader))
}

#[inline(never)]
fn all(reader: &Reader) -> Element {
    let minutes = Cell::new(0u32);
    let look = each_minute(move || {
        minutes.set(minutes.get() + 1);
        if minutes.get().is_multiple_of(LOOK_MINUTES) {
            look_for_new_version();
        }
    });
    on_device_theme(follow_page_color);
    // The browser has all of it by then: keeping it asks for nothing twice.
    let heard = reader.clone();
    on_heard(move |url| {
        keep_pictures(&[url], untrack(|| owner(&heard)).as_deref());
    });
    let theme = reader.preferences.clone();
    let place = new_version(reader)
        .keep(look)
        .effect(keep_pictures_of_articles(reader))
        .effect(follow_shelf(reader))
        .effect(keep_snapshots(reader))
        .effect(Box::new(move || {
            theme.get();
            follow_page_color();
        }));
    if has_badge() { place.effect(count_unread(reader)) } else { place }
}

/// Whoever has opened or saved an article finds it with its pictures where there is no network.
fn keep_pictures_of_articles(reader: &Reader) -> Box<dyn Fn()> {
    let reader = reader.clone();
    let timer = RefCell::new(None);
    Box::new(move || {
        if !matches!(reader.page(), Page::Article(_) | Page::Kept(_)) {
            return;
        }
        let owner = owner(&reader);
        // Those who want few pictures may want all again.
        reader.preferences.reduced_images();
        *timer.borrow_mut() = Some(Timeout::new(DRAWN_MS, move || {
            keep_pictures(&pictures_within("main article"), owner.as_deref());
        }));
    })
}

/// Names the open article if it is saved; tracked.
fn owner(reader: &Reader) -> Option<String> {
    let article = match reader.page() {
        Page::Article(article) => article,
        Page::Kept(copy) => copy.article,
        _ => return None,
    };
    let key = reader.shelf_key(&article.id);
    reader.shelf.has(key).then(|| key.hex())
}

/// What was taken off the shelf needs its pictures no longer; what came there from elsewhere has one at least.
fn follow_shelf(reader: &Reader) -> Box<dyn Fn()> {
    let reader = reader.clone();
    let known: RefCell<Option<Vec<Key>>> = RefCell::new(None);
    Box::new(move || {
        if !reader.shelf.is_loaded() {
            return;
        }
        let saved = reader.shelf.saved();
        let keys = saved.iter().map(Saved::key).collect::<Vec<_>>();
        let Some(before) = known.replace(Some(keys.clone())) else { return };
        for gone in before.iter().filter(|key| !keys.contains(key)) {
            release(&gone.hex());
        }
        for new in saved.iter().filter(|saved| !before.contains(&saved.key())) {
            let image = new.article.image.iter().map(|image| image.url.as_str().to_owned());
            keep_pictures(&image.collect::<Vec<_>>(), Some(&new.key().hex()));
        }
    })
}

/// How many articles nobody has read here. Counted a little later: nobody looks at the icon now, and whoever
/// opens one of ten thousand does not wait for it.
fn count_unread(reader: &Reader) -> Box<dyn Fn()> {
    let reader = reader.clone();
    let timer = RefCell::new(None);
    Box::new(move || {
        reader.shelf.track_marks();
        if reader.library.is_loading() || !reader.shelf.is_loaded() {
            return;
        }
        let reader = reader.clone();
        *timer.borrow_mut() =
            Some(Timeout::new(COUNT_MS, move || when_idle(move || set_badge(untrack(|| unread(&reader))))));
    })
}

fn unread(reader: &Reader) -> usize {
    let url = reader.library.url();
    let articles = reader.library.articles();
    articles.iter().filter(|article| !reader.shelf.is_read(Key::of(&url, &article.id))).count()
}
