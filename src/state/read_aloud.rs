//! Reading an article aloud: its sentences, the one that is being said, the voice that says them.

use crate::domain::language::Language;
use crate::domain::vietnamese::speech::{split_sentences, spoken};
use crate::domain::voice::{Voice, choose_voice};
use crate::platform::follow::Follower;
use crate::platform::highlight::Highlighter;
use crate::platform::later::when_first_view_stands;
use crate::platform::passages::{Passage, passages};
use crate::platform::speech::{Outcome, Speech, voices, watch_voices};
use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;
use web_sys::Element;

#[derive(Clone, Default)]
pub struct ReadAloud(Rc<Inner>);

#[derive(Default)]
struct Inner {
    speech: Speech,
    voices: RefCell<Vec<Voice>>,
    /// Whether the browser has been asked for its voices.
    asked: Cell<bool>,
    /// The ids of voices that are listed and do not speak.
    absent: RefCell<Vec<String>>,
    status: Cell<Status>,
    passages: RefCell<Vec<Passage>>,
    sentences: RefCell<Vec<Sentence>>,
    /// The sentence that is being said, or would be.
    at: Cell<usize>,
    /// The article's language, as a tag.
    tag: RefCell<String>,
    /// Percent of the voice's own speed.
    rate: Cell<u16>,
    /// The article page that is being read, of all that have been drawn.
    page: Cell<u32>,
    pages: Cell<u32>,
    /// The next page that is drawn is to be read.
    goes_on: Cell<bool>,
    /// Whether the newest page is read at once.
    at_once: Cell<bool>,
    highlighter: Highlighter,
    follower: Follower,
    changed: ArcTrigger,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Nothing is read, and there is no player.
    #[default]
    Off,
    Playing,
    Paused,
    /// All has been said.
    Ended,
    /// Nothing could be heard.
    Failed,
}

/// A part of a passage that is said in one go.
struct Sentence {
    passage: usize,
    bytes: Range<usize>,
}

/// What views read; each is tracked.
impl ReadAloud {
    pub fn status(&self) -> Status {
        self.0.changed.track();
        self.0.status.get()
    }

    /// Whether a voice speaks the language, as far as is known by now.
    pub fn can_read(&self, tag: &str) -> bool {
        self.0.changed.track();
        self.voice(tag).is_some()
    }

    /// The number of the sentence, counted from 0, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        self.0.changed.track();
        (self.0.at.get(), self.0.sentences.borrow().len())
    }

    /// The voice that reads the article, or would.
    pub fn speaker(&self) -> Option<Voice> {
        self.0.changed.track();
        self.voice(&self.0.tag.borrow())
    }
}

impl ReadAloud {
    /// Asks the browser for its voices, once an article is drawn. Some come later still.
    pub fn prepare(&self) {
        if self.0.asked.replace(true) {
            return;
        }
        let later = self.clone();
        when_first_view_stands(move || {
            let again = later.clone();
            watch_voices(move || {
                // New voices are a new chance for those that were silent.
                again.0.absent.borrow_mut().clear();
                again.take_voices();
            });
            later.take_voices();
        });
    }

    /// An article page is opened, which is the newest one from now on.
    pub fn enter(&self) {
        self.0.pages.set(self.0.pages.get() + 1);
        self.0.at_once.set(self.0.goes_on.replace(false));
    }

    /// The number of the article page that was opened last.
    pub fn newest_page(&self) -> u32 {
        self.0.pages.get()
    }

    /// Whether that is to be read at once.
    pub fn is_read_at_once(&self) -> bool {
        self.0.at_once.get()
    }

    /// An article page is no more: what was read of it falls silent.
    pub fn leave(&self, page: u32) {
        if self.0.page.get() == page {
            self.stop();
        }
    }

    /// The next page that is drawn is read at once.
    pub fn go_on(&self) {
        self.stop();
        self.0.goes_on.set(true);
    }

    /// Reads the article of a page from its beginning.
    pub fn start(&self, page: u32, article: &Element, tag: &str, rate: u16) {
        self.0.page.set(page);
        self.0.rate.set(rate);
        self.0.tag.replace(tag.to_owned());
        let passages = passages(article);
        let mut sentences = Vec::new();
        for (passage, of) in passages.iter().enumerate() {
            // Nobody understands a language that is read with another one's voice.
            if of.language.as_deref().is_some_and(|tag| self.voice(tag).is_none()) {
                continue;
            }
            let ranges = split_sentences(of.text.as_str()).into_iter();
            sentences.extend(ranges.map(|bytes| Sentence { passage, bytes }));
        }
        self.0.passages.replace(passages);
        self.0.sentences.replace(sentences);
        self.0.at.set(0);
        self.0.follower.reset();
        self.play();
    }

    /// Reads on, or pauses: the sentence is begun anew after that.
    pub fn toggle(&self) {
        match self.0.status.get() {
            Status::Playing => self.pause(),
            Status::Ended => {
                self.0.at.set(0);
                self.play();
            }
            Status::Paused | Status::Failed => {
                self.0.absent.borrow_mut().clear();
                self.play();
            }
            Status::Off => {}
        }
    }

    pub fn pause(&self) {
        if self.0.status.get() == Status::Playing {
            self.0.speech.cancel();
            self.set_status(Status::Paused);
        }
    }

    /// Goes to the sentence after this one, or before it. A pause stays one.
    pub fn skip(&self, forward: bool) {
        let at = self.0.at.get();
        let last = self.0.sentences.borrow().len().saturating_sub(1);
        let to = if forward { at + 1 } else { at.min(last + 1).saturating_sub(1) };
        if to > last {
            return self.end();
        }
        self.0.at.set(to);
        match self.0.status.get() {
            Status::Playing => self.say(),
            Status::Off => {}
            _ => {
                self.mark();
                self.set_status(Status::Paused);
            }
        }
    }

    /// A new speed holds from the sentence on that is being said.
    pub fn set_rate(&self, rate: u16) {
        if self.0.rate.replace(rate) != rate && self.0.status.get() == Status::Playing {
            self.say();
        }
    }

    pub fn stop(&self) {
        if self.0.status.get() == Status::Off {
            return;
        }
        self.0.speech.cancel();
        self.0.highlighter.clear();
        self.0.passages.take();
        self.0.sentences.take();
        self.set_status(Status::Off);
    }

    fn take_voices(&self) {
        self.0.voices.replace(voices());
        self.0.changed.notify();
    }

    fn voice(&self, tag: &str) -> Option<Voice> {
        let voices = self.0.voices.borrow();
        voices.get(choose_voice(&voices, tag, &self.0.absent.borrow())?).cloned()
    }

    fn play(&self) {
        if self.0.sentences.borrow().is_empty() {
            return self.end();
        }
        self.0.status.set(Status::Playing);
        self.say();
    }

    fn end(&self) {
        self.0.speech.cancel();
        self.0.highlighter.clear();
        self.0.at.set(self.0.sentences.borrow().len());
        self.set_status(Status::Ended);
    }

    /// Says the sentence that it has come to.
    fn say(&self) {
        let (text, voice) = match self.utterance() {
            Some((text, Some(voice))) => (text, voice),
            Some((_, None)) => return self.fail(),
            None => return self.end(),
        };
        self.mark();
        let this = self.clone();
        let id = voice.id.clone();
        self.0.speech.speak(&text, &voice, self.0.rate.get(), move |outcome| this.follow(outcome, &id));
        self.0.changed.notify();
    }

    /// What the current sentence sounds like, and who says it.
    fn utterance(&self) -> Option<(String, Option<Voice>)> {
        let (passages, sentences) = (self.0.passages.borrow(), self.0.sentences.borrow());
        let sentence = sentences.get(self.0.at.get())?;
        let passage = passages.get(sentence.passage)?;
        let article_tag = self.0.tag.borrow();
        let tag = passage.language.as_deref().unwrap_or(&article_tag);
        let text = passage.text.as_str().get(sentence.bytes.clone())?;
        let first =
            passage.text.as_str().get(..sentence.bytes.start).is_some_and(|before| before.trim().is_empty());
        let said = [if first { passage.prefix.as_str() } else { "" }, text].concat();
        let said = Language::from_tag(tag).map_or_else(|| said.clone(), |language| spoken(&said, language));
        Some((said, self.voice(tag)))
    }

    fn follow(&self, outcome: Outcome, voice: &str) {
        match outcome {
            Outcome::Begun => {}
            Outcome::Ended => {
                self.0.at.set(self.0.at.get() + 1);
                self.say();
            }
            Outcome::Interrupted => self.set_status(Status::Paused),
            Outcome::Absent => {
                self.0.absent.borrow_mut().push(voice.to_owned());
                // Another voice may speak the language.
                self.say();
            }
        }
    }

    /// Nothing of the article of a page can be heard.
    pub fn fail_on(&self, page: u32) {
        self.0.page.set(page);
        self.fail();
    }

    fn fail(&self) {
        self.0.speech.cancel();
        self.0.highlighter.clear();
        self.set_status(Status::Failed);
    }

    /// Shows where the reading is.
    fn mark(&self) {
        let (passages, sentences) = (self.0.passages.borrow(), self.0.sentences.borrow());
        let Some(sentence) = sentences.get(self.0.at.get()) else { return };
        let Some(passage) = passages.get(sentence.passage) else { return };
        let range = passage.range(sentence.bytes.clone());
        self.0.highlighter.show(range.as_ref(), &passage.block);
        if let Some(range) = range {
            self.0.follower.follow(&range.get_bounding_client_rect());
        }
    }

    fn set_status(&self, status: Status) {
        self.0.status.set(status);
        self.0.changed.notify();
    }
}
