use super::service_banners::service_banners;
use super::unit_portals::unit_portals;
use crate::state::embedding::Embedding;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};

/// The feed's services and units, where the partner asks for them.
pub fn widget_portal(reader: &Reader, embedding: &Embedding) -> Element {
    let options = embedding.options();
    let portal = reader.portal();
    let services =
        (options.services && !portal.services.is_empty()).then(|| service_banners(reader, &portal.services));
    let units = portal.units.as_ref().filter(|_| options.units).map(|units| unit_portals(reader, units));
    element("div").child_if(services).child_if(units)
}
