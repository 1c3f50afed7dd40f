//! Which of a device's voices reads a text.

/// What a browser tells of a voice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// Unique on the device.
    pub id: String,
    /// A BCP 47 tag, on Android with an underscore: `vi-VN`, `vi_VN`; empty if the browser has none.
    pub language: String,
    /// It speaks without a network, and what it reads stays on the device.
    pub local: bool,
    pub default: bool,
}

impl Voice {
    fn speaks(&self, tag: &str) -> bool {
        !self.language.is_empty() && primary(&self.language).eq_ignore_ascii_case(primary(tag))
    }

    /// Chrome on Android lists the languages that there could be, with an underscore in their tags. One
    /// that is not installed is read with another language's voice, and nothing tells of it.
    pub fn may_be_phantom(&self) -> bool {
        self.language.contains('_')
    }
}

/// The place of the best voice for a language: on the device rather than from a network, of the same
/// region, the default one. `absent` holds the ids of voices that have proved not to speak.
pub fn choose_voice(voices: &[Voice], tag: &str, absent: &[String]) -> Option<usize> {
    let mut best: Option<(usize, u8)> = None;
    for (index, voice) in voices.iter().enumerate() {
        if !voice.speaks(tag) || absent.contains(&voice.id) {
            continue;
        }
        let same_region = same_tag(&voice.language, tag);
        let worth = u8::from(voice.local) * 4 + u8::from(same_region) * 2 + u8::from(voice.default);
        if best.is_none_or(|(_, best)| worth > best) {
            best = Some((index, worth));
        }
    }
    best.map(|(index, _)| index)
}

fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}

fn same_tag(one: &str, other: &str) -> bool {
    let plain = |byte: u8| if byte == b'_' { b'-' } else { byte.to_ascii_lowercase() };
    one.bytes().map(plain).eq(other.bytes().map(plain))
}
