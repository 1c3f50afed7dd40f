//! The module that pages load. It does nothing by itself: the script that loads it says what it runs as,
//! by what it calls of `boot`.

use bantin as _;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {}
