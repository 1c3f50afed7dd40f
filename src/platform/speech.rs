//! The device's own voices (Web Speech API, `speechSynthesis`).
//!
//! Utterances are short and come one at a time: a browser's own queue, pause and resume do not work
//! everywhere (Chrome on Android ends an utterance that is paused).

use super::dom::window;
use crate::domain::voice::Voice;
use gloo_timers::callback::Timeout;
use js_sys::Reflect;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Event, SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// A voice that has not begun to speak by then is not there. In milliseconds, like all times here.
const LONGEST_SILENCE: u32 = 3_000;
/// Nobody can say anything in so little time.
const SHORTEST_SPEECH: f64 = 40.0;
/// Between stopping one utterance and asking for another: Firefox and Safari lose it otherwise.
const BREATH: u32 = 30;

/// How an utterance went on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It can be heard.
    Begun,
    /// It has been said to its end.
    Ended,
    /// Something else stopped it, or the page may not speak: nothing is wrong with the voice.
    Interrupted,
    /// The voice does not speak.
    Absent,
}

fn synthesis() -> Option<SpeechSynthesis> {
    window().speech_synthesis().ok().filter(|synthesis| synthesis.is_object())
}

fn handles() -> impl Iterator<Item = SpeechSynthesisVoice> {
    let voices = synthesis().map(|synthesis| synthesis.get_voices()).unwrap_or_default();
    voices.into_iter().map(JsCast::unchecked_into)
}

fn id_of(voice: &SpeechSynthesisVoice) -> String {
    [&voice.voice_uri(), " ", &voice.lang()].concat()
}

/// The voices that the browser knows of by now. Some browsers load them first.
pub fn voices() -> Vec<Voice> {
    let describe = |voice: SpeechSynthesisVoice| Voice {
        id: id_of(&voice),
        language: voice.lang(),
        local: voice.local_service(),
        default: voice.default(),
    };
    handles().map(describe).collect()
}

/// Calls `on_change` whenever the list of voices has changed, as long as the page lives.
pub fn watch_voices(on_change: impl FnMut() + 'static) {
    let Some(synthesis) = synthesis() else { return };
    let listener = Closure::<dyn FnMut()>::new(on_change);
    // Old browsers have no such listener here; they know their voices from the start.
    let function = listener.as_ref().unchecked_ref();
    let _ = synthesis.add_event_listener_with_callback("voiceschanged", function);
    listener.forget();
}

/// Says one utterance at a time.
#[derive(Clone, Default)]
pub struct Speech(Rc<Inner>);

#[derive(Default)]
struct Inner {
    current: RefCell<Option<Utterance>>,
    /// Tells the events of an utterance that was cancelled from those of the current one.
    token: Cell<u32>,
}

/// Chrome forgets the events of an utterance that nothing holds.
struct Utterance {
    spoken: SpeechSynthesisUtterance,
    _on_event: Closure<dyn FnMut(Event)>,
    _watchdog: Timeout,
    _breath: Option<Timeout>,
}

impl Drop for Utterance {
    /// Browsers tell of the end of an utterance that was cancelled, when nobody is there to hear it.
    fn drop(&mut self) {
        hear(&self.spoken, None);
    }
}

fn hear(utterance: &SpeechSynthesisUtterance, listener: Option<&js_sys::Function>) {
    utterance.set_onstart(listener);
    utterance.set_onboundary(listener);
    utterance.set_onend(listener);
    utterance.set_onerror(listener);
}

impl Speech {
    /// Says a text, in place of what is being said. `rate` in percent of the voice's own speed.
    /// `on_outcome` hears of this utterance only, and of nothing after [`Speech::cancel`].
    pub fn speak(&self, text: &str, voice: &Voice, rate: u16, on_outcome: impl Fn(Outcome) + 'static) {
        let token = self.silence();
        let Some(synthesis) = synthesis() else { return on_outcome(Outcome::Absent) };
        let Ok(spoken) = SpeechSynthesisUtterance::new_with_text(text) else {
            return on_outcome(Outcome::Absent);
        };
        let handle = handles().find(|handle| id_of(handle) == voice.id);
        spoken.set_voice(handle.as_ref());
        // Chrome on Android goes by the language, whatever the voice.
        spoken.set_lang(&voice.language);
        spoken.set_rate(f32::from(rate) / 100.0);

        let on_outcome: Rc<dyn Fn(Outcome)> = Rc::new(on_outcome);
        let longest = 5_000 + text.chars().count() as u32 * 20_000 / u32::from(rate.max(10));
        let events = self.clone();
        let (begun, heard) = (Cell::new(js_sys::Date::now()), Cell::new(false));
        let report = on_outcome.clone();
        let long = text.chars().count() > 20;
        let on_event = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            if events.0.token.get() != token {
                return;
            }
            let outcome = match event.type_().as_str() {
                // Some voices send no `start`; a word's boundary tells the same.
                "start" | "boundary" => {
                    if heard.replace(true) {
                        return;
                    }
                    begun.set(js_sys::Date::now());
                    events.watch(longest, token, Outcome::Ended, report.clone());
                    Outcome::Begun
                }
                "end" if long && js_sys::Date::now() - begun.get() < SHORTEST_SPEECH => Outcome::Absent,
                "end" => Outcome::Ended,
                _ => match error_of(&event).as_str() {
                    "interrupted" | "canceled" | "not-allowed" | "audio-busy" => Outcome::Interrupted,
                    _ => Outcome::Absent,
                },
            };
            if outcome != Outcome::Begun {
                events.0.token.set(token.wrapping_add(1));
            }
            report(outcome);
        });
        hear(&spoken, Some(on_event.as_ref().unchecked_ref()));

        let busy = synthesis.speaking() || synthesis.pending();
        let breath = busy.then(|| {
            synthesis.cancel();
            let (synthesis, spoken) = (synthesis.clone(), spoken.clone());
            Timeout::new(BREATH, move || synthesis.speak(&spoken))
        });
        let at_once = (!busy).then(|| spoken.clone());
        let watchdog = self.watchdog(LONGEST_SILENCE, token, Outcome::Absent, on_outcome);
        let utterance = Utterance { spoken, _on_event: on_event, _watchdog: watchdog, _breath: breath };
        self.0.current.replace(Some(utterance));
        // In the very turn in which a person asked for it: iOS speaks in no other at first.
        if let Some(spoken) = at_once {
            synthesis.speak(&spoken);
        }
    }

    pub fn cancel(&self) {
        self.silence();
        if let Some(synthesis) = synthesis() {
            synthesis.cancel();
        }
        self.0.current.take();
    }

    /// From now on nothing is heard of the current utterance. Gives the next one's token.
    fn silence(&self) -> u32 {
        let token = self.0.token.get().wrapping_add(1);
        self.0.token.set(token);
        token
    }

    fn watch(&self, after: u32, token: u32, outcome: Outcome, report: Rc<dyn Fn(Outcome)>) {
        let watchdog = self.watchdog(after, token, outcome, report);
        if let Some(current) = &mut *self.0.current.borrow_mut() {
            current._watchdog = watchdog;
        }
    }

    /// Browsers lose events: what has not come by then is taken for this.
    fn watchdog(&self, after: u32, token: u32, outcome: Outcome, report: Rc<dyn Fn(Outcome)>) -> Timeout {
        let speech = self.clone();
        Timeout::new(after, move || {
            if speech.0.token.get() == token {
                speech.cancel();
                report(outcome);
            }
        })
    }
}

/// "language-unavailable" and the like.
fn error_of(event: &Event) -> String {
    Reflect::get(event, &"error".into()).ok().and_then(|error| error.as_string()).unwrap_or_default()
}
