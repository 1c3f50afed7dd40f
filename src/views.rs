//! Features and pages: functions from a `Reader` to elements.

pub mod article_body;
pub mod article_header;
pub mod article_page;
pub mod article_tools;
pub mod attachments;
pub mod failure_notice;
pub mod headline;
pub mod headline_list;
pub mod headline_window;
pub mod listen_button;
pub mod live_region;
pub mod media_player;
pub mod neighbours;
pub mod page_footer;
pub mod page_header;
pub mod portal_banner;
pub mod reading_player;
pub mod route_link;
pub mod service_banners;
pub mod toolbar;
pub mod top_link;
pub mod unit_portals;
