//! How a person likes to read.
//!
//! Kept as a query string such as `theme=dark&text=125`, because the page's start script must read it
//! before anything is painted and can do so in one line. Defaults are left out; the empty value is the
//! default of every key.

use super::language::Language;
use super::text::{decimal, join, leading_integer};

/// All of it has a default, and all of it is remembered on this device only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    pub theme: Theme,
    /// Percent of the usual size, one of [`TEXT_SIZES`].
    pub text_size: u16,
    pub line_height: LineHeight,
    pub width: Width,
    pub font: Font,
    /// Pictures are asked for only when they are wanted.
    pub reduced_images: bool,
    /// The language of the reader's own words; `None` follows the browser and the site.
    pub language: Option<Language>,
    /// Swiping sideways leads to the next article.
    pub swipe: bool,
    /// Single keys do things (WCAG 2.1.4).
    pub shortcuts: bool,
    /// Percent of the usual speed of reading aloud, 50 to 200.
    pub speech_rate: u16,
}

/// The sizes that the style sheet knows, in percent.
pub const TEXT_SIZES: [u16; 8] = [80, 90, 100, 110, 125, 150, 175, 200];

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device says.
    #[default]
    System,
    Light,
    Dark,
    Sepia,
    Contrast,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineHeight {
    #[default]
    Normal,
    Loose,
    Looser,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    Narrow,
    #[default]
    Normal,
    Wide,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Font {
    #[default]
    Sans,
    Serif,
    /// Wide letters and spaces, for those who read with effort.
    Easy,
}

impl Default for Preferences {
    fn default() -> Self {
        Preferences {
            theme: Theme::default(),
            text_size: 100,
            line_height: LineHeight::default(),
            width: Width::default(),
            font: Font::default(),
            reduced_images: false,
            language: None,
            swipe: true,
            shortcuts: true,
            speech_rate: 100,
        }
    }
}

const KEYS: [&str; 10] =
    ["theme", "text", "line", "width", "font", "images", "lang", "swipe", "keys", "rate"];

/// The keys that change how the page looks; the style sheet knows them as `data-` attributes.
pub const LOOKS: [&str; 6] = ["theme", "text", "line", "width", "font", "images"];

impl Preferences {
    /// Reads what [`Self::build`] wrote. Whatever else stands there counts for nothing.
    pub fn parse(text: &str) -> Preferences {
        let mut preferences = Preferences::default();
        for pair in text.split('&') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            preferences.set(key, value);
        }
        preferences
    }

    pub fn build(&self) -> String {
        let mut pairs = Vec::new();
        for key in KEYS {
            let value = self.value(key);
            if !value.is_empty() {
                pairs.push([key, "=", &value].concat());
            }
        }
        join(&pairs, "&")
    }

    /// The value of a key; empty for its default.
    pub fn value(&self, key: &str) -> String {
        let number = |number: u16| if number == 100 { String::new() } else { decimal(number.into()) };
        let off = |on: bool| if on { "" } else { "off" };
        let word = match key {
            "theme" => match self.theme {
                Theme::System => "",
                Theme::Light => "light",
                Theme::Dark => "dark",
                Theme::Sepia => "sepia",
                Theme::Contrast => "contrast",
            },
            "text" => return number(self.text_size),
            "line" => match self.line_height {
                LineHeight::Normal => "",
                LineHeight::Loose => "loose",
                LineHeight::Looser => "looser",
            },
            "width" => match self.width {
                Width::Narrow => "narrow",
                Width::Normal => "",
                Width::Wide => "wide",
            },
            "font" => match self.font {
                Font::Sans => "",
                Font::Serif => "serif",
                Font::Easy => "easy",
            },
            "images" if self.reduced_images => "reduced",
            "lang" => self.language.map_or("", Language::tag),
            "swipe" => off(self.swipe),
            "keys" => off(self.shortcuts),
            "rate" => return number(self.speech_rate),
            _ => "",
        };
        word.to_owned()
    }

    /// Sets a key; a value that it does not know is its default, and an unknown key is nothing.
    pub fn set(&mut self, key: &str, value: &str) {
        match key {
            "theme" => {
                self.theme = match value {
                    "light" => Theme::Light,
                    "dark" => Theme::Dark,
                    "sepia" => Theme::Sepia,
                    "contrast" => Theme::Contrast,
                    _ => Theme::System,
                }
            }
            "text" => self.text_size = number(value).filter(|size| TEXT_SIZES.contains(size)).unwrap_or(100),
            "line" => {
                self.line_height = match value {
                    "loose" => LineHeight::Loose,
                    "looser" => LineHeight::Looser,
                    _ => LineHeight::Normal,
                }
            }
            "width" => {
                self.width = match value {
                    "narrow" => Width::Narrow,
                    "wide" => Width::Wide,
                    _ => Width::Normal,
                }
            }
            "font" => {
                self.font = match value {
                    "serif" => Font::Serif,
                    "easy" => Font::Easy,
                    _ => Font::Sans,
                }
            }
            "images" => self.reduced_images = value == "reduced",
            "lang" => self.language = Language::ALL.into_iter().find(|language| language.tag() == value),
            "swipe" => self.swipe = value != "off",
            "keys" => self.shortcuts = value != "off",
            "rate" => {
                self.speech_rate = number(value).filter(|rate| (50..=200).contains(rate)).unwrap_or(100)
            }
            _ => {}
        }
    }

    /// So many sizes larger, or smaller where negative, as far as there are any.
    pub fn step_text_size(&mut self, steps: i8) {
        let last = TEXT_SIZES.len() - 1;
        let place = TEXT_SIZES.iter().position(|size| *size == self.text_size).unwrap_or(2);
        let place = place.saturating_add_signed(steps.into()).min(last);
        self.text_size = TEXT_SIZES.get(place).copied().unwrap_or(100);
    }
}

/// A number of digits alone: what the style sheet would not know is not known here either.
fn number(text: &str) -> Option<u16> {
    let number = leading_integer(text).and_then(|number| u16::try_from(number).ok())?;
    (decimal(number.into()) == text).then_some(number)
}
