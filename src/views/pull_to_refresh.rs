use super::later::fill_later;
use crate::domain::message::Message;
use crate::domain::pull::{Pull, Pulled};
use crate::domain::surface::Surface;
use crate::domain::text::decimal;
use crate::platform::dom::{set, set_style};
use crate::platform::page::{is_pulled_by_browser, scroll_y};
use crate::platform::touch::{Touch, watch_touches};
use crate::state::freshness::refresh_by_hand;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use crate::ui::scope::Scope;
use std::cell::Cell;

/// What a finger may move itself, or is not the page.
const NOT_THE_PAGE: &str = "dialog, input, select, textarea, audio, video";

/// Refreshes the list when a finger pulls it down from the page's top, where the browser does not do the like
/// by itself; and shows for a moment what came of somebody's wish to refresh.
pub fn pull_to_refresh(reader: &Reader) -> Element {
    let place = element("div").class("pull").attr("aria-hidden", "true");
    if reader.surface != Surface::App {
        return place;
    }
    let reader = reader.clone();
    fill_later(place, move || element("div").child(sign(&reader)).child(answer(&reader)))
}

#[inline(never)]
fn sign(reader: &Reader) -> Element {
    let sign = element("span").class("pill").attr("hidden", "");
    if is_pulled_by_browser() {
        return sign;
    }
    let (node, reader, pull) = (sign.node().clone(), reader.clone(), Cell::new(Pull::default()));
    let scope = Scope::current();
    sign.keep(watch_touches(move |touch| {
        let mut pulling = pull.take();
        let (mut pulled, mut is_wanted) = (None, false);
        match touch {
            Touch::Down(at, on, fingers) => {
                let is_page = on.is_some_and(|on| on.closest(NOT_THE_PAGE).ok().flatten().is_none());
                pulling.begin(at, scroll_y(), if is_page { fingers } else { 0 });
            }
            Touch::Moved(to, fingers) => pulled = pulling.travel(to, scroll_y(), fingers),
            Touch::Lifted => is_wanted = pulling.lift(),
            Touch::Lost => pulling.cancel(),
        }
        pull.set(pulling);
        if scope.is_left() {
            return;
        }
        show(&reader, &node, pulled);
        if is_wanted {
            refresh_by_hand(&reader);
        }
    }))
}

/// The live region says it as well.
fn answer(reader: &Reader) -> Element {
    let (of_key, announcer) = (reader.announcer.clone(), reader.announcer.clone());
    element("div").live_child(
        move || of_key.shown(),
        move || {
            let sentence = announcer.shown();
            (!sentence.is_empty()).then(|| element("p").class("pill").text(&sentence))
        },
    )
}

fn show(reader: &Reader, sign: &web_sys::Element, pulled: Option<Pulled>) {
    let Some(Pulled { by, is_enough }) = pulled else { return set(sign, "hidden", "") };
    let message = if is_enough { Message::ReleaseToRefresh } else { Message::PullToRefresh };
    let words = leptos::prelude::untrack(|| reader.say(message));
    if sign.text_content().as_deref() != Some(words) {
        sign.set_text_content(Some(words));
    }
    let _ = sign.remove_attribute("hidden");
    // The style sheet moves it by this much, or not at all for those who want little motion.
    set_style(sign, "--pulled", &(decimal(by as i64) + "px"));
}
