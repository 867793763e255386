#!/usr/bin/env bash
# Runs the browser tests over a finished page. scripts/setup.sh test installs what they need.
#
#   tests/web/run.sh [DIST [BUNDLE [LABEL]]]
#
# See README.md for one suite alone, and for the engines.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
dist=$(realpath "${1:-$root/dist}")
bundle=$(realpath "${2:-$root/build/archive.json}")
label=${3:-digests}

cd "$here"
suites=(e2e views reading access axe mirror places links address input host own_files pdf original offline robust)
read -ra engines <<<"${KEXIE_ENGINES:-chromium firefox webkit}"
# A suite in Chromium, or SUITE@ENGINE.
jobs=("${suites[@]}")
for engine in "${engines[@]}"; do
    jobs+=("browsers@$engine" "window@$engine")
done
# What the other engines can show of them. Not in every run, for their time: e2e, access and own_files in
# Firefox, ime in the others; axe and places in WebKit, whose driver sometimes cuts an answer off.
jobs+=(no_webgl@firefox axe@firefox mirror@firefox places@firefox links@firefox views@firefox
    reading@firefox address@firefox input@firefox offline@firefox robust@firefox ime@firefox
    mirror@webkit)
# What does not depend on the text is tested with one archive: the real one if it is there.
if [ "$label" = digests ] && [ -d "$root/../shared/archive" ]; then
    jobs=(e2e)
    engines=()
fi
# Pictures of every state, with the digests only.
[ "$label" != digests ] || jobs+=(pictures)

# Two at a time: they wait more than they work. Each has ports of its own.
output=$(mktemp -d)
trap 'rm -rf "$output"' EXIT
# The longest takes three minutes on two busy cores.
suite_seconds=600
one() {
    local suite=${1%@*} engine=chromium began=$SECONDS
    [ "$suite" = "$1" ] || engine=${1#*@}
    run() {
        KEXIE_ENGINE=$engine KEXIE_PORT=$2 timeout -k 10 "$suite_seconds" \
            node "$suite.mjs" "$dist" "$bundle" "$label" >"$output/$1" 2>&1
    }
    # The driver of WebKit sometimes loses an answer, which says nothing about the page: then once more.
    run "$@" || { grep -q 'aborted due to timeout' "$output/$1" && run "$@"; } || {
        touch "$output/$1.failed"
        # What Score prints of a failure, for the list at the end.
        grep -q '^  FAIL  ' "$output/$1" ||
            printf '  FAIL  the suite ended before its last check, or took over %d s\n\n' \
                "$suite_seconds" >>"$output/$1"
    }
    printf '%d s\n' $((SECONDS - began)) >>"$output/$1"
}
port=18080
for job in "${jobs[@]}"; do
    while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n || true; done
    one "$job" "$port" &
    port=$((port + 10))
done
wait
# Of the pictures that all of them took.
if [ ${#engines[@]} -gt 1 ]; then
    jobs+=(side_by_side)
    node side_by_side.mjs "$label" "${engines[@]}" >"$output/side_by_side" 2>&1 ||
        touch "$output/side_by_side.failed"
fi
code=0
for job in "${jobs[@]}"; do
    printf '%s:\n' "$job"
    cat "$output/$job"
    [ ! -e "$output/$job.failed" ] || code=1
done
# The failures once more, where the end of the log shows them.
for job in "${jobs[@]}"; do
    awk -v job="$job" '/^  FAIL  / {print job ": " $0; getline; print}' "$output/$job"
done
cat "${jobs[@]/#/$output/}" | awk '/^[0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$/ {
        passed += $1; failed += $3; skipped += $5}
    END {printf "all suites: %d passed, %d failed, %d skipped\n", passed, failed, skipped}'
exit $code
