#!/usr/bin/env bash
# The desktop program follows the colours that the person has chosen for the desktop: at the start,
# when they change, and as long as nothing else was chosen in the program itself.
#
#   tests/desktop/theme.sh [ARCHIVE [LABEL]]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
archive=${1:-$root/build/archive.json}
label=${2:-digests}
. "$root/tests/desktop/lib.sh"
stub=$root/build/native/portal_stub
if [ ! -x "$stub" ]; then
    echo "  FAIL  $label: built without D-Bus; install libdbus-1-dev"
    exit 1
fi
open_screen

mkfifo "$scratch/bus" "$scratch/orders"
dbus-daemon --session --nofork --print-address=3 3>"$scratch/bus" 2>"$scratch/bus.log" &
pids+=($!)
read -r DBUS_SESSION_BUS_ADDRESS <"$scratch/bus"
export DBUS_SESSION_BUS_ADDRESS
"$stub" <"$scratch/orders" &
pids+=($!)
exec 4>"$scratch/orders"
answers() {
    dbus-send --session --print-reply --reply-timeout=2000 --dest=org.freedesktop.portal.Desktop \
        /org/freedesktop/portal/desktop org.freedesktop.portal.Settings.Read \
        string:org.freedesktop.appearance string:color-scheme | grep -q "uint32 $1"
}

echo "color-scheme 1" >&4
check "the desktop turns dark" until_true answers 1
start_viewer --width 1000 --height 700 --scale 1
check "the program starts dark" until_true state_has '"theme":"dark"'
check "and looks it" until_true seen theme-dark '#16181c' 1000

until_true rests
echo "color-scheme 2" >&4
check "it turns light with the desktop" until_true state_has '"theme":"light"'
check "and looks it" until_true seen theme-light '#fbf9f4' 1000
echo "contrast 1" >&4
check "high contrast is followed too" until_true state_has '"contrast":true'
echo "contrast 0" >&4
check "and its end" until_true state_has '"contrast":false'

until_true rests
xdotool key d
check "what is chosen in the program counts more" until_true state_has '"theme":"dark"'
echo "color-scheme 0" >&4
until_true answers 0
until_true rests
check "whatever the desktop says then" state_has '"theme":"dark"'

check "without a complaint" test ! -s "$complaints"
[ ! -s "$complaints" ] || cat "$complaints"
stop_viewer
end_score
