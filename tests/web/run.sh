#!/usr/bin/env bash
# The browser tests: installs their packages and runs them over a finished page.
#
#   tests/web/run.sh [DIST [BUNDLE [LABEL]]]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
dist=$(realpath "${1:-$root/dist}")
bundle=$(realpath "${2:-$root/build/archive.json}")
label=${3:-digests}

cd "$here"
if ! cmp -s package-lock.json node_modules/.installed 2>/dev/null; then
    npm ci --no-audit --no-fund
    cp package-lock.json node_modules/.installed
fi
suites=(e2e views reading access address input own_files offline robust)
# What does not depend on the text is tried with one archive: the real one where it is there.
if [ "$label" = digests ] && [ -d "$root/../shared/archive" ]; then
    suites=(e2e)
fi
# One archive is enough for pictures of every state.
[ "$label" != digests ] || suites+=(pictures)

# Two at a time: they wait more than they work. Each has a port of its own.
said=$(mktemp -d)
trap 'rm -rf "$said"' EXIT
one() {
    KEXIE_PORT=$2 node "$1.mjs" "$dist" "$bundle" "$label" >"$said/$1" 2>&1 || touch "$said/$1.failed"
}
port=18080
for suite in "${suites[@]}"; do
    while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n || true; done
    one "$suite" "$port" &
    port=$((port + 10))
done
wait
code=0
for suite in "${suites[@]}"; do
    printf '%s:\n' "$suite"
    cat "$said/$suite"
    [ ! -e "$said/$suite.failed" ] || code=1
done
exit $code
