//! The `_portal` extension on a feed, and `portal` in `site.json`: banner, services, units.

use super::clean_text::Shape;
use super::{Fields, MAX_LINE, MAX_TEXT};
use crate::domain::feed::{Portal, PortalBanner, Service, UnitLink, Units};
use crate::domain::json::Value;
use crate::domain::url_policy::{PictureUrl, WebUrl};
use crate::domain::warning::{Place, Warning, WarningKind, Warnings};

/// A portal as it was written. Nobody sees it before the first view stands, and so it is not judged before it
/// is asked for.
#[derive(Clone, Debug, Default)]
pub struct PortalSource(Option<Box<Written>>);

#[derive(Clone, Debug)]
struct Written {
    value: Value,
    place: Place,
    base: Option<String>,
}

/// Two that say the same are equal, however they are written.
impl PartialEq for PortalSource {
    fn eq(&self, other: &Self) -> bool {
        self.read().0 == other.read().0
    }
}

impl Eq for PortalSource {}

impl PortalSource {
    /// The portal under `key`; one that is no object is none, with a warning.
    pub fn take(fields: &mut Fields, key: &'static str) -> Self {
        match fields.take(key) {
            Some(value @ Value::Object(_)) => {
                let base = fields.base().map(String::from);
                PortalSource(Some(Box::new(Written { value, place: fields.place(), base })))
            }
            None => PortalSource(None),
            Some(_) => {
                fields.warn(key, WarningKind::WrongType);
                PortalSource(None)
            }
        }
    }

    /// The portal, judged. What lacks its title or URL is left out with a warning.
    // Apart from what asks for it, so that it can come after the first view.
    #[inline(never)]
    pub fn read(&self) -> (Portal, Vec<Warning>) {
        let mut warnings = Warnings::default();
        let portal = self.0.as_ref().and_then(|written| {
            let Written { value, place, base } = Written::clone(written);
            let mut portal = Fields::of(value, "", place, base.as_deref(), &mut warnings)?;
            Some(Portal {
                banner: read_banner(&mut portal),
                services: read_services(&mut portal),
                units: read_units(&mut portal),
            })
        });
        (portal.unwrap_or_default(), warnings.into_vec())
    }
}

fn read_banner(portal: &mut Fields) -> Option<PortalBanner> {
    let value = portal.take("banner")?;
    let mut banner = portal.inside(value, "banner")?;
    Some(PortalBanner {
        image: banner.required_url("image", PictureUrl::parse)?,
        alt: banner.clean("alt", Shape::Line, MAX_LINE),
        url: banner.url("url", WebUrl::parse),
    })
}

fn read_services(portal: &mut Fields) -> Vec<Service> {
    let mut services = Vec::new();
    for value in portal.list("services") {
        services.extend(read_service(portal, value));
    }
    services
}

fn read_service(portal: &mut Fields, value: Value) -> Option<Service> {
    let mut service = portal.inside(value, "services")?;
    let (title, url) = read_titled_link(&mut service, Shape::Lines)?;
    Some(Service {
        title,
        summary: service.clean("summary", Shape::Lines, MAX_TEXT),
        icon: service.url("icon", PictureUrl::parse),
        url,
    })
}

fn read_units(portal: &mut Fields) -> Option<Units> {
    let value = portal.take("units")?;
    let mut units = portal.inside(value, "units")?;
    let title = units.clean("title", Shape::Lines, MAX_LINE);
    let mut links = Vec::new();
    for value in units.list("links") {
        links.extend(read_unit(&mut units, value));
    }
    if links.is_empty() {
        units.warn("links", WarningKind::Missing);
        return None;
    }
    Some(Units { title, links })
}

fn read_unit(units: &mut Fields, value: Value) -> Option<UnitLink> {
    let mut unit = units.inside(value, "links")?;
    let (title, url) = read_titled_link(&mut unit, Shape::Line)?;
    Some(UnitLink { title, url, group: unit.clean("group", Shape::Line, MAX_LINE) })
}

/// Both or nothing: a link without words cannot be told from the next one.
fn read_titled_link(fields: &mut Fields, shape: Shape) -> Option<(String, WebUrl)> {
    let title = fields.clean("title", shape, MAX_LINE);
    if title.is_none() {
        fields.warn("title", WarningKind::Missing);
    }
    let url = fields.required_url("url", WebUrl::parse);
    title.zip(url)
}
