# The one place where tools' versions are pinned. wasm-bindgen's is the one in Cargo.lock, and what
# the tests alone need is in tests/e2e/package.json.
TRUNK_VERSION=0.21.14
BINARYEN_VERSION=132.0.0
ESBUILD_VERSION=0.28.2
CARGO_DENY_VERSION=0.20.2
