use super::element::{Element, element};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// A modal dialog with a title and a button that closes it; Esc does as well. The browser keeps the
/// focus inside, and gives it back to where it was. It shows when [`open`] is called with its node,
/// which must be in the page by then. `id` names it in the page, for its title.
pub fn dialog(id: &str, title: &str, close: &str, content: Element) -> Element {
    let (title, close) = (title.to_owned(), close.to_owned());
    live_dialog(id, move || title.clone(), move || close.clone(), content)
}

/// The same with words that follow the signals that they read.
pub fn live_dialog(
    id: &str,
    title: impl Fn() -> String + 'static,
    close: impl Fn() -> String + 'static,
    content: Element,
) -> Element {
    let title_id = [id, "-title"].concat();
    let dialog = element("dialog").class("dialog").attr("id", id).attr("aria-labelledby", &title_id);
    let node = dialog.node().clone();
    let (by_button, by_backdrop) = (node.clone(), node);
    let button = element("button")
        .attr("type", "button")
        .class("dialog-close")
        .live_text(close)
        .on("click", move |_| self::close(&by_button));
    let heading = element("h2").attr("id", &title_id).attr("tabindex", "-1").live_text(title);
    dialog
        .on("click", move |event| {
            // A click beside the content hits the dialog itself.
            let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            if target.as_ref() == Some(&by_backdrop) {
                self::close(&by_backdrop);
            }
        })
        .child(element("div").class("dialog-head").child(heading).child(button))
        .child(element("div").class("dialog-content").child(content))
}

/// Shows a dialog above everything else.
pub fn open(dialog: &web_sys::Element) {
    if let Some(dialog) = dialog.dyn_ref::<HtmlDialogElement>() {
        let _ = dialog.show_modal();
    }
}

pub fn close(dialog: &web_sys::Element) {
    if let Some(dialog) = dialog.dyn_ref::<HtmlDialogElement>() {
        dialog.close();
    }
}
