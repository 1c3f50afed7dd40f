use crate::domain::kiosk::links::{Destination, judge_link};
use crate::domain::text::decimal;
use crate::platform::listener::Listener;
use crate::platform::{dom, page};
use crate::state::kiosk::{Kiosk, Outside};
use crate::ui::dialog::open;
use crate::ui::element::{Element, element};
use crate::views::article_body::show_target;
use crate::views::qr::qr_dialog;
use wasm_bindgen::JsCast;
use web_sys::Event;

/// Sees to it that every link of the page stays in the kiosk, for as long as the result is kept.
/// `public/watchdog.js` stops those that lead out, also when the module is dead; here is what they do
/// instead.
pub fn hold_links(kiosk: &Kiosk) -> Listener {
    let kiosk = kiosk.clone();
    Listener::new(&dom::document(), "click", move |event| {
        let Some(link) = link_of(&event) else { return };
        match judge(&kiosk, &link) {
            Destination::Outside(url) => {
                let title = name_of(&link).unwrap_or_else(|| url.clone());
                kiosk.show_outside(Some(Outside { url, title }));
            }
            Destination::Allowed(url) => page::leave_for(&url),
            Destination::View(route) => kiosk.reader.navigator.go(route),
            Destination::Place(id) if !event.default_prevented() => show_target(&link, &id),
            Destination::Place(_) | Destination::Nowhere => {}
        }
        event.prevent_default();
    })
}

fn link_of(event: &Event) -> Option<web_sys::Element> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    target.closest("[href]").ok().flatten()
}

/// What a link is called by those who hear it.
fn name_of(link: &web_sys::Element) -> Option<String> {
    let name = link.get_attribute("aria-label").or_else(|| link.text_content());
    name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty())
}

fn judge(kiosk: &Kiosk, link: &web_sys::Element) -> Destination {
    let href = link.get_attribute("href").unwrap_or_default();
    judge_link(&href, link.has_attribute("download"), &kiosk.reader.site, &page::base_url())
}

/// Lets the links that a feed has brought say where they lead: those to other views keep the kiosk in their
/// address, and those that lead out are marked. To be called now and then.
pub fn tend_links(kiosk: &Kiosk) {
    let Ok(links) = dom::document().query_selector_all("a[href]:not([data-to])") else { return };
    for index in 0..links.length() {
        let link = links.item(index).and_then(|link| link.dyn_into::<web_sys::Element>().ok());
        let Some(link) = link else { continue };
        let to = match judge(kiosk, &link) {
            Destination::View(route) => {
                dom::set(&link, "href", &route.build_query());
                "view"
            }
            Destination::Place(_) => "place",
            Destination::Allowed(_) => "allowed",
            Destination::Outside(_) => "outside",
            Destination::Nowhere => "nowhere",
        };
        dom::set(&link, "data-to", to);
    }
}

/// The address that a link leads to, for phones.
pub fn outside(kiosk: &Kiosk) -> Element {
    let (of_key, kiosk) = (kiosk.clone(), kiosk.clone());
    element("div").live_child(
        move || of_key.outside().map(|(_, number)| decimal(number.into())).unwrap_or_default(),
        move || {
            let (outside, _) = kiosk.outside()?;
            let dialog = qr_dialog(&kiosk.reader, &outside.url, &outside.title);
            let node = dialog.node().clone();
            dom::soon(move || open(&node));
            Some(dialog)
        },
    )
}
