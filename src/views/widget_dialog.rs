use super::widget_article::widget_article;
use super::widget_back::widget_back;
use crate::domain::feed::Article;
use crate::platform::page;
use crate::state::embedding::Embedding;
use crate::state::reader::Reader;
use crate::ui::dialog;
use crate::ui::element::{Element, element};
use std::rc::Rc;
use std::sync::Arc;

/// An article above the partner's page. Esc is a way back as well.
#[inline(never)]
pub fn widget_dialog(reader: &Reader, embedding: &Embedding, article: &Arc<Article>) -> Element {
    let dialog =
        element("dialog").class("dialog").attr("part", "dialog").attr("aria-label", &article.headline());
    let (node, asked) = (dialog.node().clone(), embedding.clone());
    // Closing gives the focus back; only then the article may go.
    let go_back = Rc::new(move || {
        if asked.may_go(None) {
            dialog::close(&node);
        }
    });
    let (by_escape, closed, node) = (go_back.clone(), embedding.clone(), dialog.node().clone());
    page::soon(move || {
        if node.is_connected() {
            dialog::open(&node);
        }
    });
    let back = widget_back(reader, move || go_back());
    dialog
        .on("cancel", move |event| {
            event.prevent_default();
            by_escape();
        })
        // The browser closes it by itself on the second Esc.
        .on("close", move |_| closed.set(None))
        .child(element("div").class("dialog-content").child(widget_article(reader, back, article)))
}
