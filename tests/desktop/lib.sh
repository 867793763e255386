# shellcheck shell=bash
# What the tests of the desktop program share: a screen, the program, its state, pictures, a score.

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

have_ended() { # PID...
    local pid
    for pid in "$@"; do
        if kill -0 "$pid"; then return 1; fi
    done
}

scratch=$(mktemp -d)
# The search term is cut into characters, not bytes.
export LC_ALL=C.UTF-8 XDG_CONFIG_HOME=$scratch/config HOME=$scratch
# No desktop of the machine's own says what colours it likes.
unset DBUS_SESSION_BUS_ADDRESS
state_file=$scratch/state.json
complaints=$scratch/viewer.log
: >"$complaints"
pids=()
cleanup() {
    kill "${pids[@]}" 2>/dev/null || true
    retry 10 have_ended "${pids[@]}" || kill -KILL "${pids[@]}" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$scratch"
}
trap cleanup EXIT

# A free display, told by the server itself; large enough for two pixels a pixel. Without -noreset
# the server starts afresh when its last client leaves, and takes the window of the next with it.
open_screen() {
    local number
    mkfifo "$scratch/display"
    Xvfb -displayfd 3 -screen 0 2880x1800x24 -nolisten tcp -noreset 3>"$scratch/display" \
        2>"$scratch/xvfb.log" &
    pids+=($!)
    read -r number <"$scratch/display"
    export DISPLAY=:$number LIBGL_ALWAYS_SOFTWARE=1
}

# Nothing that a test calls may wait for ever: on a display that hangs, or for an answer that is lost.
xdotool() { timeout 20 xdotool "$@"; }
import() { timeout 60 import "$@"; }

# retry SECONDS COMMAND...: until it succeeds, for so long at most.
retry() {
    local ends=$((SECONDS + $1))
    shift
    while ! "$@" 2>/dev/null; do
        [ $SECONDS -lt $ends ] || return 1
        sleep 0.1
    done
}
# A slow machine is no failure.
until_true() { retry 30 "$@"; }
for_a_while() { retry 3 "$@"; }

# start_viewer OPTION...: the program over $archive, until its window is there and has the keyboard.
start_viewer() {
    rm -f "$state_file"
    "$viewer" "$archive" --state "$state_file" "$@" 2>>"$complaints" &
    viewer_pid=$!
    pids+=("$viewer_pid")
    until_true find_window || return 1
    xdotool windowfocus "$window" 2>/dev/null || true
}
# Asks it to end. One that does not is a complaint, and is made to.
stop_viewer() {
    kill "$viewer_pid" 2>/dev/null || true
    if ! until_true have_ended "$viewer_pid"; then
        echo "the program did not end when it was asked to" >>"$complaints"
        kill -KILL "$viewer_pid" 2>/dev/null || true
    fi
    wait "$viewer_pid" 2>/dev/null || true
}
find_window() {
    window=$(xdotool search --onlyvisible --pid "$viewer_pid" | tail -n 1) && [ -n "$window" ]
}

# The state that the program tells, as written: state_has '"view":"search"'.
state_has() { grep -qF -- "$1" "$state_file"; }
frames() { grep -o '"frames":[0-9]*' "$state_file"; }
# Nothing moves any more: the same frame is the last one twice.
rests() {
    local before
    before=$(frames) && sleep 0.5 && [ "$before" = "$(frames)" ]
}

look() { import -window "$window" "$pictures/$label-desktop-$1.png"; }
# Pixels of one colour in a picture.
pixels() { convert "$pictures/$label-desktop-$1.png" -fill black +opaque "$2" -fill white -opaque "$2" \
    -format '%[fx:round(mean*w*h)]' info:; }
colours() { identify -format %k "$pictures/$label-desktop-$1.png"; }
at_least() { [ "$(printf '%.0f' "$1")" -ge "$2" ]; }
# Looks again, for until_true: a colour is there often enough.
seen() { look "$1" && at_least "$(pixels "$1" "$2")" "$3"; }

# Types into the empty search box. xdotool lends each character a key of its own for a moment; on a
# busy machine the program hears of that too late and takes another, or none: then once more.
box_holds() { state_has "\"box\":\"$1\""; }
type_text() {
    local i tries
    for ((i = 0; i < ${#1}; ++i)); do
        for ((tries = 0; tries < 8; ++tries)); do
            xdotool type "${1:i:1}"
            for_a_while box_holds "${1:0:i+1}" && break
            box_holds "${1:0:i}" || xdotool key BackSpace
        done
    done
}

end_score() {
    echo "$passed passed, $failed failed"
    [ "$failed" = 0 ]
}
