//! A list that has changed in its middle: what stays keeps its element, its focus, and its place on the
//! screen.

use super::{Part, Window};
use crate::domain::surface::Surface;
use crate::domain::text::decimal;
use crate::platform::dom::set;
use crate::platform::page::scroll_by;
use crate::ui::element::Element;
use std::rc::Rc;

/// A headline with its number.
type Item = (u32, Element);

// Never on a first visit.
#[inline(never)]
pub(super) fn rearrange(window: &Window, old: &[u32], numbers: &Rc<Vec<u32>>) {
    let anchor = anchor(window, old, numbers);
    let (mut items, heights) = take_items(window, old, numbers);
    let is_drawn = |items: &[Item], part: usize| {
        part == 0
            || Window::range(part, numbers.len())
                .filter_map(|place| numbers.get(place))
                .any(|number| items.binary_search_by_key(number, |(other, _)| *other).is_ok())
    };
    let drawn: Vec<bool> = (0..)
        .take_while(|part| !Window::range(*part, numbers.len()).is_empty())
        .map(|part| is_drawn(&items, part))
        .collect();

    // Only what is not in its place moves: an element that is put in anew loses the focus.
    let mut next = window.list.first_child();
    for (index, is_drawn) in drawn.into_iter().enumerate() {
        let mut part = Part::new(index, heights.get(index).copied().flatten());
        let range = Window::range(index, numbers.len());
        if is_drawn {
            for place in range {
                let Some(number) = numbers.get(place) else { continue };
                let known = items.binary_search_by_key(number, |(other, _)| *other).ok();
                let item = match known {
                    Some(known) => Some(items.remove(known).1),
                    None => window.items(place..place + 1, numbers).pop(),
                };
                let Some(item) = item else { continue };
                set(item.node(), "aria-posinset", &decimal(place as i64 + 1));
                set(item.node(), "aria-setsize", &decimal(numbers.len() as i64));
                if next.as_ref().is_some_and(|next| next.is_same_node(Some(item.node()))) {
                    next = item.node().next_sibling();
                } else {
                    let _ = window.list.insert_before(item.node(), next.as_ref());
                }
                part.items.push(item);
            }
            window.parts.borrow_mut().push(part);
        } else {
            let _ = window.list.insert_before(&part.gap, next.as_ref());
            window.parts.borrow_mut().push(part);
            window.fill_gap(index);
        }
    }
    if let Some((node, top)) = anchor
        && window.reader.surface != Surface::Widget
    {
        // Where the browser has kept it in its place already, there is nothing left to do.
        let moved = node.get_bounding_client_rect().top() - top;
        if moved.abs() >= 1.0 {
            scroll_by(moved);
        }
    }
}

/// Empties the window: the headlines that stay, by number, and the heights of the parts.
fn take_items(window: &Window, old: &[u32], numbers: &[u32]) -> (Vec<Item>, Vec<Option<f64>>) {
    let mut staying = numbers.to_vec();
    staying.sort_unstable();
    let (mut items, mut heights) = (Vec::new(), Vec::new());
    for (index, part) in window.parts.borrow_mut().drain(..).enumerate() {
        heights.push(part.height);
        if let Some(watch) = window.watch.get() {
            watch.remove(&part.gap);
        }
        part.gap.remove();
        for (place, item) in Window::range(index, old.len()).zip(part.items) {
            match old.get(place).filter(|number| staying.binary_search(number).is_ok()) {
                Some(number) => items.push((*number, item)),
                None => item.node().remove(),
            }
        }
    }
    window.tail.remove();
    window.wanted.borrow_mut().clear();
    items.sort_unstable_by_key(|(number, _)| *number);
    (items, heights)
}

/// The first headline on the screen that stays, and where it is.
fn anchor(window: &Window, old: &[u32], numbers: &[u32]) -> Option<(web_sys::Element, f64)> {
    let parts = window.parts.borrow();
    parts.iter().enumerate().find_map(|(index, part)| {
        Window::range(index, old.len()).zip(&part.items).find_map(|(place, item)| {
            let rect = item.node().get_bounding_client_rect();
            let is_seen = rect.bottom() > 0.0 && rect.height() > 0.0;
            let stays = is_seen && old.get(place).is_some_and(|number| numbers.contains(number));
            stays.then(|| (item.node().clone(), rect.top()))
        })
    })
}
