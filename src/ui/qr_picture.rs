use super::element::{Element, svg_element};
use crate::domain::qr_code::build_code;
use crate::domain::text::decimal;

/// The QR code of a text, as large as its place: dark on white whatever the page's colours are, because
/// readers want it so. `None` where the text is too long for one. The name should say "QR".
pub fn qr_picture(text: &str, name: &str) -> Option<Element> {
    let code = build_code(text)?;
    let size = decimal(code.size.into());
    let paper = svg_element("rect").attr("width", &size).attr("height", &size).attr("fill", "#fff");
    let ink = svg_element("path").attr("d", &code.path).attr("fill", "#000");
    let picture = svg_element("svg")
        .attr("class", "qr-picture")
        .attr("role", "img")
        .attr("aria-label", name)
        .attr("viewBox", &["0 0 ", &size, " ", &size].concat())
        // Without it the edges between modules shine through.
        .attr("shape-rendering", "crispEdges");
    Some(picture.child(paper).child(ink))
}
