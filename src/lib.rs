pub mod domain;

#[cfg(feature = "browser")]
pub mod boot;
#[cfg(feature = "browser")]
pub mod platform;
#[cfg(feature = "browser")]
pub mod shells;
#[cfg(feature = "browser")]
pub mod state;
#[cfg(feature = "browser")]
pub mod ui;
#[cfg(feature = "browser")]
pub mod views;
