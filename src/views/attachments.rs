use crate::domain::feed::{Attachment, AttachmentForm, AttachmentKind};
use crate::domain::message::{Message, duration, file_size};
use crate::state::words::use_words;
use leptos::prelude::*;

/// What comes with an article: documents to download, audio and video to play.
#[component]
pub fn Attachments(attachments: Vec<Attachment>) -> impl IntoView {
    let words = use_words();
    (!attachments.is_empty()).then(|| {
        let items = attachments.into_iter().map(|attachment| view! { <AttachmentItem attachment=attachment /> });
        let items = items.collect_view();
        view! {
            <section class="attachments" aria-labelledby="attachments-title">
                <h2 id="attachments-title">{move || words.say(Message::Attachments)}</h2>
                <ul>{items}</ul>
            </section>
        }
    })
}

#[component]
fn AttachmentItem(attachment: Attachment) -> impl IntoView {
    let words = use_words();
    let kind = attachment.forms.first().map_or(AttachmentKind::Document, AttachmentForm::kind);
    let name = match kind {
        AttachmentKind::Audio => Message::Audio,
        AttachmentKind::Video => Message::Video,
        AttachmentKind::Image => Message::Picture,
        AttachmentKind::Document => Message::Document,
    };
    let given = attachment.title;
    let title = move || given.clone().unwrap_or_else(|| words.say(name).to_owned());
    let sources = attachment.forms.clone();
    let sources = move || {
        let sources = sources.iter().map(|form| (form.url.as_str().to_owned(), form.mime_type.clone()));
        sources.map(|(url, mime)| view! { <source src=url type=mime /> }).collect_view()
    };
    let label = title.clone();
    let player = match kind {
        AttachmentKind::Audio => Some(view! { <audio controls=true preload="none" aria-label=label>{sources}</audio> }.into_any()),
        AttachmentKind::Video => Some(view! { <video controls=true preload="none" aria-label=label>{sources}</video> }.into_any()),
        _ => None,
    };
    let downloads = attachment.forms.into_iter().map(|form| view! { <FormLink form=form /> }).collect_view();
    view! {
        <li>
            <span class="attachment-title" dir="auto">{title}</span>
            {player}
            <span class="attachment-forms">{downloads}</span>
        </li>
    }
}

/// A download of one form, with what is known of it: "Tải về (PDF, 1,4 MB)".
#[component]
fn FormLink(form: AttachmentForm) -> impl IntoView {
    let words = use_words();
    let url = form.url.as_str().to_owned();
    let label = move || {
        let mut facts = vec![form.short_type()];
        facts.extend(form.size_in_bytes.map(|bytes| file_size(bytes, words.language())));
        facts.extend(form.duration_in_seconds.map(duration));
        facts.retain(|fact| !fact.is_empty());
        let action = words.say(Message::Download);
        if facts.is_empty() { action.to_owned() } else { [action, " (", &facts.join(", "), ")"].concat() }
    };
    view! { <a href=url download="" rel="noopener noreferrer">{label}</a> }
}
