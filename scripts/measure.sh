#!/usr/bin/env bash
# shellcheck source-path=SCRIPTDIR
# Measures the finished page in dist/: its sizes, and its start against a page of only Dear ImGui and
# SDL2. Exits with 1 if a size exceeds its limit in docs/PERFORMANCE.md.
#
#   scripts/measure.sh

set -euo pipefail
. "$(dirname "$0")/lib/build.sh"
cd "$KEXIE_ROOT"
[ -f dist/index.html ] || fail "there is no dist/: run scripts/run.sh --no-open first"

work=build/measure
rm -rf "$work"
mkdir -p "$work/bare"

say "building the page to compare with"
build_preset web kexie_bare
cp build/web/bare.js build/web/bare.wasm tests/web/bare/index.html "$work/bare/"
cp build/fonts/sans-regular.otf "$work/bare/font.otf"

say "packing 200 generated issues"
node tests/web/generate_issues.mjs "$work/issues"
build/native/kexie build "$work/issues" -o "$work/archive.json"
node web/pack.mjs --web build/web --bundle "$work/archive.json" --fonts build/fonts \
    --out "$work/large" >/dev/null

say "measuring"
node tests/web/performance.mjs dist "$work/bare" "$work/large"
node tests/web/lighthouse.mjs dist
