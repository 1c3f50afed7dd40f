//! Features and pages: functions from a `Reader` to elements.

pub mod article_body;
pub mod article_header;
pub mod article_page;
pub mod article_tools;
pub mod attachments;
pub mod contents;
pub mod decoration;
pub mod failure_notice;
pub mod headline;
pub mod headline_list;
pub mod headline_window;
pub mod live_region;
pub mod neighbours;
pub mod page_footer;
pub mod page_header;
pub mod portal_banner;
pub mod reading_tools;
pub mod route_link;
pub mod service_banners;
pub mod toolbar;
pub mod top_link;
pub mod unit_portals;
