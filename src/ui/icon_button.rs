use super::element::{Element, element};

/// A button that shows a sign and has its name for those who do not see it, and as a hint for those
/// who do. `sign` names the icon in the style sheet.
pub fn icon_button(sign: &str, name: &str) -> Element {
    element("button")
        .attr("type", "button")
        .class("icon-button")
        .attr("data-icon", sign)
        .attr("aria-label", name)
        .attr("title", name)
}
