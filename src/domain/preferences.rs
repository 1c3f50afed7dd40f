//! How a person likes to read.

use super::language::Language;

/// All of it has a default, and all of it is remembered on this device only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    pub theme: Theme,
    /// Percent of the usual size, 80 to 200.
    pub text_size: u16,
    pub line_height: LineHeight,
    pub width: Width,
    pub font: Font,
    /// Pictures are asked for only when they are wanted.
    pub reduced_images: bool,
    /// The language of the reader's own words; `None` follows the site and the browser.
    pub language: Option<Language>,
    /// Swiping sideways leads to the next article.
    pub swipe: bool,
    /// Single keys do things (WCAG 2.1.4).
    pub shortcuts: bool,
    /// Percent of the usual speed of reading aloud, 50 to 200.
    pub speech_rate: u16,
}

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
