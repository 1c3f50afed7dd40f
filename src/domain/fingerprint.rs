//! One number for all that an article says, to see whether its publisher has changed it. Bodies are not kept
//! for comparing: ten thousand of them are fifty megabytes.

use super::feed::{Article, Author, Body};

/// The article must be whole: a text that was put away cannot be read here.
pub fn fingerprint(article: &Article) -> u64 {
    let mut mixer = Mixer(0);
    let url = |url: &Option<super::url_policy::WebUrl>| url.as_ref().map(|url| url.as_str().to_owned());
    for text in [&article.title, &article.lead, &url(&article.url), &url(&article.external_url)] {
        mixer.add_optional(text.as_deref());
    }
    match &article.body {
        Body::Html(text) => mixer.add(1).add_text(text),
        Body::Text(text) => mixer.add(2).add_text(text),
        Body::None | Body::Stored { .. } => mixer.add(3),
    };
    if let Some(image) = &article.image {
        mixer.add_text(image.url.as_str());
        mixer.add_optional(image.alt.as_deref()).add_optional(image.caption.as_deref());
    }
    mixer.add_optional(article.banner_image.as_ref().map(|url| url.as_str()));
    for date in [article.published, article.modified] {
        mixer.add(date.map_or(u64::MAX, |date| date.seconds as u64));
    }
    mixer.add(article.authors.len() as u64);
    article.authors.iter().for_each(|author| mixer.add_author(author));
    mixer.add(article.tags.len() as u64);
    article.tags.iter().for_each(|tag| {
        mixer.add_text(tag);
    });
    mixer.add_optional(article.language.as_deref());
    for attachment in &article.attachments {
        mixer.add_optional(attachment.title.as_deref()).add(attachment.forms.len() as u64);
        for form in &attachment.forms {
            mixer.add_text(form.url.as_str()).add_text(&form.mime_type);
            mixer.add(form.size_in_bytes.unwrap_or(u64::MAX));
            mixer.add(form.duration_in_seconds.map_or(u64::MAX, u64::from));
        }
    }
    mixer.0
}

/// Eight bytes at a time: ten thousand bodies are hashed between two frames. Not against attackers, who
/// could hide no more by it than a correction of their own article.
struct Mixer(u64);

impl Mixer {
    fn add(&mut self, word: u64) -> &mut Self {
        let mixed = (self.0.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 29);
        self
    }

    fn add_text(&mut self, text: &str) -> &mut Self {
        let (words, rest) = text.as_bytes().as_chunks::<8>();
        for word in words {
            self.add(u64::from_le_bytes(*word));
        }
        let rest = rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
        self.add(rest).add(text.len() as u64)
    }

    fn add_optional(&mut self, text: Option<&str>) -> &mut Self {
        match text {
            Some(text) => self.add_text(text),
            None => self.add(u64::MAX),
        }
    }

    fn add_author(&mut self, author: &Author) {
        self.add_optional(author.name.as_deref());
        self.add_optional(author.url.as_ref().map(|url| url.as_str()));
        self.add_optional(author.avatar.as_ref().map(|url| url.as_str()));
    }
}
