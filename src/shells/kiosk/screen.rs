//! What is on the screen: headlines for nobody, or the reader for somebody.

use crate::domain::kiosk::session::Phase;
use crate::domain::message::Message;
use crate::domain::text::decimal;
use crate::platform::head::Head;
use crate::platform::page;
use crate::shells::app::{MAIN, describe, follow_feed, main_place, portal, skip_to_main};
use crate::state::kiosk::Kiosk;
use crate::state::reader::Page;
use crate::ui::element::{Element, element};
use crate::views::feed_switcher::feed_switcher;
use crate::views::kiosk::age_notice::age_notice;
use crate::views::kiosk::attract::attract;
use crate::views::kiosk::clock_face::clock_face;
use crate::views::kiosk::controls::controls;
use crate::views::kiosk::header::header;
use crate::views::kiosk::links::outside;
use crate::views::kiosk::status_panel::status_panel;
use crate::views::kiosk::warning::warning;
use crate::views::live_region::live_region;
use crate::views::on_screen_keyboard::on_screen_keyboard;
use crate::views::top_link::top_link;
use std::cell::Cell;

pub fn screen(kiosk: &Kiosk) -> Element {
    let (of_key, of_view) = (kiosk.clone(), kiosk.clone());
    element("div")
        .class("kiosk")
        .live_child(
            move || match of_key.session.phase() {
                Phase::Attract => String::new(),
                // Everything is made anew for the next one.
                Phase::Session | Phase::Warning => decimal(of_key.session.number().into()),
            },
            move || {
                Some(match of_view.session.current() {
                    Phase::Attract => attract(&of_view).effect(describe_site(&of_view)),
                    Phase::Session | Phase::Warning => session(&of_view),
                })
            },
        )
        .child(warning(kiosk))
        .child(status_panel(kiosk))
        .child(live_region(&kiosk.reader))
        .effect(follow_feed(kiosk.reader.clone()))
        .effect(show_phase(kiosk))
        .effect(show_reach(kiosk))
        .effect(show_night(kiosk))
}

/// Everything that one person sees.
fn session(kiosk: &Kiosk) -> Element {
    let (of_key, of_view) = (kiosk.reader.clone(), kiosk.clone());
    element("div")
        .live_child(move || of_key.language().tag().to_owned(), move || Some(whole(&of_view)))
        .effect(describe(kiosk.reader.clone()))
        .effect(return_to_place(kiosk))
}

/// The same in one language.
fn whole(kiosk: &Kiosk) -> Element {
    let reader = &kiosk.reader;
    let skip = element("a").class("skip-link").attr("href", "#main").text(reader.say(Message::SkipToContent));
    let (header, input) = header(kiosk);
    let page = element("div")
        .class("page")
        .child(header)
        .child_if(feed_switcher(reader))
        .child(age_notice(kiosk, false))
        .child(main_place(reader))
        .child(portal(reader))
        .child(element("footer").class("page-footer").child(top_link(reader, MAIN)));
    element("div")
        .attr("lang", reader.language().tag())
        .child(skip.on("click", skip_to_main))
        .child(band(kiosk))
        .child(page)
        .child(
            element("section")
                .attr("aria-label", reader.say(Message::KioskControls))
                .child(controls(kiosk))
                .child_if(input.map(|input| on_screen_keyboard(reader, &input))),
        )
        .child(outside(kiosk))
}

/// What fills the upper part while everything else is further down.
fn band(kiosk: &Kiosk) -> Element {
    element("div")
        .class("band")
        .attr("aria-hidden", "true")
        .child(element("p").text(kiosk.reader.site_name()))
        .child(clock_face(kiosk))
}

/// The document's own words while nobody is there.
fn describe_site(kiosk: &Kiosk) -> Box<dyn Fn()> {
    let reader = kiosk.reader.clone();
    Box::new(move || {
        let head =
            Head { title: reader.site_name().to_owned(), language: reader.language().tag().to_owned() };
        head.apply(None);
    })
}

/// `data-kiosk` says who is there, once there is something to see.
fn show_phase(kiosk: &Kiosk) -> Box<dyn Fn()> {
    let (kiosk, is_ready) = (kiosk.clone(), Cell::new(false));
    Box::new(move || {
        let phase = kiosk.session.phase();
        if is_ready.get() || !matches!(kiosk.reader.page(), Page::Loading) {
            is_ready.set(true);
            page::set_data("kiosk", phase.name());
        }
    })
}

fn show_reach(kiosk: &Kiosk) -> Box<dyn Fn()> {
    let session = kiosk.session.clone();
    Box::new(move || page::set_data("reach", if session.is_low() { "low" } else { "" }))
}

/// Dark nights, and a place that is never quite the same.
fn show_night(kiosk: &Kiosk) -> Box<dyn Fn()> {
    let (clock, night) = (kiosk.clock.clone(), kiosk.reader.site.kiosk.night);
    Box::new(move || {
        let now = clock.minute();
        page::set_data("night", if night.is_at(now) { "on" } else { "" });
        page::shift_root(crate::domain::kiosk::night::shift(now));
    })
}

/// The way back to a list leads to where it was left.
fn return_to_place(kiosk: &Kiosk) -> Box<dyn Fn()> {
    let kiosk = kiosk.clone();
    Box::new(move || {
        let route = kiosk.reader.route();
        if let Some(y) = kiosk.place(&route).filter(|_| route.article.is_none()) {
            // After the view has been drawn and arrived at.
            page::soon(move || page::scroll_to(y));
        }
    })
}
