#!/usr/bin/env bash
# The browser tests: installs their one package and runs them over a finished page.
#
#   tests/web/run.sh [DIST [BUNDLE [LABEL]]]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
dist=${1:-$root/dist}
bundle=${2:-$root/build/archive.json}
label=${3:-digests}

cd "$here"
if ! cmp -s package-lock.json node_modules/.installed 2>/dev/null; then
    npm ci --no-audit --no-fund
    cp package-lock.json node_modules/.installed
fi
node e2e.mjs "$dist" "$bundle" "$label"
