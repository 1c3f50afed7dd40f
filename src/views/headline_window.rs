//! A list of any length of which only the part around the reader is drawn.
//!
//! The list is cut into parts. A part that is far away is one empty item, a gap, as high as the part was
//! or will be: so the scrollbar is honest, and ten thousand headlines are some hundred elements. A gap
//! holds the titles of its part as text that the browser's own search finds (`hidden="until-found"`): it
//! then shows the gap, and what is shown is drawn.

mod rearrange;

use crate::domain::text::{decimal, leading_integer};
use crate::platform::dom::{create, document, set, set_changed, set_style};
use crate::platform::later::when_first_view_stands;
use crate::platform::near::{Watch, is_near, watch_near_and_far};
use crate::platform::slice::in_slices;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use crate::ui::scope::Scope;
use gloo_timers::callback::Timeout;
use js_sys::{JsString, Reflect};
use leptos::prelude::untrack;
use std::cell::{Cell, OnceCell, RefCell};
use std::ops::Range;
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

/// Below the first headline, which stands alone, they fill rows of two and of three.
const PART: usize = 12;

/// So many parts are drawn at most: with their gaps, fewer than 3,000 elements for 10,000 articles.
const MOST_DRAWN: usize = 10;

/// The first parts are drawn by themselves, one at a time and after the first screen stands: enough for
/// jumping from heading to heading until others come near. What is drawn must be taken away again, before
/// an article that is opened is seen.
const DRAWN_BY_ITSELF: usize = 2;
const PAUSE_MS: u32 = 400;

/// So many parts have their places at once; those of a longer list come in slices, as its browser takes a
/// while for hundreds of them.
const PLACED_AT_ONCE: usize = 12;

/// The height of an item that nobody has measured yet, in pixels.
const USUAL_HEIGHT: f64 = 160.0;

/// Drawn above and below a position that somebody comes back to, in pixels: the page's own head stands above
/// the list.
const MARGIN: f64 = 1500.0;

/// Makes the item of a place in the list and an article's number.
type Make = Box<dyn Fn(usize, u32) -> Element>;

struct Window {
    reader: Reader,
    /// Names the list, to find the heights again.
    key: String,
    list: web_sys::Element,
    make: Make,
    numbers: RefCell<Rc<Vec<u32>>>,
    /// The length that all of what is drawn tells to those who hear it.
    told: Cell<Option<usize>>,
    parts: RefCell<Vec<Part>>,
    /// As they were when the list was left.
    heights: RefCell<Vec<f64>>,
    /// Stands for the parts that have no place yet.
    tail: web_sys::Element,
    watch: OnceCell<Watch>,
    /// Parts that came near and wait to be drawn, one in a task.
    wanted: RefCell<Vec<usize>>,
    timer: Cell<Option<Timeout>>,
    growth: Cell<Option<Timeout>>,
    scope: Scope,
}

struct Part {
    gap: web_sys::Element,
    /// In pixels, as it was when it was drawn.
    height: Option<f64>,
    /// Empty for a gap.
    items: Vec<Element>,
}

impl Part {
    /// A gap that has no place yet.
    fn new(index: usize, height: Option<f64>) -> Part {
        let gap = gap();
        set(&gap, "data-part", &decimal(index as i64));
        Part { gap, height, items: Vec::new() }
    }
}

/// The list of `numbers`, which is tracked; `key` names it.
pub fn headline_window(
    reader: &Reader,
    key: String,
    numbers: impl Fn() -> Rc<Vec<u32>> + 'static,
    make: impl Fn(usize, u32) -> Element + 'static,
) -> Element {
    let list = element("ul").class("headlines");
    let window = Rc::new(Window {
        reader: reader.clone(),
        key,
        list: list.node().clone(),
        make: Box::new(make),
        numbers: RefCell::default(),
        told: Cell::default(),
        parts: RefCell::default(),
        heights: RefCell::default(),
        tail: gap(),
        watch: OnceCell::new(),
        wanted: RefCell::default(),
        timer: Cell::default(),
        growth: Cell::default(),
        scope: Scope::current(),
    });
    let of_click = Rc::downgrade(&window);
    let later = Rc::downgrade(&window);
    when_first_view_stands(move || {
        if let Some(window) = stands(&later) {
            window.begin_to_grow();
        }
    });
    let of_focus = Rc::downgrade(&window);
    let of_numbers = window.clone();
    list.keep(window)
        // Whoever leaves by a link finds the list as it was.
        .on_capture("click", move |_| {
            if let Some(window) = of_click.upgrade() {
                window.remember();
            }
        })
        .on("focusin", move |event| {
            if let Some(window) = of_focus.upgrade() {
                window.draw_beside(&event);
            }
        })
        .effect(Box::new(move || {
            of_numbers.follow(numbers());
            // Once the first view stands: before that it would only keep that waiting.
            if of_numbers.watch.get().is_some() {
                of_numbers.tell_length();
            }
        }))
}

impl Window {
    /// From now on parts are drawn that come near, and the first ones by themselves.
    #[inline(never)]
    fn begin_to_grow(self: &Rc<Self>) {
        let of_watch = Rc::downgrade(self);
        let watch = watch_near_and_far(move |gap, is_near| {
            let Some(window) = stands(&of_watch) else { return };
            let part = gap.get_attribute("data-part").and_then(|part| leading_integer(&part));
            match part.map(|part| part as usize) {
                Some(part) if is_near => window.want(part),
                Some(part) => window.forgo(part),
                None => {}
            }
        });
        for part in self.parts.borrow().iter().filter(|part| part.items.is_empty()) {
            watch.add(&part.gap);
        }
        let _ = self.watch.set(watch);
        self.tell_length();
        // For the heights of those that have no place yet.
        self.measure();
        let window = Rc::downgrade(self);
        self.growth.set(Some(Timeout::new(PAUSE_MS, move || {
            if let Some(window) = stands(&window) {
                window.measure();
                (1..DRAWN_BY_ITSELF).rev().for_each(|part| window.want(part));
            }
        })));
        self.place_rest();
    }

    /// Gives the other parts of a long list their places, in slices.
    fn place_rest(self: &Rc<Self>) {
        let window = Rc::downgrade(self);
        in_slices(move || {
            let Some(window) = stands(&window) else { return false };
            let placed = window.parts.borrow().len();
            let has_more = !Self::range(placed, window.numbers.borrow().len()).is_empty();
            if has_more {
                window.place_parts(placed + PLACED_AT_ONCE);
            }
            has_more
        });
    }

    fn range(part: usize, count: usize) -> Range<usize> {
        let start = if part == 0 { 0 } else { 1 + part * PART };
        start.min(count)..(1 + (part + 1) * PART).min(count)
    }

    /// Takes a list that has grown, or another one.
    fn follow(&self, numbers: Rc<Vec<u32>>) {
        let old = self.numbers.replace(numbers.clone());
        let same = old.iter().zip(numbers.iter()).take_while(|(old, new)| old == new).count();
        let mut first_other = 0;
        let known = self.parts.borrow().len();
        if known > 0 && same < old.len() && self.reader.library.is_rearranged() {
            return rearrange::rearrange(self, &old, &numbers);
        }
        while first_other < known
            && Self::range(first_other, old.len()).end <= same
            && Self::range(first_other, numbers.len()) == Self::range(first_other, old.len())
        {
            first_other += 1;
        }
        // The last part may only have got longer: what is drawn of it stays.
        let grown = (first_other < known
            && Self::range(first_other, old.len()).end <= same
            && self.is_drawn(first_other))
        .then_some(first_other);
        for part in self.parts.borrow_mut().drain(first_other + usize::from(grown.is_some())..) {
            part.items.iter().for_each(|item| item.node().remove());
            part.gap.remove();
        }
        if let Some(part) = grown {
            self.extend(part);
        }
        if known > 0 {
            // What has just arrived is little; what waits for its place goes on waiting.
            let waits = self.tail.is_connected();
            return self.place_parts(if waits { 0 } else { usize::MAX });
        }
        let position = self.reader.navigator.saved_position().unwrap_or_default();
        self.heights.replace(self.reader.library.heights(&self.key));
        self.place_parts(PLACED_AT_ONCE.max(self.part_at(position + MARGIN) + 1));
        self.draw_around(position);
    }

    /// The part at a place in the list, in pixels, by the heights as they were or usually are.
    fn part_at(&self, place: f64) -> usize {
        let heights = self.heights.borrow();
        let (mut part, mut bottom) = (0, 0.0);
        loop {
            bottom += heights.get(part).copied().unwrap_or(USUAL_HEIGHT * PART as f64);
            if bottom >= place {
                return part;
            }
            part += 1;
        }
    }

    /// Adds the parts before this one that have no place yet.
    fn place_parts(&self, end: usize) {
        let count = self.numbers.borrow().len();
        self.tail.remove();
        let mut part = self.parts.borrow().len();
        while part < end && !Self::range(part, count).is_empty() {
            let height = self.heights.borrow().get(part).copied();
            self.add_part(part, height);
            part += 1;
        }
        let waiting = count - Self::range(part, count).start;
        if waiting > 0 {
            let height = self.usual_height(&self.parts.borrow()) * waiting as f64;
            set_style(&self.tail, "block-size", &(decimal(height as i64) + "px"));
            let _ = self.list.append_child(&self.tail);
        }
    }

    fn is_drawn(&self, part: usize) -> bool {
        self.parts.borrow().get(part).is_some_and(|part| !part.items.is_empty())
    }

    /// A new part at the end: drawn if it is the first, else a gap.
    fn add_part(&self, index: usize, height: Option<f64>) {
        let part = Part::new(index, height);
        let _ = self.list.append_child(&part.gap);
        self.parts.borrow_mut().push(part);
        if index == 0 {
            self.draw(0);
        } else {
            self.fill_gap(index);
        }
    }

    /// Gives a gap its height and its titles, and watches it.
    fn fill_gap(&self, index: usize) {
        let parts = self.parts.borrow();
        let Some(part) = parts.get(index) else { return };
        let numbers = self.numbers.borrow();
        let range = Self::range(index, numbers.len());
        let height = part.height.unwrap_or_else(|| self.usual_height(&parts) * range.len() as f64);
        set_style(&part.gap, "block-size", &(decimal(height as i64) + "px"));
        if finds_hidden_text() {
            let mut titles = String::new();
            for article in
                numbers.get(range).into_iter().flatten().filter_map(|number| self.reader.library.at(*number))
            {
                titles.push_str(&article.headline());
                titles.push('\n');
            }
            part.gap.set_text_content(Some(&titles));
            set(&part.gap, "hidden", "until-found");
        }
        if let Some(watch) = self.watch.get() {
            watch.add(&part.gap);
        }
    }

    fn usual_height(&self, parts: &[Part]) -> f64 {
        let measured = parts.iter().enumerate().skip(1).find_map(|(_, part)| part.height);
        // The first part leads the page, and is higher than the others.
        let first = || parts.first().and_then(|part| part.height).map(|height| height * 0.8);
        measured.or_else(first).map_or(USUAL_HEIGHT, |height| height / PART as f64)
    }

    fn want(self: &Rc<Self>, part: usize) {
        let mut wanted = self.wanted.borrow_mut();
        if !wanted.contains(&part) {
            wanted.push(part);
        }
        if wanted.len() == 1 {
            drop(wanted);
            self.draw_next();
        }
    }

    /// What was scrolled past before it was drawn is not drawn any more: the place of what is near would go to it.
    fn forgo(&self, part: usize) {
        if part >= DRAWN_BY_ITSELF {
            self.wanted.borrow_mut().retain(|wanted| *wanted != part);
        }
    }

    fn draw_next(self: &Rc<Self>) {
        let window = Rc::downgrade(self);
        self.timer.set(Some(Timeout::new(0, move || {
            let Some(window) = stands(&window) else { return };
            let next = window.wanted.borrow_mut().pop();
            let Some(part) = next else { return };
            if !window.is_drawn(part) {
                window.draw(part);
                window.undraw_farthest(part);
            }
            if !window.wanted.borrow().is_empty() {
                window.draw_next();
            }
        })));
    }

    /// Draws what lies around a scroll position, so that the way back finds it.
    fn draw_around(&self, position: f64) {
        let mut top = 0.0;
        let mut near = Vec::new();
        for (index, part) in self.parts.borrow().iter().enumerate() {
            let bottom = top + part.height.unwrap_or(USUAL_HEIGHT * PART as f64);
            if position > 0.0 && bottom > position - MARGIN && top < position + MARGIN {
                near.push(index);
            }
            top = bottom;
        }
        near.into_iter().filter(|part| !self.is_drawn(*part)).for_each(|part| self.draw(part));
    }

    fn draw(&self, index: usize) {
        let numbers = self.numbers.borrow().clone();
        let mut parts = self.parts.borrow_mut();
        let Some(part) = parts.get_mut(index) else { return };
        if let Some(watch) = self.watch.get() {
            watch.remove(&part.gap);
        }
        part.items = self.items(Self::range(index, numbers.len()), &numbers);
        for item in &part.items {
            let _ = self.list.insert_before(item.node(), Some(&part.gap));
        }
        part.gap.remove();
    }

    /// Keys lead from headline to headline faster than parts are drawn by themselves: what is beside the
    /// one that has got the focus must be there before the next key.
    fn draw_beside(&self, event: &Event) {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let Some(item) = target.and_then(|target| target.closest("li").ok().flatten()) else { return };
        for beside in [item.next_element_sibling(), item.previous_element_sibling()] {
            let gap = beside.and_then(|beside| beside.get_attribute("data-part"));
            if let Some(part) = gap.and_then(|part| leading_integer(&part)).map(|part| part as usize)
                && !self.is_drawn(part)
            {
                self.draw(part);
                self.undraw_farthest(part);
            }
        }
    }

    /// Draws what a part has got more than it had.
    fn extend(&self, index: usize) {
        let numbers = self.numbers.borrow().clone();
        let mut parts = self.parts.borrow_mut();
        let Some(part) = parts.get_mut(index) else { return };
        let range = Self::range(index, numbers.len());
        let new = self.items(range.start + part.items.len()..range.end, &numbers);
        for item in &new {
            // It is the last part.
            let _ = self.list.append_child(item.node());
        }
        part.items.extend(new);
    }

    fn items(&self, places: Range<usize>, numbers: &[u32]) -> Vec<Element> {
        // Who hears the list is told its length, where that is known.
        let length = if self.reader.library.is_loading() { -1 } else { numbers.len() as i64 };
        let make = |place: usize| {
            let item = (self.make)(place, *numbers.get(place)?);
            let item = item.attr("aria-posinset", &decimal(place as i64 + 1));
            Some(item.attr("aria-setsize", &decimal(length)))
        };
        self.scope.run(|| places.filter_map(|place| untrack(|| make(place))).collect())
    }

    /// What was drawn while the list was on its way tells no length, or that of before the last page.
    #[inline(never)]
    fn tell_length(&self) {
        let length = self.numbers.borrow().len();
        let known = (!untrack(|| self.reader.library.is_loading())).then_some(length);
        if self.told.replace(known) == known || known.is_none() {
            return;
        }
        let words = decimal(length as i64);
        for item in self.parts.borrow().iter().flat_map(|part| &part.items) {
            set_changed(item.node(), "aria-setsize", &words);
        }
    }

    /// Makes a gap of the drawn part that is farthest from one, as often as there are too many; never of one that
    /// is near, which would come back at once, however many a large screen has.
    fn undraw_farthest(&self, from: usize) {
        loop {
            let farthest = {
                let parts = self.parts.borrow();
                let drawn = || parts.iter().enumerate().filter(|(_, part)| !part.items.is_empty());
                if drawn().count() <= MOST_DRAWN {
                    return;
                }
                let focus = document().active_element();
                let has_focus =
                    |part: &Part| part.items.iter().any(|item| item.node().contains(focus.as_deref()));
                drawn()
                    .filter(|(_, part)| !has_focus(part))
                    .map(|(index, _)| index)
                    .max_by_key(|index| index.abs_diff(from))
            };
            match farthest {
                Some(part) if part != from && !self.is_near(part) => self.undraw(part),
                _ => return,
            }
        }
    }

    fn is_near(&self, part: usize) -> bool {
        let parts = self.parts.borrow();
        let ends = parts.get(part).and_then(|part| part.items.first().zip(part.items.last()));
        ends.is_some_and(|(first, last)| is_near(first.node(), last.node()))
    }

    fn undraw(&self, index: usize) {
        self.measure();
        {
            let mut parts = self.parts.borrow_mut();
            let Some(part) = parts.get_mut(index) else { return };
            if let Some(first) = part.items.first() {
                let _ = self.list.insert_before(&part.gap, Some(first.node()));
            }
            for item in std::mem::take(&mut part.items) {
                item.node().remove();
            }
        }
        self.fill_gap(index);
    }

    /// Notes the heights of what is drawn.
    fn measure(&self) {
        for part in self.parts.borrow_mut().iter_mut() {
            let (Some(first), Some(last)) = (part.items.first(), part.items.last()) else { continue };
            let height = last.node().get_bounding_client_rect().bottom()
                - first.node().get_bounding_client_rect().top();
            if height > 0.0 {
                part.height = Some(height);
            }
        }
    }

    fn remember(&self) {
        self.measure();
        let parts = self.parts.borrow();
        let usual = self.usual_height(&parts) * PART as f64;
        let heights = parts.iter().map(|part| part.height.unwrap_or(usual)).collect();
        self.reader.library.keep_heights(self.key.clone(), heights);
    }
}

/// The window, unless its list is gone or left.
fn stands(window: &Weak<Window>) -> Option<Rc<Window>> {
    window.upgrade().filter(|window| !window.scope.is_left())
}

/// An item that stands for those that are not drawn.
fn gap() -> web_sys::Element {
    let gap = create("li");
    set(&gap, "class", "gap");
    set(&gap, "aria-hidden", "true");
    gap
}

/// Whether the browser searches hidden text: others would take the attribute for a plain `hidden`.
fn finds_hidden_text() -> bool {
    Reflect::has(&JsValue::from(document()), &JsString::from("onbeforematch")).unwrap_or(false)
}
