#!/usr/bin/env bash
# The desktop program in a real window on a virtual screen: starts, is searched through injected
# keys, and is looked at.
#
#   tests/desktop/run.sh [ARCHIVE [LABEL]]
#
# ARCHIVE: a bundle or a folder of issues.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
archive=${1:-$root/build/archive.json}
label=${2:-digests}
viewer=$root/build/native/kexie-viewer
pictures=$root/build/screenshots
mkdir -p "$pictures"

passed=0
failed=0
check() { # NAME COMMAND...: counts a check
    local name=$1
    shift
    if "$@"; then
        passed=$((passed + 1)) && echo "  ok    $label: $name"
    else
        failed=$((failed + 1)) && echo "  FAIL  $label: $name"
    fi
}

scratch=$(mktemp -d)
# The search term is cut into characters, not bytes.
export LC_ALL=C.UTF-8 XDG_CONFIG_HOME=$scratch HOME=$scratch
pids=()
cleanup() {
    kill "${pids[@]}" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$scratch"
}
trap cleanup EXIT

# A free display, told by the server itself.
mkfifo "$scratch/display"
Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp 3>"$scratch/display" 2>"$scratch/xvfb.log" &
pids+=($!)
read -r number <"$scratch/display"
export DISPLAY=:$number LIBGL_ALWAYS_SOFTWARE=1

"$viewer" "$archive" --width 1440 --height 900 --scale 1 2>"$scratch/viewer.log" &
viewer_pid=$!
pids+=("$viewer_pid")

# Waits until a command succeeds, for 20 s at most: a slow machine is no failure.
until_true() {
    local tries
    for ((tries = 0; tries < 200; ++tries)); do
        if "$@" 2>/dev/null; then return 0; fi
        sleep 0.1
    done
    return 1
}
find_window() { window=$(xdotool search --onlyvisible --pid "$viewer_pid" | tail -n 1) && [ -n "$window" ]; }
title_has() { [[ $(xdotool getwindowname "$window") == *"$1"* ]]; }
look() { import -window root "$pictures/$label-desktop-$1.png"; }
# Pixels of one colour in a picture.
pixels() { convert "$pictures/$label-desktop-$1.png" -fill black +opaque "$2" -fill white -opaque "$2" \
    -format '%[fx:round(mean*w*h)]' info:; }
colours() { identify -format %k "$pictures/$label-desktop-$1.png"; }
# Looks again, for until_true: a colour is there often enough.
seen() { look "$1" && at_least "$(pixels "$1" "$2")" "$3"; }
at_least() { [ "$(printf '%.0f' "$1")" -ge "$2" ]; }

check "a window opens" until_true find_window
xdotool windowfocus "$window" 2>/dev/null || true
check "the masthead is red" until_true seen browse '#b3261e' 500
check "it is not blank" at_least "$(colours browse)" 50

xdotool mousemove 560 320 mousedown 1 mousemove 700 360 mousemove 900 400 mouseup 1
check "a drag selects text" until_true seen selected '#f3d3cd' 2000
xdotool key Escape
sleep 0.6

term=沈洁
xdotool key slash
sleep 0.4
# xdotool lends each character a key of its own; the program has to hear of it before the next.
for ((i = 0; i < ${#term}; ++i)); do
    xdotool type "${term:i:1}"
    sleep 0.5
done
check "typing Chinese searches" until_true title_has "$term"
sleep 0.8
look search
check "found words are marked" at_least "$(pixels search '#ffe58a')" 200

xdotool key Escape key F3
sleep 0.5
look walked
check "F3 moves the current mark" test "$(pixels walked '#ffb84d')" != 0
cmp -s "$pictures/$label-desktop-search.png" "$pictures/$label-desktop-walked.png" && same=1 || same=0
check "the picture changed with it" test "$same" = 0

# Hundredths of a second that the program has worked.
ticks() { awk '{print $14 + $15}' "/proc/$viewer_pid/stat"; }
sleep 1
before=$(ticks)
sleep 10
check "ten seconds of rest cost 0.05 s at most" test "$(($(ticks) - before))" -le 5

# The count on the screen is the engine's; the engine's is the plain scan's (see the command line's
# tests). Here: the program still runs and complained of nothing.
check "it still runs" kill -0 "$viewer_pid"
check "it complained of nothing" test ! -s "$scratch/viewer.log"
[ ! -s "$scratch/viewer.log" ] || cat "$scratch/viewer.log"
kill "$viewer_pid"

# Every state that has an address.
picture_of() { # NAME ADDRESS SCALE
    "$viewer" "$archive" --width 1440 --height 900 --scale "$3" --open "$2" 2>>"$scratch/states.log" &
    viewer_pid=$!
    pids+=("$viewer_pid")
    until_true find_window && sleep 1.5
    look "state-$1"
    kill "$viewer_pid" && wait "$viewer_pid" 2>/dev/null
    [ "$(colours "state-$1")" -ge 30 ]
}
if [ "$label" = digests ]; then
    for state in "home #/" "issue #/issue/2023-18" "search #/search?q=$term" \
        "nohits #/search?q=沈杰" "mistake #/search?q=标题:($term" \
        "trends #/trends?q=$term,科普" "source #/source/2023-18/1" "unknown #/nowhere"; do
        check "a picture of: ${state%% *}" picture_of "${state%% *}" "${state#* }" 1
    done
    check "and at two pixels a pixel" picture_of "search-2x" "#/search?q=$term" 2
    check "without a complaint" test ! -s "$scratch/states.log"
fi

missing_code=0
"$viewer" "$scratch/nothing.json" --scale 1 2>"$scratch/missing.log" &
missing_pid=$!
pids+=("$missing_pid")
viewer_pid=$missing_pid
check "a missing archive is said in the window" until_true find_window
sleep 1
look missing
check "and the window is not blank" at_least "$(colours missing)" 20
kill "$missing_pid" || missing_code=$?
"$viewer" --no-such-option >/dev/null 2>&1 || missing_code=$?
check "wrong usage ends with 2" test "$missing_code" = 2

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
