//! The module that the page loads.

fn main() {
    bantin::boot::boot();
}
