#!/usr/bin/env bash
# A PDF in the desktop program: its printed page beside the text, drawn by kexie-pdf, with the lines
# marked; and what is said where that fails or never ends.
#
#   tests/desktop/original.sh [LABEL]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
label=${1:-digests}
. "$root/tests/desktop/lib.sh"
if [ ! -x "$root/build/native/kexie-pdf" ]; then
    echo "  FAIL  $label: kexie-pdf was not built; install libpoppler-cpp-dev and libqpdf-dev"
    exit 1
fi
node "$root/tests/desktop/original_pdf.mjs" "$scratch"
archive=$scratch/风筝.pdf
open_screen

# The picture fills the left half of a window of 1440 × 900: 682 pixels for the 595 points of a page,
# which begins 14 pixels from the left and, unscrolled, 114 from the top.
show() { start_viewer --width 1440 --height 900 --scale 1 --open "#/source/2031-5/$1"; }
# cut NAME GEOMETRY WHAT...: of a part of the picture NAME.
cut() {
    local file="$pictures/$label-desktop-$1.png" part=$2
    shift 2
    convert "$file" -crop "$part" +repage "$@" info:
}
sheet=706x740+0+100
# Pixels that are darker than any ground, in a part.
ink() { cut "$1" "$2" -colorspace gray -threshold 40% -negate -format '%[fx:round(mean*w*h)]'; }
has_ink() { at_least "$(ink "$1" "$2")" "$3"; }
white() { cut "$1" "$sheet" -fill black +opaque '#ffffff' -format '%[fx:round(mean*w*h)]'; }
# Where the yellow is: X Y RIGHT BOTTOM within the window; nothing if there is none.
mark_box() {
    look "$1"
    cut "$1" "$sheet" -fill black +opaque '#ffe58a' -fill white -opaque '#ffe58a' \
        -format '%[fx:round(mean*w*h)] %@' 2>/dev/null |
        awk -F'[ x+]' '$1 > 0 {print $4, $5 + 100, $4 + $2, $5 + 100 + $3}'
}
# marked NAME X Y RIGHT BOTTOM: the yellow is there, give or take five pixels.
marked() {
    local box
    box=$(mark_box "$1")
    echo "$box $2 $3 $4 $5" | awk '{
        for (i = 1; i <= 4; ++i) if (NF != 8 || $i - $(i + 4) > 5 || $(i + 4) - $i > 5) exit 1
    }'
}
is_unmarked() { [ -z "$(mark_box "$1")" ]; }
# All of it, with its lower edge above that of the place.
has_whole_page() {
    look original-whole && [ "$(cut original-whole 1x1+353+866 -format '%[hex:p{0,0}]')" != FFFFFF ] &&
        [ "$(cut original-whole 1x1+353+850 -format '%[hex:p{0,0}]')" = FFFFFF ]
}
# On a virtual screen SDL asks for the place of the pointer only when a button is pressed: the middle
# one, which does nothing here.
reach() { # X Y
    xdotool mousemove --window "$window" "$1" "$2" click 2
    sleep 0.3
}
press() { # X Y
    reach "$1" "$2"
    xdotool mousedown 1
    sleep 0.1
    xdotool mouseup 1
}
next_page() { press 605 79 && for_a_while is_unmarked "$1"; }

check "a PDF opens" show 0
check "its first page is drawn, the title marked" until_true marked original 94 294 250 313
check "the page is white" at_least "$(white original)" 300000
# The head of the issue, five lines above.
check "its text is printed" has_ink original 100x20+90+192 150
check "the marked words can be read" has_ink original 156x19+94+294 300
until_true rests
drawn=$(frames)
sleep 4
check "at rest no frame is drawn" test "$(frames)" = "$drawn"

check "the next page is turned to" until_true next_page original-next
check "and drawn" has_ink original-next 130x20+90+192 150
check "what is marked is not on it" is_unmarked original-next
press 496 79
check "the first page comes back" until_true marked original 94 294 250 313

reach 300 500
xdotool click 5
check "the wheel scrolls it" until_true marked original 94 194 250 213
reach 300 500
xdotool mousedown 1
for y in 520 540 560; do
    sleep 0.2
    xdotool mousemove --window "$window" 300 $y
done
sleep 0.2
xdotool mouseup 1
check "the mouse drags it" until_true marked original 94 254 250 273
press 670 79
check "it is seen as a whole" until_true has_whole_page
stop_viewer

show 1
check "an article on the second page opens it there" until_true marked original-second 94 193 250 212
stop_viewer
check "without a complaint" test ! -s "$complaints"
[ ! -s "$complaints" ] || cat "$complaints"

# Where kexie-pdf reads the file, but fails at its pages, or never ends.
mkdir "$scratch/bin"
cp "$viewer" "$scratch/bin"
reader=$root/build/native/kexie-pdf
drawing_pdf() { # COMMAND: what happens instead of drawing
    printf '#!/bin/sh\ncase $1 in --draw) %s ;; esac\nexec "%s" "$@"\n' "$1" "$reader" \
        >"$scratch/bin/kexie-pdf"
    chmod +x "$scratch/bin/kexie-pdf"
}
# Words on the ground of the page, and no page.
says_instead() {
    local ink
    look "$1" && [ "$(white "$1")" -lt 1000 ] && at_least "$(colours "$1")" 50 || return 1
    ink=$(ink "$1" 600x40+14+110)
    at_least "$ink" "$2" && [ "$ink" -lt 5000 ]
}
viewer=$scratch/bin/kexie-viewer
drawing_pdf 'kill -SEGV $$'
show 0
check "a page that cannot be drawn is said to be so" until_true says_instead original-damaged 100
check "the text is beside it" has_ink original-damaged 600x300+750+200 1000
stop_viewer

drawing_pdf "echo \$\$ >'$scratch/drawing'; exec sleep 1000"
show 0
check "one that is still being drawn, too" until_true says_instead original-drawing 20
until_true rests
drawn=$(frames)
sleep 2
check "meanwhile no frame is drawn" test "$(frames)" = "$drawn"
xdotool key d
check "and the window obeys" until_true state_has '"theme":"dark"'
drawer=$(cat "$scratch/drawing")
stop_viewer
check "it ends with its window" until_true have_ended "$drawer"
check "without a complaint" test ! -s "$complaints"
[ ! -s "$complaints" ] || cat "$complaints"

printf '%%PDF-1.4\nnothing' >"$scratch/broken.pdf"
archive=$scratch/broken.pdf
viewer=$root/build/native/kexie-viewer
start_viewer --scale 1
check "a damaged file is said in the window" until_true state_has '"view":"failed"'
stop_viewer
end_score
