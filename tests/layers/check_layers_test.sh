#!/usr/bin/env bash
# check_layers.sh must pass what is allowed, and fail on each kind of breach.
set -euo pipefail

check="$(dirname "$0")/check_layers.sh"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
failures=0

# expect pass|fail FILE TEXT: a tree with only this file.
expect() {
    rm -rf "$folder/tree"
    mkdir -p "$folder/tree/src/base" "$folder/tree/tests" "$folder/tree/$(dirname "$2")"
    printf '%b\n' "$3" >"$folder/tree/$2"
    local seen=pass
    bash "$check" "$folder/tree" >"$folder/out" || seen=fail
    if [[ "$seen" != "$1" ]]; then
        echo "expected $1 for $2: $3"
        cat "$folder/out"
        failures=$((failures + 1))
    elif [[ "$seen" == fail ]] && ! grep -q "^$2" "$folder/out" && ! grep -q "^src/" "$folder/out"; then
        echo "the breach in $2 is not named"
        failures=$((failures + 1))
    fi
}

expect pass src/text/a.cpp '#include "text/a.h"\n#include <string>\n#include "base/utf8.h"'
expect pass src/archive/a.cpp '#include <nlohmann/json.hpp>'
expect fail src/app/a.cpp '#include <nlohmann/json.hpp>'
expect pass src/cli/a.cpp '#include <unistd.h>\n#include <CLI/CLI.hpp>\n#include "app/state.h"'
expect pass src/main.cpp '#include "ui/a.h"\n#include "platform/platform.h"'
expect pass src/platform/native/a.cpp '#include <SDL.h>\n#include "platform/platform.h"'
expect fail src/base/a.h '#include "text/fold.h"'
expect fail src/bulletin/a.cpp '#include "archive/bundle.h"'
expect fail src/search/a.cpp '  #  include "archive/bundle.h"'
expect fail src/archive/a.cpp '#include "search/engine.h"'
expect fail src/app/a.cpp '#include "ui/theme.h"'
expect fail src/ui/a.cpp '#include "platform/platform.h"'
expect fail src/ui/a.cpp '#include "archive/bundle.h"'
expect fail src/platform/web/a.cpp '#include "app/state.h"'
expect fail src/cli/a.cpp '#include "platform/platform.h"'
expect fail src/search/a.cpp '#include <nlohmann/json.hpp>'
expect fail src/bulletin/a.cpp '#include <unistd.h>'
expect fail src/app/a.cpp '#include <SDL.h>'
expect fail src/extra/a.cpp '#include <string>'
expect fail src/base/a.cpp 'int a;\n#ifdef X\n#endif'
expect fail src/platform/web/a.cpp '  # if 1'
expect fail src/main.cpp 'bool page = defined(__EMSCRIPTEN__);'
expect fail src/base/a.cpp "$(printf 'int a;\\n%.0s' {1..501})"
expect fail tests/base/a.cpp "$(printf 'int a;\\n%.0s' {1..501})"
expect pass src/base/a.cpp "$(printf 'int a;\\n%.0s' {1..499})"
expect pass src/base/a.h 'struct Range {};\nclass Range;'
expect fail src/base/a.h 'struct Range {};\nclass Range {};'

((failures == 0)) && echo "check_layers.sh finds what it must."
