//! The service worker (`public/sw.js`), seen from the page. All of it is later than the first view, and all
//! of it does nothing where a browser has no workers or forbids them: private windows, plain http, sandboxed
//! frames. A widget calls none of it.

use super::dom::{document, window};
use super::page::reload;
use super::trusted::{Made, trust};
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, EventTarget};

const SCRIPT: &str = "sw.js";

thread_local! {
    /// What is said before the registration is there waits for it; what nobody will ever hear is not said.
    static BEGUN: Cell<bool> = const { Cell::new(false) };
    static REGISTRATION: RefCell<Option<Object>> = const { RefCell::new(None) };
}

/// Registers the worker, tells it that this page stands and what it reads, and calls `on_new_version` when
/// one has been stored and waits; more than once, perhaps.
pub fn begin(feed: &str, on_new_version: impl Fn() + 'static) {
    let tell: Rc<dyn Fn()> = Rc::new(on_new_version);
    BEGUN.with(|begun| begun.set(true));
    say("stands", |message| {
        let _ = Reflect::set(message, &"feed".into(), &JsValue::from_str(feed));
    });
    spawn_local(async move {
        let Some(registration) = register().await else {
            return BEGUN.with(|begun| begun.set(false));
        };
        REGISTRATION.with(|kept| kept.replace(Some(registration.clone())));
        watch(&registration, tell);
    });
}

/// Asks whether there is a new version. Browsers do so by themselves when a page is opened; what stays open
/// for weeks must ask.
pub fn look_for_new_version() {
    if let Some(registration) = registration() {
        // Without a network it fails, and nobody needs to hear of it.
        let promise = call(&registration, "update", &[]);
        if let Some(Ok(promise)) = promise.map(|promise| promise.dyn_into::<Promise>()) {
            spawn_local(async move { drop(JsFuture::from(promise).await) });
        }
    }
}

/// Calls `taken` when another version has taken over, and `refused` when one cannot because other pages of ours are
/// open: they would be of another version than this one.
pub fn watch_taking(taken: impl Fn() + 'static, refused: impl Fn() + 'static) {
    let Some(container) = container() else { return };
    listen(&container, "controllerchange", move |_| taken());
    listen(&container, "message", move |event| {
        let data = Reflect::get(&event, &"data".into()).unwrap_or_default();
        if data.is_object() && Reflect::has(&data, &"others".into()).unwrap_or_default() {
            refused();
        }
    });
}

/// Takes the version that waits: see [`watch_taking`].
pub fn take_new_version() {
    let waiting = registration().and_then(|registration| object(&registration, "waiting"));
    match waiting {
        Some(waiting) => post(&waiting, &message("take")),
        None => reload(),
    }
}

/// Keeps the pictures and sounds at these addresses: those of a saved article, which `owner` names, until it
/// is released, others until newer ones need the room.
pub fn keep_pictures(urls: &[String], owner: Option<&str>) {
    say("keep", |message| {
        let _ = Reflect::set(message, &"urls".into(), &list(urls));
        let _ = Reflect::set(message, &"owner".into(), &JsValue::from_str(owner.unwrap_or_default()));
    });
}

/// The article that `owner` names is no longer saved.
pub fn release(owner: &str) {
    say("release", |message| {
        let _ = Reflect::set(message, &"owner".into(), &JsValue::from_str(owner));
    });
}

/// Keeps the markup that a list at this query has now: the worker answers the next visit with it.
pub fn keep_snapshot(query: &str, markup: &str) {
    say("snapshot", |message| {
        let _ = Reflect::set(message, &"query".into(), &JsValue::from_str(query));
        let _ = Reflect::set(message, &"markup".into(), &JsValue::from_str(markup));
    });
}

/// No list is to be shown before the module is there.
pub fn forget_snapshots() {
    say("forget", |_| {});
}

/// The addresses of the pictures that the page shows within `selector`, as the browser chose them.
pub fn pictures_within(selector: &str) -> Vec<String> {
    let mut urls = Vec::new();
    let Ok(images) = document().query_selector_all(&[selector, " img[src]"].concat()) else { return urls };
    for index in 0..images.length() {
        let Some(image) = images.get(index) else { continue };
        let property =
            |name: &str| Reflect::get(&image, &name.into()).ok().and_then(|value| value.as_string());
        // A picture that is not asked for yet has not chosen, in some browsers.
        let url = property("currentSrc").filter(|url| !url.is_empty()).or_else(|| property("src"));
        urls.extend(url.filter(|url| url.starts_with("http") && !urls.contains(url)));
    }
    urls
}

/// Tells the address of each sound or film that was played to its end, for as long as the page lives.
pub fn on_heard(tell: impl Fn(String) + 'static) {
    let hear: Box<dyn Fn(Event)> = Box::new(move |event| {
        let media = event.target().map(JsValue::from).unwrap_or_default();
        let url = Reflect::get(&media, &"currentSrc".into()).ok().and_then(|url| url.as_string());
        if let Some(url) = url {
            tell(url);
        }
    });
    let listener = Closure::wrap(hear).into_js_value();
    // It does not bubble.
    let _ = document().add_event_listener_with_callback_and_bool("ended", listener.unchecked_ref(), true);
}

async fn register() -> Option<Object> {
    let container = container()?;
    let options = Object::new();
    // The browser asks the server for it each time, whatever its headers say.
    let _ = Reflect::set(&options, &"updateViaCache".into(), &"none".into());
    // Its address is ours and fixed.
    let url = trust("worker", Made::ScriptUrl, SCRIPT);
    let promise = call(&container, "register", &[url, options.into()])?.dyn_into::<Promise>().ok()?;
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// Browsers refuse even the look at it in a sandboxed frame.
fn container() -> Option<Object> {
    let container = Reflect::get(&window().navigator(), &"serviceWorker".into()).ok()?;
    container.dyn_into::<Object>().ok()
}

fn registration() -> Option<Object> {
    REGISTRATION.with(|kept| kept.borrow().clone())
}

fn watch(registration: &Object, tell: Rc<dyn Fn()>) {
    if object(registration, "waiting").is_some() && is_controlled() {
        tell();
    }
    let watched = registration.clone();
    let found = move |tell: Rc<dyn Fn()>| {
        let Some(installing) = object(&watched, "installing") else { return };
        let worker = installing.clone();
        listen(&installing, "statechange", move |_| {
            let state = Reflect::get(&worker, &"state".into()).ok().and_then(|state| state.as_string());
            // The first version of all is no new one.
            if state.as_deref() == Some("installed") && is_controlled() {
                tell();
            }
        });
    };
    found(tell.clone());
    listen(registration, "updatefound", move |_| found(tell.clone()));
}

/// Whether a worker answers for this page already.
fn is_controlled() -> bool {
    container().and_then(|container| object(&container, "controller")).is_some()
}

/// Says something to the worker as soon as it works.
fn say(kind: &str, complete: impl FnOnce(&Object)) {
    if !BEGUN.with(Cell::get) {
        return;
    }
    let message = message(kind);
    complete(&message);
    let Some(container) = container() else { return };
    if let Some(controller) = object(&container, "controller") {
        return post(&controller, &message);
    }
    let Ok(Ok(ready)) = Reflect::get(&container, &"ready".into()).map(|ready| ready.dyn_into::<Promise>())
    else {
        return;
    };
    spawn_local(async move {
        let Ok(registration) = JsFuture::from(ready).await else { return };
        let active = registration.dyn_ref().and_then(|registration| object(registration, "active"));
        if let Some(active) = active {
            post(&active, &message);
        }
    });
}

fn message(kind: &str) -> Object {
    let message = Object::new();
    let _ = Reflect::set(&message, &"type".into(), &JsValue::from_str(kind));
    message
}

fn post(worker: &Object, message: &Object) {
    let _ = call(worker, "postMessage", &[message.clone().into()]);
}

fn list(texts: &[String]) -> JsValue {
    texts.iter().map(|text| JsValue::from_str(text)).collect::<Array>().into()
}

fn object(of: &Object, name: &str) -> Option<Object> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

fn call(object: &Object, name: &str, values: &[JsValue]) -> Option<JsValue> {
    let function: Function = Reflect::get(object, &name.into()).ok()?.dyn_into().ok()?;
    function.apply(object, &values.iter().cloned().collect::<Array>()).ok()
}

/// For as long as the page lives.
fn listen(target: &Object, event: &str, hear: impl Fn(Event) + 'static) {
    let hear: Box<dyn Fn(Event)> = Box::new(hear);
    let listener = Closure::wrap(hear).into_js_value();
    if let Some(target) = target.dyn_ref::<EventTarget>() {
        let _ = target.add_event_listener_with_callback(event, listener.unchecked_ref());
    }
}
