//! The page as a whole: its address, its scroll position, its language.

use super::dom::{document, set, set_style, window};
use crate::domain::text::decimal;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, MouseEvent};

/// The query string with its `?`, or nothing.
pub fn query() -> String {
    window().location().search().unwrap_or_default()
}

/// The page's address without query and fragment: what relative addresses of ours stand against.
pub fn base_url() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// The fragment without its `#`.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

pub fn scroll_y() -> f64 {
    window().scroll_y().unwrap_or(0.0)
}

/// Of what is seen of the page, in pixels.
pub fn height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}

pub fn scroll_to(y: f64) {
    window().scroll_to_with_x_and_y(0.0, y);
}

/// Where those links lead that a selector chooses and that are seen or will be after a screen more, from the top.
pub fn seen_links(selector: &str) -> Vec<String> {
    let Ok(links) = document().query_selector_all(selector) else { return Vec::new() };
    let height = height() * 2.0;
    let seen = (0..links.length()).filter_map(|place| {
        let link = links.get(place)?.dyn_into::<Element>().ok()?;
        let edges = link.get_bounding_client_rect();
        (edges.bottom() > 0.0 && edges.top() < height).then(|| link.get_attribute("href"))?
    });
    seen.collect()
}

/// The languages that the browser's owner reads, best first, as BCP 47 tags.
pub fn languages() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// Sets a `data-` attribute of the document, or removes it where there is no value.
pub fn set_data(name: &str, value: &str) {
    let Some(root) = document().document_element() else { return };
    let name = ["data-", name].concat();
    if value.is_empty() {
        let _ = root.remove_attribute(&name);
    } else {
        set(&root, &name, value);
    }
}

/// Tells the style sheet how far the page is moved from its place, in steps to the right and down.
pub fn shift_root((x, y): (i8, i8)) {
    let Some(root) = document().document_element() else { return };
    set_style(&root, "--shift-x", &decimal(x.into()));
    set_style(&root, "--shift-y", &decimal(y.into()));
}

/// Whether the page is as wide as a desk's screen.
pub fn is_wide() -> bool {
    let wide = window().match_media("(min-width: 66rem)").ok().flatten();
    wide.is_some_and(|wide| wide.matches())
}

/// Nothing is selected any more.
pub fn clear_selection() {
    if let Ok(Some(selection)) = document().get_selection() {
        let _ = selection.remove_all_ranges();
    }
}

/// Leaves the page for another one.
pub fn leave_for(url: &str) {
    let _ = window().location().set_href(url);
}

/// Opens the browser's dialog for printing, which saves as PDF as well.
pub fn print() {
    let _ = window().print();
}

pub fn is_online() -> bool {
    window().navigator().on_line()
}

pub fn is_hidden() -> bool {
    document().hidden()
}

/// Moves the page by so much, at once.
pub fn scroll_by(y: f64) {
    window().scroll_by_with_x_and_y(0.0, y);
}

/// Whether the browser itself reloads a page that is pulled down: those of phones do, in a tab.
pub fn is_pulled_by_browser() -> bool {
    let in_tab = window().match_media("(display-mode: browser)").ok().flatten();
    let agent = window().navigator().user_agent().unwrap_or_default();
    // An iPad says that it is a Mac, and has fingers all the same.
    let is_tablet = agent.contains("Macintosh") && window().navigator().max_touch_points() > 1;
    let is_phone = ["Android", "iPhone", "iPad"].iter().any(|name| agent.contains(name));
    in_tab.is_some_and(|in_tab| in_tab.matches()) && (is_phone || is_tablet)
}

/// The page's element with this id.
pub fn element_by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// Whether somebody is writing in a search box, or with the keys on the screen: the focus then stays there,
/// whatever is shown.
pub fn is_searching() -> bool {
    let writes = "input[type=search], .keyboard *";
    document().active_element().is_some_and(|element| element.matches(writes) == Ok(true))
}

/// A click that asks for something else than to go there in this tab.
pub fn wants_other_tab(event: &Event) -> bool {
    let Some(event) = event.dyn_ref::<MouseEvent>() else { return false };
    event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() || event.button() != 0
}

/// Loads the page anew.
pub fn reload() {
    let _ = window().location().reload();
}

/// Runs in the next turn of the event loop: what is drawn now is in the page by then.
pub fn soon(run: impl FnOnce() + 'static) {
    after(0, run);
}

/// Runs after so many milliseconds, whatever happens meanwhile.
pub fn after(milliseconds: u32, run: impl FnOnce() + 'static) {
    let run: Box<dyn FnOnce()> = Box::new(run);
    // Not a time-out that is forgotten: that would keep its function for ever.
    spawn_local(async move {
        TimeoutFuture::new(milliseconds).await;
        run();
    });
}

/// Calls `on_leave` whenever the page is left, also when it may be come back to.
pub fn watch_leaving(on_leave: impl FnMut() + 'static) {
    let listener = wasm_bindgen::prelude::Closure::<dyn FnMut()>::new(on_leave);
    let _ = window().add_event_listener_with_callback("pagehide", listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Calls `on_return` whenever the page comes back from where the browser put it when it was left.
pub fn watch_coming_back(on_return: impl Fn() + 'static) {
    let listener = wasm_bindgen::prelude::Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let is_back = js_sys::Reflect::get(&event, &"persisted".into());
        if is_back.is_ok_and(|is_back| is_back.is_truthy()) {
            on_return();
        }
    });
    let listener = listener.into_js_value();
    let _ = window().add_event_listener_with_callback("pageshow", listener.unchecked_ref());
}
