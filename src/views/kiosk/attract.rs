use super::age_notice::age_notice;
use super::clock_face::clock_face;
use crate::domain::feed::Article;
use crate::domain::kiosk::session::Phase;
use crate::domain::language::Language;
use crate::domain::message::Message;
use crate::domain::text::decimal;
use crate::platform::dom::{append, set};
use crate::state::kiosk::Kiosk;
use crate::ui::date_line::date_line;
use crate::ui::element::{Element, element};
use crate::ui::picture::{Loading, picture};
use gloo_timers::callback::{Interval, Timeout};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Event;

/// A touch that becomes no click, because the finger slid, is one all the same after so long.
const SLID_MS: u32 = 350;

/// Headlines that pass by when nobody is there. A touch anywhere opens the one that is shown.
pub fn attract(kiosk: &Kiosk) -> Element {
    let reader = &kiosk.reader;
    let (of_timer, library) = (kiosk.clone(), reader.library.clone());
    let timer = Interval::new(reader.site.kiosk.slide_ms, move || of_timer.slides.advance(&library));
    let header = element("header")
        .class("attract-header")
        .child(element("p").class("attract-name").attr("dir", "auto").text(reader.site_name()))
        .child(clock_face(kiosk));
    let main = element("main")
        .attr("id", "main")
        .attr("tabindex", "-1")
        .class("attract-main")
        .child(pictures(kiosk))
        .child(words(kiosk));
    let footer = element("footer")
        .class("attract-footer")
        .child(invitation(kiosk))
        .child(element("div").class("attract-tools").child(age_notice(kiosk, true)).child(tools(kiosk)));
    kiosk.slides.pause(false);
    kiosk.slides.hold(false);
    open_when_touched(kiosk, element("div").class("attract"))
        .attr("lang", reader.language().tag())
        .child(header)
        .child(main)
        .child(footer)
        .keep(timer)
}

/// A touch stops the headlines, and lands on what it touched.
fn open_when_touched(kiosk: &Kiosk, root: Element) -> Element {
    let (of_press, of_lift, of_click) = (kiosk.clone(), kiosk.clone(), kiosk.clone());
    // Gone with these headlines: who comes and goes meanwhile is not called back.
    let waiting = Cell::new(None);
    let lift = Rc::new(move |event: Event| waiting.set(Some(open_soon(&of_lift, &event))));
    let cancel = lift.clone();
    root.on("pointerdown", move |_| of_press.slides.hold(true))
        .on("pointercancel", move |event| cancel(event))
        .on("pointerup", move |event| lift(event))
        .on("click", move |event| {
            if !is_control(&event) {
                event.prevent_default();
                of_click.open_shown();
            }
        })
}

fn open_soon(kiosk: &Kiosk, event: &Event) -> Timeout {
    let (kiosk, is_control) = (kiosk.clone(), is_control(event));
    Timeout::new(SLID_MS, move || {
        kiosk.slides.hold(false);
        if !is_control && kiosk.session.current() == Phase::Attract {
            kiosk.open_shown();
        }
    })
}

/// Whether an event is meant for a control that does something else.
fn is_control(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.and_then(|target| target.closest(".attract-tools button").ok().flatten()).is_some()
}

/// The picture of the headline, faded in over the one before.
fn pictures(kiosk: &Kiosk) -> Element {
    let place = element("div").class("attract-pictures").attr("aria-hidden", "true");
    let (node, kiosk) = (place.node().clone(), kiosk.clone());
    let layers: RefCell<VecDeque<(String, Element)>> = RefCell::default();
    let ahead = RefCell::new(None);
    place.effect(Box::new(move || {
        let library = &kiosk.reader.library;
        let article = kiosk.slides.current(library).map(|(article, ..)| article);
        let url = article.as_ref().and_then(|article| article.picture());
        let key = url.map_or("", |url| url.as_str());
        let mut layers = layers.borrow_mut();
        if layers.back().is_some_and(|(known, _)| known == key) {
            return;
        }
        let layer =
            element("div").class("attract-picture").child_if(url.map(|url| picture(url, "", Loading::Eager)));
        append(&node, layer.node());
        layers.push_back((key.to_owned(), layer));
        // The one before stays under it until it is covered.
        while layers.len() > 2 {
            if let Some((_, gone)) = layers.pop_front() {
                gone.node().remove();
            }
        }
        // The next one is asked for now, so that it is there in time.
        let next = kiosk.slides.next(library).and_then(|article| article.picture().cloned());
        ahead.replace(next.map(|url| picture(&url, "", Loading::Eager)));
    }))
}

fn words(kiosk: &Kiosk) -> Element {
    let (of_key, kiosk) = (kiosk.clone(), kiosk.clone());
    element("div").class("attract-words").live_child(
        move || match of_key.slides.current(&of_key.reader.library) {
            Some((article, place, count)) => {
                [&article.id, "\n", &decimal((place * 100 + count) as i64)].concat()
            }
            // What is said instead depends on whether something is on its way.
            None if of_key.reader.library.is_loading() => "loading".to_owned(),
            None => String::new(),
        },
        move || {
            Some(match kiosk.slides.current(&kiosk.reader.library) {
                Some((article, place, count)) => slide(&kiosk, &article, place, count),
                None => no_news(&kiosk),
            })
        },
    )
}

fn slide(kiosk: &Kiosk, article: &Article, place: usize, count: usize) -> Element {
    let reader = &kiosk.reader;
    let headline = article.headline();
    let link = element("a")
        .attr("href", &kiosk.start().with_article(&article.id).build_query())
        .attr("draggable", "false")
        .text(&headline);
    // Long headlines get smaller letters, so that all of them can be read from afar.
    let size = match headline.chars().count() {
        0..=48 => "short",
        49..=90 => "usual",
        _ => "long",
    };
    let lead = article.list_summary();
    let lead = lead.map(|text| element("p").class("attract-lead").attr("dir", "auto").text(&text));
    let tag =
        article.tags.first().map(|tag| element("span").class("attract-tag").attr("dir", "auto").text(tag));
    let date = article.date().map(|date| date_line(date, reader.language()));
    let dots = (1..=count).map(|dot| element("i").attr_if("data-here", (dot == place).then_some("")));
    element("div")
        .class("slide")
        .attr("data-picture", if article.picture().is_some() { "yes" } else { "no" })
        .child(element("p").class("attract-meta").child_if(tag).child_if(date))
        .child(
            element("h1")
                .attr("tabindex", "-1")
                .attr("dir", "auto")
                .attr("data-length", size)
                .attr_if("lang", article.language.as_deref())
                .child(link),
        )
        .child_if(lead.map(|lead| lead.attr_if("lang", article.language.as_deref())))
        .child(element("p").class("attract-dots").attr("aria-hidden", "true").children(dots))
}

fn no_news(kiosk: &Kiosk) -> Element {
    let reader = &kiosk.reader;
    let is_loading = reader.library.is_loading();
    let message = if is_loading { Message::Loading } else { Message::KioskNoNews };
    element("div")
        .class("slide")
        .attr("data-picture", "no")
        .child(element("h1").attr("tabindex", "-1").attr("data-length", "short").text(reader.site_name()))
        .child(element("p").class("attract-lead").text(reader.say(message)))
}

fn invitation(kiosk: &Kiosk) -> Element {
    // The click is the whole screen's.
    element("button").attr("type", "button").class("invitation").text(kiosk.reader.say(Message::TouchToRead))
}

/// Stops the headlines; the other language.
fn tools(kiosk: &Kiosk) -> Element {
    let reader = &kiosk.reader;
    let pause = element("button").attr("type", "button").class("tool");
    let (node, follow, press) = (pause.node().clone(), kiosk.clone(), kiosk.clone());
    let resume: Rc<RefCell<Option<Timeout>>> = Rc::default();
    let pause = pause
        .effect(Box::new(move || {
            let is_paused = follow.slides.is_paused();
            let name = if is_paused { Message::PlaySlides } else { Message::PauseSlides };
            set(&node, "data-icon", if is_paused { "play" } else { "pause" });
            set(&node, "aria-label", follow.reader.say(name));
            set(&node, "title", follow.reader.say(name));
        }))
        .on("click", move |_| {
            let is_paused = !press.slides.is_paused();
            press.slides.pause(is_paused);
            // Whoever stopped them does not come back for it.
            let (slides, settings) = (press.slides.clone(), &press.reader.site.kiosk);
            let after = settings.idle_ms.saturating_add(settings.warning_ms).max(settings.slide_ms);
            resume.replace(is_paused.then(|| Timeout::new(after, move || slides.pause(false))));
        });
    let other = match reader.language() {
        Language::Vietnamese => Language::English,
        Language::English => Language::Vietnamese,
    };
    let of_click = kiosk.clone();
    let language = element("button")
        .attr("type", "button")
        .class("tool")
        .attr("lang", other.tag())
        .text(reader.say(Message::OtherLanguage))
        .on("click", move |_| of_click.open(of_click.start().with_language(other)));
    element("div").class("attract-buttons").child(pause).child(language)
}
