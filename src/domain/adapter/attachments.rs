//! Attachments (JSON Feed 1.1, section "Attachments").

use super::clean_text::Shape;
use super::{Fields, MAX_LINE};
use crate::domain::feed::{Attachment, AttachmentForm};
use crate::domain::json::Value;
use crate::domain::url_policy::WebUrl;
use crate::domain::warning::WarningKind;

/// MIME types by the ending of a file name. Other documents need none: they are downloads anyway.
const TYPES: [(&str, &str); 22] = [
    ("mp3", "audio/mpeg"),
    ("m4a", "audio/mp4"),
    ("aac", "audio/aac"),
    ("ogg", "audio/ogg"),
    ("oga", "audio/ogg"),
    ("opus", "audio/ogg"),
    ("wav", "audio/wav"),
    ("flac", "audio/flac"),
    ("mp4", "video/mp4"),
    ("m4v", "video/mp4"),
    ("webm", "video/webm"),
    ("mov", "video/quicktime"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("png", "image/png"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("svg", "image/svg+xml"),
    ("pdf", "application/pdf"),
    ("zip", "application/zip"),
    ("txt", "text/plain"),
];

const UNKNOWN_TYPE: &str = "application/octet-stream";

/// The attachments; those of one title are forms of the same thing, in the order of their first.
pub fn read_attachments(fields: &mut Fields) -> Vec<Attachment> {
    let mut attachments: Vec<Attachment> = Vec::new();
    for value in fields.list("attachments") {
        let Some((title, form)) = read_form(fields, value) else { continue };
        match attachments.iter_mut().find(|other| title.is_some() && other.title == title) {
            Some(same) => same.forms.push(form),
            None => attachments.push(Attachment { title, forms: vec![form] }),
        }
    }
    attachments
}

fn read_form(fields: &mut Fields, value: Value) -> Option<(Option<String>, AttachmentForm)> {
    if let Value::String(raw) = value {
        // Only the address, where an object belongs.
        let url = WebUrl::parse(&raw, fields.base());
        fields.warn("attachments", if url.is_some() { WarningKind::WrongType } else { WarningKind::BadUrl });
        let form = |url| (None, build_form(url, None, None, None));
        return url.map(form);
    }
    let mut inside = fields.inside(value, "attachments")?;
    let url = inside.required_url("url", WebUrl::parse)?;
    let title = inside.clean("title", Shape::Line, MAX_LINE);
    let mime_type = inside.text("mime_type").and_then(|raw| judged_type(&raw));
    let size = inside.whole_number("size_in_bytes");
    let duration = inside.whole_number("duration_in_seconds").and_then(|seconds| u32::try_from(seconds).ok());
    Some((title, build_form(url, mime_type, size, duration)))
}

fn build_form(
    url: WebUrl,
    mime_type: Option<String>,
    size: Option<u64>,
    duration: Option<u32>,
) -> AttachmentForm {
    let mime_type = mime_type.unwrap_or_else(|| String::from(guessed_type(url.as_str())));
    AttachmentForm { url, mime_type, size_in_bytes: size, duration_in_seconds: duration }
}

/// In lower case and without parameters: `audio/ogg; codecs=opus` is `audio/ogg`.
fn judged_type(raw: &str) -> Option<String> {
    let name = raw.split(';').next()?.trim().to_ascii_lowercase();
    let (kind, form) = name.split_once('/')?;
    let plain = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'+' | b'-' | b'_'))
    };
    (plain(kind) && plain(form)).then_some(name)
}

fn guessed_type(url: &str) -> &'static str {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit(['.', '/']).next().unwrap_or_default();
    let known = TYPES.iter().find(|(name, _)| ending.eq_ignore_ascii_case(name));
    known.map_or(UNKNOWN_TYPE, |(_, mime_type)| mime_type)
}
