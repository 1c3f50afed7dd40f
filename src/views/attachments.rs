use super::later::fill_later;
use super::media_player::media_speed;
use crate::domain::feed::{Article, Attachment, AttachmentForm, AttachmentKind};
use crate::domain::message::{Message, duration, file_size};
use crate::domain::text::join;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use crate::ui::outside_link::outside_link;
use std::sync::Arc;

/// What comes with an article: documents to download, audio and video to play.
pub fn attachments(reader: &Reader, article: &Arc<Article>) -> Element {
    let (reader, article) = (reader.clone(), article.clone());
    let section = element("section").class("attachments").attr("aria-labelledby", "attachments");
    fill_later(section, move || list(&reader, &article.attachments))
}

#[inline(never)]
fn list(reader: &Reader, attachments: &[Attachment]) -> Element {
    let items = attachments.iter().map(|attachment| item(reader, attachment));
    let title =
        element(reader.surface.heading(2)).attr("id", "attachments").text(reader.say(Message::Attachments));
    element("div").child(title).child(element("ul").children(items))
}

fn item(reader: &Reader, attachment: &Attachment) -> Element {
    let kind = attachment.forms.first().map_or(AttachmentKind::Document, AttachmentForm::kind);
    let name = reader.say(match kind {
        AttachmentKind::Audio => Message::Audio,
        AttachmentKind::Video => Message::Video,
        AttachmentKind::Image => Message::Picture,
        AttachmentKind::Document => Message::Document,
    });
    let title = attachment.title.as_deref().unwrap_or(name);
    let player = match kind {
        AttachmentKind::Audio => Some(player("audio", title, &attachment.forms)),
        AttachmentKind::Video => Some(player("video", title, &attachment.forms)),
        _ => None,
    };
    let downloads = attachment.forms.iter().map(|form| download(reader, form));
    let speed = player.as_ref().map(|player| media_speed(reader, player.node()));
    element("li")
        .child(element("span").class("attachment-title").attr("dir", "auto").text(title))
        .child_if(player)
        .child_if(speed)
        .child(element("span").class("attachment-forms").children(downloads))
}

fn player(tag: &str, title: &str, forms: &[AttachmentForm]) -> Element {
    let sources = forms
        .iter()
        .map(|form| element("source").attr("src", form.url.as_str()).attr("type", &form.mime_type));
    element(tag).attr("controls", "").attr("preload", "none").attr("aria-label", title).children(sources)
}

/// A download of one form, with what is known of it: "Tải về (PDF, 1,4 MB)".
fn download(reader: &Reader, form: &AttachmentForm) -> Element {
    let mut facts = vec![form.short_type()];
    facts.extend(form.size_in_bytes.map(|bytes| file_size(bytes, reader.language())));
    facts.extend(form.duration_in_seconds.map(duration));
    facts.retain(|fact| !fact.is_empty());
    let action = reader.say(Message::Download);
    let label =
        if facts.is_empty() { action.to_owned() } else { [action, " (", &join(&facts, ", "), ")"].concat() };
    outside_link(form.url.as_str()).attr("download", "").text(&label)
}
