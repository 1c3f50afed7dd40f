//! The portal around the news: the feed's own, and the site's where the feed says nothing.

use super::library::use_library;
use crate::domain::feed::Portal;
use leptos::prelude::*;
use std::sync::Arc;

#[derive(Clone, Copy)]
struct PortalContext(Memo<Arc<Portal>>);

pub fn provide_portal(fallback: Portal) {
    let library = use_library();
    provide_context(PortalContext(Memo::new(move |_| Arc::new(library.header().portal.clone().or(&fallback)))));
}

pub fn use_portal() -> Memo<Arc<Portal>> {
    use_context::<PortalContext>().map_or_else(|| Memo::new(|_| Arc::default()), |context| context.0)
}
