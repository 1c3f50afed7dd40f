use super::clock_face::clock_face;
use crate::state::kiosk::Kiosk;
use crate::ui::element::{Element, element};
use crate::views::route_link::route_link;
use crate::views::search_box::search_box;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// The site's name, which leads home, the time, the search.
pub fn header(kiosk: &Kiosk) -> (Element, Option<HtmlInputElement>) {
    let reader = &kiosk.reader;
    let (of_key, of_home) = (reader.clone(), reader.clone());
    let home = element("div").live_child(
        move || of_key.route().home().build_query(),
        move || {
            let home = route_link(&of_home, of_home.route().home());
            Some(home.class("site-name").text(of_home.site_name()))
        },
    );
    let search = search_box(reader);
    let input = search.node().query_selector("input").ok().flatten();
    let input = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    let header = element("header")
        .class("page-header kiosk-header")
        .child(element("div").class("kiosk-title").child(home).child(clock_face(kiosk)))
        .child(element("div").class("toolbar").child(search));
    (header, input)
}
