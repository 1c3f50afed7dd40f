//! The list that was asked for last: views ask many times for the same one.

use crate::domain::feed::Article;
use crate::domain::listing::Selection;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

#[derive(Default)]
pub struct Selected(RefCell<Known>);

#[derive(Default)]
struct Known {
    selection: Selection,
    /// In the feed's order.
    found: Vec<u32>,
    /// How many articles of the feed's order were looked at.
    seen: usize,
    /// In the wanted order.
    ordered: Rc<Vec<u32>>,
}

impl Selected {
    /// The numbers of the articles that belong to a selection, in its order. `articles` and `order`, which is
    /// the feed's where that is not the numbers' own, may only have grown since the last call, unless
    /// [`Selected::forget`] was called; `complete` tells that no more are to come.
    pub fn numbers(
        &self,
        selection: &Selection,
        articles: &[Arc<Article>],
        order: Option<&[u32]>,
        complete: bool,
    ) -> Rc<Vec<u32>> {
        let mut known = self.0.borrow_mut();
        if known.selection != *selection {
            *known = Known { selection: selection.clone(), ..Known::default() };
        }
        let Known { found, seen, ordered, .. } = &mut *known;
        match order {
            None => {
                selection.extend(found, articles, *seen);
                *seen = articles.len();
            }
            Some(order) => {
                selection.extend_in_order(found, articles, order.get(*seen..).unwrap_or_default());
                *seen = order.len();
            }
        }
        // A feed comes in a thousand pieces: ordered after each of them it would take minutes.
        let grown = found.len() - ordered.len();
        if grown > 0 && (complete || selection.sort.is_none() || grown * 2 >= ordered.len()) {
            *ordered = Rc::new(selection.order(found.clone(), articles));
        }
        ordered.clone()
    }

    pub fn forget(&self) {
        self.0.take();
    }
}
