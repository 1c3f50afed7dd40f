# Builds the release folder `dist`. Source it after `need_build`.
#
# The standard library is compiled along, for size and with panics that stop at once: on this crate
# that is worth some kilobytes of every first visit. Both are unstable options of a stable compiler. The
# deepest feeds and texts that are read use 43 KB of stack: a quarter of what there is, and memory is what phones lack.
# Constants stay apart, so that `split.mjs` can leave some for later.
release_environment() {
  export RUSTC_BOOTSTRAP=1
  export CARGO_UNSTABLE_BUILD_STD=std,panic_abort
  export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS='-Zunstable-options -Cpanic=immediate-abort -Csymbol-mangling-version=v0 -Clink-arg=-zstack-size=196608 -Clink-arg=--no-merge-data-segments'
}

# Trunk builds offline, so that it takes the tools that were set up; what cargo needs is fetched before.
fetch_crates() {
  local library; library=$(rustc --print sysroot)/lib/rustlib/src/rust/library
  quietly 'fetching crates' cargo fetch --locked &&
    quietly 'fetching crates of the standard library' env RUSTC_BOOTSTRAP=1 cargo fetch --locked --manifest-path "$library/Cargo.toml" ||
    die 'The crates could not be fetched: see the lines above.'
}

build_release() (
  release_environment
  bash .ci/styles
  trunk build --release
)
