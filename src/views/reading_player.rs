use super::media_player::{play_recording, watch_recording};
use super::shortcuts::beside;
use crate::domain::feed::Article;
use crate::domain::gesture::Step;
use crate::domain::message::Message;
use crate::domain::text::decimal;
use crate::platform::listener::Listener;
use crate::platform::{dom, page};
use crate::state::read_aloud::{ReadAloud, Status};
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use crate::ui::icon_button::icon_button;
use crate::ui::speed_select::speed_select;
use leptos::prelude::untrack;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

const HINTED_SENTENCES: usize = 4;

/// The language that an article is read in, as a tag.
pub fn reading_tag(reader: &Reader, article: &Article) -> String {
    let named = article.language.clone().or_else(|| reader.library.header().language.clone());
    named.unwrap_or_else(|| reader.language().tag().to_owned())
}

/// The controls of reading aloud, at the lower edge of the screen as long as an article is read.
/// `drawn` is the article in the page that was opened last, and the place of the player follows it; when it
/// goes, the reading ends.
pub fn reading_player(reader: &Reader, article: &Article, drawn: &web_sys::Element) -> Element {
    let read_aloud = reader.read_aloud.clone();
    let number = read_aloud.newest_page();
    let (tag, is_recorded) = (reading_tag(reader, article), article.is_recorded());
    if read_aloud.is_read_at_once() {
        let (reader, drawn, tag) = (reader.clone(), drawn.clone(), tag.clone());
        // The article is not in the page yet, and what is read is scrolled to.
        page::soon(move || match drawn.is_connected() {
            true if is_recorded => play_recording(&reader, &drawn),
            true => reader.read_aloud.start(number, &drawn, &tag, reader.preferences.get().speech_rate),
            false => {}
        });
    }
    // Two at once are understood by nobody: a voice makes way for what a person plays. The event does not bubble.
    let talks_over = read_aloud.clone();
    let playing = Listener::boxed(drawn, "play", true, Box::new(move |_| talks_over.pause()));
    let (of_failure, failed) = (reader.clone(), drawn.clone());
    // Better a voice than silence.
    let failing = watch_recording(drawn, move || {
        let (read_aloud, rate) = (&of_failure.read_aloud, of_failure.preferences.get().speech_rate);
        of_failure.announcer.say(of_failure.say(Message::NoRecording).to_owned());
        match untrack(|| read_aloud.can_read(&tag)) {
            true => read_aloud.start(number, &failed, &tag, rate),
            false => read_aloud.fail_on(number),
        }
    });
    let (of_key, reader, article) = (read_aloud.clone(), reader.clone(), drawn.clone());
    let recorded = is_recorded.then(|| drawn.clone());
    element("div").keep(Leaving(read_aloud, number)).keep(playing).keep(failing).live_child(
        move || {
            let status = of_key.status();
            // What else lies at the lower edge makes room.
            if let Some(place) = article.next_element_sibling() {
                dom::set_if(&place, "data-plays", !matches!(status, Status::Off));
            }
            match status {
                Status::Off => String::new(),
                Status::Failed => "failed".to_owned(),
                _ => "player".to_owned(),
            }
        },
        move || match reader.read_aloud.status() {
            Status::Off => None,
            Status::Failed => Some(silent(&reader, recorded.as_ref())),
            _ => Some(player(&reader)),
        },
    )
}

/// Ends the reading with the page.
struct Leaving(ReadAloud, u32);

impl Drop for Leaving {
    fn drop(&mut self) {
        self.0.leave(self.1);
    }
}

fn player(reader: &Reader) -> Element {
    let read_aloud = &reader.read_aloud;
    let (back, forward) = (read_aloud.clone(), read_aloud.clone());
    let to_next = reader.clone();
    let rate = reader.preferences.get().speech_rate;
    let set_rate = reader.clone();
    let speed = speed_select(reader.say(Message::ReadingSpeed), reader.language(), rate, move |percent| {
        set_rate.preferences.change(|preferences| preferences.speech_rate = percent);
        set_rate.read_aloud.set_rate(percent);
    });
    let of_next = reader.clone();
    let has_next = move || beside(&of_next, Step::Next).is_some();
    let next_button = move || {
        let to_next = to_next.clone();
        icon_button("next-article", to_next.say(Message::ReadNextArticle))
            .on("click", move |_| read_next(&to_next))
    };
    let controls = element("div")
        .class("player-controls")
        .child(
            icon_button("previous", reader.say(Message::PreviousSentence))
                .on("click", move |_| back.skip(false)),
        )
        .child(toggle(reader))
        .child(
            icon_button("next", reader.say(Message::NextSentence)).on("click", move |_| forward.skip(true)),
        )
        .child(speed)
        // The feed may still be arriving, and the next article with it.
        .live_child(
            {
                let has_next = has_next.clone();
                move || if has_next() { "next" } else { "" }.to_owned()
            },
            move || has_next().then(&next_button),
        )
        .child(stop(reader, "stop", Message::StopReading));
    element("div")
        .class("player")
        .attr("role", "group")
        .attr("aria-label", reader.say(Message::ReadingAloud))
        .child(progress(reader))
        .child(doubt(reader))
        .child(controls)
}

/// Plays and pauses. It has the focus when the player comes, for whoever pressed a button for it.
fn toggle(reader: &Reader) -> Element {
    let button = icon_button("pause", "");
    let node = button.node().clone();
    let (follow, press) = (reader.clone(), reader.read_aloud.clone());
    if let Some(node) = node.dyn_ref::<HtmlElement>().cloned() {
        page::soon(move || dom::focus(&node));
    }
    button
        .effect(Box::new(move || {
            let (sign, name) = match follow.read_aloud.status() {
                Status::Playing => ("pause", Message::PauseReading),
                Status::Ended => ("play", Message::ReadAgain),
                _ => ("play", Message::ResumeReading),
            };
            dom::set(&node, "data-icon", sign);
            dom::set(&node, "aria-label", follow.say(name));
            dom::set(&node, "title", follow.say(name));
        }))
        .on("click", move |_| press.toggle())
}

fn progress(reader: &Reader) -> Element {
    let bar = element("progress").attr("aria-label", reader.say(Message::ReadingProgress));
    let (node, read_aloud) = (bar.node().clone(), reader.read_aloud.clone());
    bar.effect(Box::new(move || {
        let (at, count) = read_aloud.progress();
        dom::set(&node, "max", &decimal(count.max(1) as i64));
        dom::set(&node, "value", &decimal(at as i64));
    }))
}

/// A hint during the first sentences: whoever hears the wrong language knows it by then, and whoever does not want to
/// have the text sent anywhere can stop.
fn doubt(reader: &Reader) -> Element {
    let (of_key, reader) = (reader.read_aloud.clone(), reader.clone());
    element("div").live_child(
        move || hint(&of_key).map_or("", |hint| hint.text(Default::default())).to_owned(),
        move || hint(&reader.read_aloud).map(|hint| element("p").class("player-note").text(reader.say(hint))),
    )
}

fn hint(read_aloud: &ReadAloud) -> Option<Message> {
    let is_beginning = read_aloud.progress().0 < HINTED_SENTENCES;
    match read_aloud.speaker().filter(|_| is_beginning)? {
        voice if voice.may_be_phantom() => Some(Message::DoubtfulVoice),
        voice if !voice.local => Some(Message::NetworkVoice),
        _ => None,
    }
}

/// Ends the reading, and gives the focus back to the button that began it.
fn stop(reader: &Reader, sign: &str, message: Message) -> Element {
    let read_aloud = reader.read_aloud.clone();
    icon_button(sign, reader.say(message)).on("click", move |event| {
        let place = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let place = place.and_then(|place| place.closest(".reading-place").ok().flatten());
        let page = place.and_then(|place| place.parent_element());
        read_aloud.stop();
        let find = |selector| page.as_ref().and_then(|page| page.query_selector(selector).ok().flatten());
        let begin = find("[data-icon=listen]").or_else(|| find("h1"));
        if let Some(begin) = begin.and_then(|begin| begin.dyn_into::<HtmlElement>().ok()) {
            dom::focus(&begin);
        }
    })
}

/// Said when nothing could be heard: no voice, nor the recording of an article that has one.
fn silent(reader: &Reader, recorded: Option<&web_sys::Element>) -> Element {
    let (again, recorded) = (reader.clone(), recorded.cloned());
    let why = if recorded.is_some() { Message::NoRecording } else { Message::NoVoice };
    let retry = element("button").attr("type", "button").text(reader.say(Message::RetryAction));
    let retry = retry.on("click", move |_| match &recorded {
        Some(article) => play_recording(&again, article),
        None => again.read_aloud.toggle(),
    });
    element("div")
        .class("player")
        .attr("role", "group")
        .attr("aria-label", reader.say(Message::ReadingAloud))
        .child(element("p").class("player-note").attr("role", "alert").text(reader.say(why)))
        .child(element("div").class("player-controls").child(retry).child(stop(
            reader,
            "stop",
            Message::StopReading,
        )))
}

fn read_next(reader: &Reader) {
    if let Some(route) = beside(reader, Step::Next) {
        reader.read_aloud.go_on();
        reader.navigator.go(route);
    }
}
