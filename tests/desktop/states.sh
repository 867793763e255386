#!/usr/bin/env bash
# Pictures of every state that has a design, as tests/web/pictures.mjs takes them of the page: in
# both themes, as large as a desktop's window and as a phone's, at one and two pixels a pixel. Fails
# on a blank one, on a character without a glyph, and on text that its panel cuts off.
#
#   tests/desktop/states.sh [ARCHIVE [LABEL [THEME...]]]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
archive=${1:-$root/build/archive.json}
label=${2:-digests}
themes=("${@:3}")
[ ${#themes[@]} -gt 0 ] || themes=(light dark)
. "$root/tests/desktop/lib.sh"
open_screen

term=沈洁
newest=$(grep -o '"id": *"[^"]*"' "$archive" | tail -n 1 | cut -d'"' -f4)
# NAME VIEW ADDRESS
states=(
    "home browse #/"
    "issue browse #/issue/$newest"
    "article browse #/issue/$newest/1"
    "search search #/search?q=$term"
    "hit search #/search?q=$term&open=$newest/0"
    "nohits search #/search?q=沈杰"
    "mistake search #/search?q=标题:($term"
    "offers search #/"
    "trends trends #/trends?q=$term,科普,学会"
    "source source #/source/$newest/1"
    "help browse #/"
    "unknown unknown #/nowhere"
)
declare -A papers=([light]='#fbf9f4' [dark]='#16181c')

# What is done in a state beyond opening it.
prepare() {
    case $1 in
    offers)
        xdotool key slash
        until_true rests
        type_text 科
        until_true state_has '"box":"科","offers":["科'
        ;;
    help)
        xdotool key question
        until_true state_has '"overlay":"help"'
        ;;
    esac
}

faultless() { state_has '"missingGlyphs":0,"clippedTexts":0'; }

take() { # NAME VIEW ADDRESS LABEL PAPER OPTION...
    local name=$1 view=$2 address=$3 to=$4 paper=$5 code=0
    shift 5
    start_viewer --open "$address" "$@" || code=1
    [ $code = 1 ] || prepare "$name" || code=1
    until_true state_has "\"view\":\"$view\"" && until_true rests || code=1
    state_has "\"theme\":\"$theme\"" || code=1
    look "$to" || code=1
    faultless || { echo "        $(grep -o '"missingGlyphs.*' "$state_file")" && code=1; }
    stop_viewer
    at_least "$(colours "$to")" 30 || code=1
    # The larger pictures take long to count, and have the same colours.
    [ "$scale" = 2 ] || at_least "$(pixels "$to" "$paper")" 1000 || code=1
    return $code
}

mkdir -p "$XDG_CONFIG_HOME/kexie"
for theme in "${themes[@]}"; do
    for screen in "desktop 1440 900" "phone 390 844"; do
        read -r size width height <<<"$screen"
        for scale in 1 2; do
            for state in "${states[@]}"; do
                read -r name view address <<<"$state"
                # A phone shows one column at a time, and has no keys for these.
                case $size-$name in phone-offers | phone-help) continue ;; esac
                printf '{"theme":"%s"}' "$theme" >"$XDG_CONFIG_HOME/kexie/preferences"
                check "$name, $size, $theme, ${scale}x" take "$name" "$view" "$address" \
                    "state-$name-$size-$theme-${scale}x" "${papers[$theme]}" \
                    --width "$width" --height "$height" --scale "$scale"
            done
        done
    done
done
check "without a complaint" test ! -s "$complaints"
[ ! -s "$complaints" ] || cat "$complaints"
end_score
