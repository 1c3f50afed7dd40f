//! Chooses the surface and starts it.

use crate::shells;

/// Called once, when the module has been loaded.
pub fn boot() {
    if shells::kiosk::is_wanted() {
        shells::kiosk::start();
    } else {
        shells::app::start();
    }
}
