//! Chooses the surface and starts it.

use crate::shells;

/// Called once, when the module has been loaded.
pub fn boot() {
    shells::app::start();
}
