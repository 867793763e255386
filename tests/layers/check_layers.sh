#!/usr/bin/env bash
# Fails where src/ breaks the rules of its layers, with FILE:LINE: for each breach:
#   - an include of a layer, or of third-party code, that the layer may not know;
#   - conditional compilation, __EMSCRIPTEN__ included: what differs is in a file of its own;
#   - a file of more than 500 lines, in src/ or tests/;
#   - a type whose name a second header defines too: both are kexie::NAME, and the linker keeps the
#     inline functions of one of them.
# Usage: check_layers.sh [ROOT]
set -euo pipefail

root="${1:-$(cd "$(dirname "$0")/../.." && pwd)}"
cd "$root"

# What each layer may include beside itself, and the first part of the headers it may take from
# third parties. Files directly in src/ are wiring and may include everything.
declare -A layers=(
    [base]=""
    [text]="base"
    [document]="base text"
    [bulletin]="base text document"
    [archive]="base text document bulletin"
    [search]="base text bulletin"
    [app]="base text document bulletin archive search"
    [ui]="base text document bulletin search app"
    [platform]="base"
    [cli]="base text document bulletin archive search app"
)
declare -A third_parties=(
    [base]=""
    [text]="linebreak.h linebreakdef.h unibreakdef.h iconv.h"
    [document]="pugixml.hpp minizip gumbo.h"
    [bulletin]=""
    [archive]="nlohmann"
    [search]=""
    [app]=""
    [ui]="imgui.h imgui_internal.h"
    [platform]="SDL SDL2 SDL.h SDL_opengl.h GL GLES3 imgui.h imgui_internal.h backends dbus
                emscripten emscripten.h"
    [cli]="CLI zlib.h"
)
# Headers of the system and of the C++ library: POSIX ones only at the outside.
standard='^[a-z_0-9]+$'
posix='^(unistd\.h|fcntl\.h|poll\.h|sys/.*|dirent\.h)$'

breaches=0
breach() {
    echo "$1: $2"
    breaches=$((breaches + 1))
}

contains() { # WORDS WORD
    local word
    for word in $1; do [[ "$word" == "$2" ]] && return 0; done
    return 1
}

check_include() { # FILE:LINE LAYER QUOTE HEADER
    local first="${4%%/*}"
    if [[ "$3" == '"' && -n "${layers[$first]+set}" && "$4" == */* ]]; then
        [[ "$first" == "$2" ]] || contains "${layers[$2]}" "$first" ||
            breach "$1" "$2 may not include $4"
        return
    fi
    [[ "$3" == '<' && "$4" =~ $standard ]] && return
    [[ "$4" =~ $posix ]] && contains "cli platform" "$2" && return
    contains "${third_parties[$2]}" "$first" || breach "$1" "$2 may not include $4"
}

include_pattern='^[[:space:]]*#[[:space:]]*include[[:space:]]*(["<])([^">]+)[">]'
for layer in "${!layers[@]}"; do
    [[ -d "src/$layer" ]] || continue
    while IFS=: read -r file line text; do
        [[ "$text" =~ $include_pattern ]] || continue
        check_include "$file:$line" "$layer" "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
    done < <(grep -rnE --include='*.h' --include='*.cpp' '#[[:space:]]*include' "src/$layer" || true)
done
for folder in src/*/; do
    name="$(basename "$folder")"
    [[ -n "${layers[$name]+set}" ]] || breach "src/$name" "this layer is not in the table"
done

while IFS=: read -r file line text; do
    breach "$file:$line" "conditional compilation: $text"
done < <(grep -rnE --include='*.h' --include='*.cpp' \
    '^[[:space:]]*#[[:space:]]*(if|ifdef|ifndef|elif|else|endif)\b|__EMSCRIPTEN__' src || true)

while read -r count file; do
    [[ "$file" == total || "$count" -le 500 ]] || breach "$file:$count" "more than 500 lines"
done < <(find src tests -type f \( -name '*.h' -o -name '*.cpp' \) -exec wc -l {} + 2>/dev/null)

# Types at the left edge, as in every header of src/: those inside another type or of a .cpp file may
# share a name.
while read -r name; do
    breach "$(grep -rlE --include='*.h' "^(class|struct|enum class) $name( |\$)" src | tail -n 1)" \
        "another header defines $name too"
done < <(grep -rhoE --include='*.h' '^(class|struct|enum class) [A-Za-z_0-9]+( final)?( :[^;]*)? \{' src |
    sed -E 's/^(class|struct|enum class) ([A-Za-z_0-9]+).*/\2/' | sort | uniq -d)

if ((breaches > 0)); then
    echo "$breaches breaches of the rules of the layers"
    exit 1
fi
echo "The layers are in order."
