# Sets up what the build and the tests need, and exports where it is. Source it; then call
# `need_build` or `need_tests`. The normal way comes first; where it fails, because only package
# registries can be reached, comes the detour. Tools go to the user's cache folder, by version, so
# that a second clone finds them; a second run only looks.

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
# shellcheck source=versions.sh
. .ci/versions.sh

cache=${XDG_CACHE_HOME:-$HOME/.cache}/bantin
mkdir -p "$cache"
# One target folder for all clones: what the crate depends on is then compiled once.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$cache/target}

say() { printf '\033[36m·\033[0m %s\n' "$*" >&2; }
die() { printf '\033[31m✗\033[0m %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# Runs a long step with its output in a file; shows a line a while, and the end of the file if it fails.
quietly() {
  local what=$1 log; shift
  log=$cache/$(printf '%s' "$what" | tr -cs 'A-Za-z0-9.' '-').log
  say "$what ..."
  "$@" >"$log" 2>&1 </dev/null &
  local pid=$! waited=0
  while kill -0 "$pid" 2>/dev/null; do
    sleep 1; waited=$((waited + 1))
    [ $((waited % 30)) = 0 ] && say "  still at it after ${waited} s: $(tail -n 1 "$log" | cut -c1-90)"
  done
  if wait "$pid"; then return 0; fi
  tail -n 5 "$log" >&2
  return 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif have sudo; then sudo -n "$@"; else return 1; fi
}

apt_updated=
apt_install() {
  have apt-get || return 1
  [ -n "$apt_updated" ] || { quietly 'apt-get update' as_root apt-get update; apt_updated=1; }
  quietly "apt-get install $*" as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

need_commands() {
  have cargo && have rustc || die 'Rust is missing: install it with rustup (https://rustup.rs), then run this again.'
  have node && have npm || die 'Node.js is missing: install Node.js 20 or newer with npm, then run this again.'
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || die 'Node.js is too old: install version 20 or newer, then run this again.'
  have git || die 'git is missing: install git, then run this again.'
}

sysroot_of() { RUSTUP_TOOLCHAIN=$1 rustc --print sysroot 2>/dev/null; }
has_wasm_target() { compgen -G "$1/lib/rustlib/wasm32-unknown-unknown/lib/libcore-*.rlib" >/dev/null; }

# The standard library for wasm32: rustup's, or else one built from Debian's copy of its source.
need_wasm_target() {
  has_wasm_target "$(rustc --print sysroot)" && return 0
  if have rustup; then
    local linked; linked=$(sysroot_of debian-web || true)
    if [ -n "$linked" ] && has_wasm_target "$linked"; then export RUSTUP_TOOLCHAIN=debian-web; return 0; fi
    quietly 'rustup target add wasm32-unknown-unknown' timeout 300 rustup target add wasm32-unknown-unknown && return 0
    say 'rustup cannot reach it; building it from Debian'"'"'s source of the same library instead'
    debian_wasm_target && return 0
  fi
  die 'The Rust target wasm32-unknown-unknown is missing: run "rustup target add wasm32-unknown-unknown" where the network allows it, then run this again.'
}

debian_wasm_target() {
  apt_install rustc-web rust-web-src rust-web-clippy || return 1
  local rustlib=/usr/lib/rustlib lld
  # The linker is not in Debian's package; the one of any installed toolchain will do.
  lld=$(find "${RUSTUP_HOME:-$HOME/.rustup}/toolchains" -path '*x86_64-unknown-linux-gnu/bin/rust-lld' 2>/dev/null | tail -n 1)
  [ -x "$lld" ] || return 1
  as_root mkdir -p $rustlib/x86_64-unknown-linux-gnu/bin $rustlib/wasm32-unknown-unknown/lib
  as_root ln -sf "$lld" $rustlib/x86_64-unknown-linux-gnu/bin/rust-lld
  if ! has_wasm_target /usr; then
    local source=$cache/library
    rm -rf "$source"
    cp -rL $rustlib/src/rust/library "$source" || return 1
    quietly 'building the standard library for wasm32 (a minute)' env \
      RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS='-Zforce-unstable-if-unmarked -Cembed-bitcode=yes' \
      CARGO_TARGET_DIR="$cache/library-target" \
      cargo build --manifest-path "$source/sysroot/Cargo.toml" --release --target wasm32-unknown-unknown \
      --features compiler-builtins-mem --locked || return 1
    as_root cp "$cache"/library-target/wasm32-unknown-unknown/release/deps/*.rlib $rustlib/wasm32-unknown-unknown/lib/
  fi
  rustup toolchain link debian-web /usr 2>/dev/null
  export RUSTUP_TOOLCHAIN=debian-web
}

# The standard library's source: a release build compiles it for size. Without it the release is larger.
need_rust_source() {
  local source; source=$(rustc --print sysroot)/lib/rustlib/src/rust/library
  [ -d "$source" ] && return 0
  have rustup && quietly 'rustup component add rust-src' timeout 300 rustup component add rust-src && [ -d "$source" ] && return 0
  die 'The Rust component rust-src is missing: run "rustup component add rust-src" where the network allows it, then run this again.'
}

# A cargo tool of an exact version: the one on the PATH, or the one in the cache, or a new one.
need_cargo_tool() {
  local crate=$1 command=$2 version=$3; shift 3
  local home=$cache/$crate-$version
  [ -x "$home/bin/$command" ] && { export PATH=$home/bin:$PATH; return 0; }
  have "$command" && "$command" --version 2>/dev/null | grep -qF "$version" && return 0
  # Speed of the tool matters little, and the time until it is there matters much.
  local fast=(env -u RUSTUP_TOOLCHAIN CARGO_PROFILE_RELEASE_LTO=false CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
    CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_TARGET_DIR="$cache/tools-target")
  # A locked build can fail where the registry lacks the newest version of something.
  quietly "building $crate $version (some minutes, once)" "${fast[@]}" cargo install "$crate" --version "$version" --locked --root "$home" "$@" ||
    quietly "building $crate $version with newer dependencies" "${fast[@]}" cargo install "$crate" --version "$version" --root "$home" "$@" ||
    die "$crate $version could not be built: see the lines above, then run \"cargo install $crate --version $version\" yourself."
  export PATH=$home/bin:$PATH
}

# A tool from npm of an exact version, in the cache.
need_npm_tool() {
  local package=$1 version=$2
  local home=$cache/$package-$version
  [ -d "$home/node_modules/$package" ] || {
    mkdir -p "$home"
    quietly "npm install $package@$version" npm install --prefix "$home" --no-audit --no-fund "$package@$version" ||
      die "$package could not be installed with npm: see the lines above."
  }
  # Before the system's: an old wasm-opt takes today's modules without a word and breaks them.
  export PATH=$home/node_modules/.bin:$PATH
}

wasm_bindgen_version() { awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock; }

need_build() {
  need_commands
  need_wasm_target
  need_rust_source
  need_cargo_tool wasm-bindgen-cli wasm-bindgen "$(wasm_bindgen_version)"
  need_cargo_tool trunk trunk "$TRUNK_VERSION" --no-default-features --features rustls
  need_npm_tool binaryen "$BINARYEN_VERSION"
  need_npm_tool esbuild "$ESBUILD_VERSION"
}

# Chromium and its driver of the same version: installed ones, or the browser makers' download, or the
# system's packages.
need_browser() {
  CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v google-chrome || command -v chromium-browser || true)}
  CHROMEDRIVER=${CHROMEDRIVER:-$(command -v chromedriver || true)}
  if [ -z "$CHROMIUM" ] || [ -z "$CHROMEDRIVER" ]; then
    local home=$cache/browsers
    mkdir -p "$home"
    if quietly 'downloading Chrome and its driver' timeout 300 npx --yes @puppeteer/browsers@2 install chrome@stable --path "$home" &&
      quietly 'downloading the driver' timeout 300 npx --yes @puppeteer/browsers@2 install chromedriver@stable --path "$home"; then
      CHROMIUM=$(find "$home" -type f -perm -u+x \( -name chrome -o -name 'Google Chrome for Testing' \) | tail -n 1)
      CHROMEDRIVER=$(find "$home" -type f -name chromedriver | tail -n 1)
    elif apt_install chromium chromium-driver; then
      CHROMIUM=$(command -v chromium) CHROMEDRIVER=$(command -v chromedriver)
    else
      die 'No browser to test in: install Chromium (or Chrome) and the chromedriver of the same version, then run this again.'
    fi
  fi
  export CHROMIUM CHROMEDRIVER
}

need_node_modules() {
  local stamp=tests/e2e/node_modules/.installed
  cmp -s tests/e2e/package-lock.json $stamp && return 0
  quietly 'npm ci in tests/e2e' npm ci --prefix tests/e2e --no-audit --no-fund || die 'npm ci failed in tests/e2e: see the lines above.'
  cp tests/e2e/package-lock.json $stamp
}

need_tests() {
  need_build
  need_browser
  need_node_modules
}
