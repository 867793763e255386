#!/usr/bin/env bash
# The desktop program in a real window on a virtual screen: starts, is searched through injected
# keys, and is looked at.
#
#   tests/desktop/run.sh [ARCHIVE [LABEL]]
#
# ARCHIVE: a bundle or a folder of issues.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
archive_given=${1:-$root/build/archive.json}
archive=$archive_given
label=${2:-digests}
. "$root/tests/desktop/lib.sh"
title_has() { [[ $(xdotool getwindowname "$window") == *"$1"* ]]; }

open_screen
check "a window opens" start_viewer --width 1440 --height 900 --scale 1
check "the masthead is red" until_true seen browse '#b3261e' 500
check "it is not blank" at_least "$(colours browse)" 50

# A screen without a window manager may swallow what comes first.
drag() {
    xdotool mousemove --window "$window" 560 320 mousedown 1 mousemove --window "$window" 700 360 \
        mousemove --window "$window" 900 400 mouseup 1
    for_a_while seen selected '#f3d3cd' 2000
}
check "a drag selects text" until_true drag
xdotool key Escape
check "Escape ends the selection" until_true state_has '"selection":""'

term=沈洁
xdotool key slash
until_true rests
type_text "$term"
check "typing Chinese searches" until_true title_has "$term"
check "found words are marked" until_true seen search '#ffe58a' 200
until_true rests
look search

mark() { grep -o '"mark":[^"]*' "$state_file"; }
at_first=$(mark)
moved() { [ "$(mark)" != "$at_first" ]; }
xdotool key Escape key F3
check "F3 moves the current mark" until_true moved
check "and it is seen" until_true seen walked '#ffb84d' 200

# Hundredths of a second that the program has worked.
ticks() { awk '{print $14 + $15}' "/proc/$viewer_pid/stat"; }
until_true rests
before=$(ticks)
drawn=$(frames)
sleep 10
check "ten seconds of rest: no frame" test "$(frames)" = "$drawn"
check "and 0.05 s of work at most" test "$(($(ticks) - before))" -le 5
echo "        $(($(ticks) - before)) hundredths of a second"

# The count on the screen is the engine's; the engine's is the plain scan's (see the command line's
# tests). Here: the program still runs and complained of nothing.
check "it still runs" kill -0 "$viewer_pid"

# What was chosen is still chosen at the next start. One Escape closes what is offered, one leaves
# the box.
xdotool key Escape
until_true rests
xdotool key Escape
until_true rests
xdotool key d
until_true state_has '"theme":"dark"'
xdotool key plus
check "a key makes the text larger" until_true state_has '"fontSize":18'
stop_viewer
start_viewer --width 1440 --height 900 --scale 1
check "dark survives a restart" until_true state_has '"theme":"dark"'
check "and so does the size of the text" state_has '"fontSize":18'
xdotool key slash
check "and the searches" until_true state_has "\"offers\":[\"$term\""
stop_viewer
check "it complained of nothing" test ! -s "$complaints"
[ ! -s "$complaints" ] || cat "$complaints"

missing_code=0
archive=$scratch/nothing.json
check "a missing archive is said in a window" start_viewer --scale 1
until_true state_has '"view":"failed"' && until_true rests
look missing
check "and the window is not blank" at_least "$(colours missing)" 20
stop_viewer
"$viewer" --no-such-option >/dev/null 2>&1 || missing_code=$?
check "wrong usage ends with 2" test "$missing_code" = 2

# Once is enough for what does not depend on the text.
if [ "$label" = digests ]; then
    check "an input method composes" node "$root/tests/desktop/input_method.mjs" "$viewer" \
        "$archive_given" "$label"
    check "it follows the desktop's colours" bash "$root/tests/desktop/theme.sh" "$archive_given" "$label"
    check "a PDF has its printed page beside its text" bash "$root/tests/desktop/original.sh" "$label"
    # Side by side: they wait more than they work.
    for theme in light dark; do
        bash "$root/tests/desktop/states.sh" "$archive_given" "$label" "$theme" \
            >"$scratch/states-$theme" 2>&1 || touch "$scratch/states-$theme.failed" &
        pids+=($!)
    done
    wait "${pids[-1]}" "${pids[-2]}"
    for theme in light dark; do
        cat "$scratch/states-$theme"
        check "pictures of every state, $theme" test ! -e "$scratch/states-$theme.failed"
    done
fi
end_score
