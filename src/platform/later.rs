//! The time after the first view stands: what is rare or heavy waits for it.

use super::dom::window;
use super::slice::Slice;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// A page that nobody sees has no frames: it is not waited for longer.
const LONGEST_FRAME_MS: i32 = 100;
/// So long a browser that is always busy is waited for.
const LONGEST_BUSY_MS: i32 = 500;
/// A pause in which a browser that does not tell when it is idle may be so.
const PAUSE_MS: i32 = 300;

type Task = Box<dyn FnOnce()>;

thread_local! {
    static LOADER: RefCell<Option<Function>> = const { RefCell::new(None) };
    /// Those that wait, the first one first.
    static TASKS: RefCell<Vec<Task>> = const { RefCell::new(Vec::new()) };
    /// Those of what is made ahead of its time, while it is made.
    static HELD: RefCell<Option<Vec<Task>>> = const { RefCell::new(None) };
    static IS_RUNNING: Cell<bool> = const { Cell::new(false) };
}

/// From now on the rest of the module is loaded when something first waits for it, by calling this, which
/// gives a promise: in a host's page nothing is loaded that nobody needs.
pub fn load_on_demand(loader: Function) {
    LOADER.set(Some(loader));
}

/// Runs a task once the first view is painted and the rest of the module has been loaded; where that has
/// happened, once what is drawn now is painted. Tasks keep their order, and let the page have its turn
/// between them: what comes beside an article never holds up the article.
pub fn when_first_view_stands(task: impl FnOnce() + 'static) {
    run_later(Box::new(task));
}

/// Apart, so that it is there once and not with each of its callers.
#[inline(never)]
fn run_later(task: Task) {
    let task = HELD.with_borrow_mut(|held| match held {
        Some(held) => {
            held.push(task);
            None
        }
        None => Some(task),
    });
    let Some(task) = task else { return };
    TASKS.with_borrow_mut(|tasks| tasks.push(task));
    if !IS_RUNNING.replace(true) {
        spawn_local(async {
            first_view_stands().await;
            run_tasks();
        });
    }
}

/// What something that was made ahead of its time waits for, until it is released.
pub struct Held(Vec<Task>);

/// Makes something before it is wanted. What it would do once it is painted waits until it is released, and is
/// never done if it is not.
pub fn hold<T>(make: impl FnOnce() -> T) -> (T, Held) {
    let outer = HELD.replace(Some(Vec::new()));
    let made = make();
    (made, Held(HELD.replace(outer).unwrap_or_default()))
}

impl Held {
    pub fn release(self) {
        self.0.into_iter().for_each(run_later);
    }
}

#[inline(never)]
fn run_tasks() {
    spawn_local(async {
        painted().await;
        let mut slice = Slice::begin();
        loop {
            let tasks = TASKS.take();
            if tasks.is_empty() {
                return IS_RUNNING.set(false);
            }
            for task in tasks {
                task();
                slice.pause().await;
            }
        }
    });
}

/// Waits until what is in the page now is on the screen.
async fn painted() {
    let frame = Promise::new(&mut |done, _| {
        let _ = window().request_animation_frame(&done);
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, LONGEST_FRAME_MS);
    });
    let _ = JsFuture::from(frame).await;
    TimeoutFuture::new(0).await;
}

/// Waits for the first view and the rest of the module, or for nothing in a page that was put together otherwise.
pub async fn first_view_stands() {
    // `src/start.js` leaves a promise.
    let awaited = LOADER.with_borrow(|loader| match loader {
        Some(loader) => loader.call0(&JsValue::UNDEFINED),
        None => Reflect::get(&window(), &JsValue::from_str("bantinLater")),
    });
    let _ = JsFuture::from(Promise::resolve(&awaited.unwrap_or_default())).await;
}

/// Runs a task when the effects of what has changed have run, before anything is painted.
pub fn when_drawn(task: impl FnOnce() + 'static) {
    spawn_local(async move { task() });
}

/// Runs a task once what is in the page now is on the screen.
#[inline(never)]
pub fn when_painted(task: impl FnOnce() + 'static) {
    spawn_local(async move {
        painted().await;
        task();
    });
}

/// Runs a task when the browser has nothing else to do, or after half a second: while a long feed is read a browser
/// always has something to do.
pub fn when_idle(task: impl FnOnce() + 'static) {
    spawn_local(async move {
        idle().await;
        task();
    });
}

async fn idle() {
    let idle = Promise::new(&mut |done, _| {
        let ask = Reflect::get(&window(), &JsValue::from_str("requestIdleCallback"));
        match ask.ok().and_then(|ask| ask.dyn_into::<Function>().ok()) {
            Some(ask) => {
                let options = Object::new();
                let _ = Reflect::set(&options, &"timeout".into(), &LONGEST_BUSY_MS.into());
                drop(ask.call2(&window(), &done, &options));
            }
            None => drop(window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, PAUSE_MS)),
        }
    });
    let _ = JsFuture::from(idle).await;
}

/// Loads the rest of the module for a first view that needs it; whether it has come within some seconds.
pub async fn load_rest() -> bool {
    let load = Reflect::get(&window(), &JsValue::from_str("bantinRest")).ok();
    // A page that was put together otherwise has all of it.
    let Some(load) = load.and_then(|load| load.dyn_into::<Function>().ok()) else { return true };
    let came = load.call0(&JsValue::UNDEFINED).unwrap_or_default();
    JsFuture::from(Promise::resolve(&came)).await.is_ok_and(|came| came.is_truthy())
}
