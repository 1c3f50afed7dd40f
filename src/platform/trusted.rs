//! Trusted Types: where a page demands them, strings pass the browser's risky doors only through a
//! named policy. Each policy here lets every string through; what makes that safe is said where it
//! is used, and nothing else uses it.

use super::dom::window;
use js_sys::{Function, Object, Reflect};
use std::cell::Cell;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// What a policy makes; also the name of the method that makes it.
#[derive(Clone, Copy)]
pub enum Made {
    Html,
    Script,
    ScriptUrl,
}

thread_local! {
    static PREFIX: Cell<&'static str> = const { Cell::new("bantin-") };
}

/// Lets the names of policies begin otherwise: on a host's page they must say whose they are.
pub fn set_prefix(prefix: &'static str) {
    PREFIX.set(prefix);
}

/// `text` as the policy `name` makes it; the plain text where the browser knows no Trusted Types or
/// refuses the policy.
pub fn trust(name: &str, made: Made, text: &str) -> JsValue {
    let text = JsValue::from_str(text);
    let method = JsValue::from_str(match made {
        Made::Html => "createHTML",
        Made::Script => "createScript",
        Made::ScriptUrl => "createScriptURL",
    });
    try_trust(&[PREFIX.get(), name].concat(), &method, &text).unwrap_or(text)
}

fn try_trust(name: &str, method: &JsValue, text: &JsValue) -> Option<JsValue> {
    let policy = find_policy(name, method)?;
    let make: Function = Reflect::get(&policy, method).ok()?.dyn_into().ok()?;
    make.call1(&policy, text).ok()
}

/// A page may make a policy of a name only once.
fn find_policy(name: &str, method: &JsValue) -> Option<Object> {
    thread_local! {
        static POLICIES: Object = Object::new();
    }
    let name = JsValue::from_str(name);
    POLICIES.with(|policies| {
        if let Some(known) = Reflect::get(policies, &name).ok().filter(JsValue::is_object) {
            return known.dyn_into().ok();
        }
        // Each refusal is a report to the page's owner: one is enough.
        if Reflect::has(policies, &name) == Ok(true) {
            return None;
        }
        Reflect::set(policies, &name, &JsValue::NULL).ok()?;
        let factory = Reflect::get(&window(), &"trustedTypes".into()).ok().filter(JsValue::is_object)?;
        let create: Function = Reflect::get(&factory, &"createPolicy".into()).ok()?.dyn_into().ok()?;
        let options = Object::new();
        let identity = Closure::<dyn Fn(JsValue) -> JsValue>::new(|text| text).into_js_value();
        Reflect::set(&options, method, &identity).ok()?;
        let policy: Object = create.call2(&factory, &name, &options).ok()?.dyn_into().ok()?;
        Reflect::set(policies, &name, &policy).ok()?;
        Some(policy)
    })
}
