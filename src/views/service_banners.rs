use super::decoration::decoration;
use crate::domain::feed::Service;
use crate::domain::message::Message;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use crate::ui::lines::lines;
use crate::ui::outside_link::outside_link;
use crate::ui::picture::Loading;

/// The related services, each a card with one link that covers it.
pub fn service_banners(reader: &Reader, services: &[Service]) -> Element {
    let cards = services.iter().map(|service| service_banner(reader, service));
    element("aside")
        .class("services")
        .attr("aria-label", reader.say(Message::Services))
        .child(element("ul").children(cards))
}

fn service_banner(reader: &Reader, service: &Service) -> Element {
    let action = reader.say(Message::ServiceDetails);
    // Three links of the same words would be one to those who hear them: the name says which.
    let name = [action, ": ", &service.title.replace('\n', " ")].concat();
    let paragraph = |class: &str, text: &str| lines(element("p").class(class).attr("dir", "auto"), text);
    element("li")
        .class("service")
        .child_if(decoration(reader, service.icon.as_ref(), Loading::Lazy))
        .child(paragraph("service-title", &service.title))
        .child_if(service.summary.as_ref().map(|summary| paragraph("service-summary", summary)))
        .child(outside_link(service.url.as_str()).attr("aria-label", &name).text(action))
}
