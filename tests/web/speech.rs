//! Voices of the device, played by a double in the page.

use crate::support::{script, until};
use bantin::domain::voice::Voice;
use bantin::platform::speech::{Outcome, Speech, voices, watch_voices};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Function, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

/// Stands in for `speechSynthesis` as long as it lives.
struct Double(JsValue);

impl Double {
    fn new(voices: &str) -> Double {
        Double(script(&format!(
            "const real = Object.getOwnPropertyDescriptor(window, 'speechSynthesis');
            const realUtterance = window.SpeechSynthesisUtterance;
            const double = Object.assign(new EventTarget(), {{
                said: [], cancelled: 0, speaking: false, pending: false, voices: {voices},
                getVoices() {{ return this.voices; }},
                speak(utterance) {{ this.said.push(utterance); this.speaking = true; }},
                cancel() {{ this.cancelled++; this.speaking = false; }},
                fire(index, type, error) {{
                    if (type === 'end') this.speaking = false;
                    this.said[index]['on' + type]?.(Object.assign(new Event(type), {{ error }}));
                }},
                texts() {{ return this.said.map(({{ text, lang, rate, voice }}) => [text, lang, rate, voice?.name].join(' ')); }},
                close() {{
                    if (real) Object.defineProperty(window, 'speechSynthesis', real);
                    else delete window.speechSynthesis;
                    window.SpeechSynthesisUtterance = realUtterance;
                }},
            }});
            Object.defineProperty(window, 'speechSynthesis', {{ value: double, configurable: true }});
            window.SpeechSynthesisUtterance = class {{ constructor(text) {{ this.text = text; }} }};
            return double;"
        )))
    }

    fn call(&self, name: &str, arguments: &[JsValue]) -> JsValue {
        let function: Function = Reflect::get(&self.0, &name.into()).unwrap().unchecked_into();
        function.apply(&self.0, &arguments.iter().collect::<Array>()).unwrap()
    }

    fn fire(&self, index: u32, event: &str) {
        self.call("fire", &[index.into(), event.into()]);
    }

    fn fail(&self, index: u32, error: &str) {
        self.call("fire", &[index.into(), "error".into(), error.into()]);
    }

    fn said(&self) -> Vec<String> {
        Array::from(&self.call("texts", &[])).iter().map(|text| text.as_string().unwrap()).collect()
    }
}

impl Drop for Double {
    fn drop(&mut self) {
        self.call("close", &[]);
    }
}

const VOICES: &str = "[
    { name: 'Linh', lang: 'vi-VN', voiceURI: 'linh', localService: true, default: true },
    { name: 'Ann', lang: 'en-US', voiceURI: 'ann', localService: false, default: false },
]";

fn linh() -> Voice {
    voices().into_iter().next().unwrap()
}

fn outcomes() -> (Rc<RefCell<Vec<Outcome>>>, impl Fn(Outcome) + Clone + 'static) {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let hearing = heard.clone();
    (heard, move |outcome| hearing.borrow_mut().push(outcome))
}

#[wasm_bindgen_test]
async fn voices_are_those_of_the_browser_and_come_late() {
    let double = Double::new("[]");
    assert_eq!(voices(), []);
    let count = Rc::new(Cell::new(0));
    let counted = count.clone();
    watch_voices(move || counted.set(voices().len()));
    Reflect::set(&double.0, &"voices".into(), &script(&format!("return {VOICES}"))).unwrap();
    double.call("dispatchEvent", &[script("return new Event('voiceschanged')")]);
    assert_eq!(count.get(), 2);
    let linh = linh();
    assert_eq!((linh.language.as_str(), linh.local, linh.default), ("vi-VN", true, true));
}

#[wasm_bindgen_test]
async fn utterance_has_voice_language_and_rate_and_is_said_at_once() {
    let double = Double::new(VOICES);
    let (heard, hear) = outcomes();
    Speech::default().speak("Xin chào", &linh(), 150, hear);
    assert_eq!(double.said(), ["Xin chào vi-VN 1.5 Linh"]);
    double.fire(0, "start");
    double.fire(0, "boundary");
    double.fire(0, "end");
    double.fire(0, "end");
    assert_eq!(*heard.borrow(), [Outcome::Begun, Outcome::Ended]);
}

#[wasm_bindgen_test]
async fn events_of_a_cancelled_utterance_are_not_heard() {
    let double = Double::new(VOICES);
    let (heard, hear) = outcomes();
    let speech = Speech::default();
    speech.speak("Một", &linh(), 100, hear.clone());
    double.fire(0, "start");
    speech.speak("Hai", &linh(), 100, hear.clone());
    double.fail(0, "canceled");
    double.fire(0, "end");
    until(|| double.said().len() == 2).await;
    double.fire(1, "start");
    speech.cancel();
    double.fail(1, "interrupted");
    assert_eq!(*heard.borrow(), [Outcome::Begun, Outcome::Begun]);
}

#[wasm_bindgen_test]
async fn voices_that_do_not_speak_are_absent() {
    let double = Double::new(VOICES);
    for (index, error) in
        ["language-unavailable", "voice-unavailable", "synthesis-failed"].into_iter().enumerate()
    {
        let (heard, hear) = outcomes();
        Speech::default().speak("Một", &linh(), 100, hear);
        until(|| double.said().len() == index + 1).await;
        double.fail(index as u32, error);
        assert_eq!(*heard.borrow(), [Outcome::Absent], "{error}");
    }
}

#[wasm_bindgen_test]
async fn long_text_that_ends_at_once_was_not_said() {
    let double = Double::new(VOICES);
    let (heard, hear) = outcomes();
    let text = "Một câu dài mà không ai nói kịp trong chớp mắt.";
    let speech = Speech::default();
    speech.speak(text, &linh(), 100, hear.clone());
    double.fire(0, "start");
    double.fire(0, "end");
    speech.speak(text, &linh(), 100, hear);
    double.fire(1, "start");
    TimeoutFuture::new(60).await;
    double.fire(1, "end");
    assert_eq!(*heard.borrow(), [Outcome::Begun, Outcome::Absent, Outcome::Begun, Outcome::Ended]);
}

#[wasm_bindgen_test]
async fn interruption_is_no_fault_of_the_voice() {
    let double = Double::new(VOICES);
    let (heard, hear) = outcomes();
    Speech::default().speak("Một", &linh(), 100, hear);
    double.fail(0, "interrupted");
    assert_eq!(*heard.borrow(), [Outcome::Interrupted]);
}

#[wasm_bindgen_test]
async fn silence_of_three_seconds_is_absence() {
    let _double = Double::new(VOICES);
    let (heard, hear) = outcomes();
    Speech::default().speak("Một", &linh(), 100, hear);
    TimeoutFuture::new(2_800).await;
    assert_eq!(*heard.borrow(), []);
    TimeoutFuture::new(400).await;
    assert_eq!(*heard.borrow(), [Outcome::Absent]);
}

#[wasm_bindgen_test]
async fn browser_without_speech_has_no_voices() {
    let double = Double::new("[]");
    script("Object.defineProperty(window, 'speechSynthesis', { value: undefined, configurable: true })");
    assert_eq!(voices(), []);
    watch_voices(|| {});
    let (heard, hear) = outcomes();
    let voice = Voice { id: "x".into(), language: "vi".into(), ..Voice::default() };
    Speech::default().speak("Một", &voice, 100, hear);
    assert_eq!(*heard.borrow(), [Outcome::Absent]);
    drop(double);
}
