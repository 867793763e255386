#!/usr/bin/env bash
# shellcheck source-path=SCRIPTDIR
# Builds everything and shows the archive in the browser.
#
#   scripts/run.sh [ISSUES_DIR] [--no-open]
#
# Installs what is missing, builds the command line, the desktop program and the page, packs the
# issues in ISSUES_DIR (default: data/issues) into the finished page in dist/, serves it on this machine
# and prints the address. --no-open stops after dist/ is written.

set -euo pipefail
. "$(dirname "$0")/lib/build.sh"

usage() { printf 'usage: scripts/run.sh [ISSUES_DIR] [--no-open]\n' >&2; }

issues=
serve=yes
for argument in "$@"; do
    case $argument in
    --no-open) serve=no ;;
    -h | --help) usage && exit 0 ;;
    -*)
        printf 'error: unknown option: %s\n' "$argument" >&2
        usage
        exit 2
        ;;
    *)
        if [ -n "$issues" ]; then
            printf 'error: only one folder of issues can be packed\n' >&2
            usage
            exit 2
        fi
        issues=$argument
        ;;
    esac
done
issues=${issues:-$KEXIE_ROOT/data/issues}
[ -d "$issues" ] || fail "there is no folder $issues. Give the folder that holds the issues" \
    "as files, or none for the digests in data/issues."
issues=$(cd "$issues" && pwd)
[ -n "$(find -L "$issues" -regextype posix-extended -type f \
    -iregex '.*\.(txt|md|markdown|pdf|docx|html|htm|mht|mhtml|zip|doc|wps|rtf|odt)' -print -quit)" ] ||
    fail "there is no issue in $issues: text, Markdown, PDF, Word (.docx), HTML, or zip files of them."
cd "$KEXIE_ROOT"

scripts/setup.sh

say "building the command line and the desktop program"
build_preset native kexie kexie-viewer

say "building the page"
build_preset web kexie_page

say "packing $issues"
build/native/kexie build "$issues" -o build/archive.json

say "cutting the fonts"
node scripts/characters.mjs --bundle build/archive.json --out build/fonts \
    src/ui src/app src/search src/platform
cmake -D FOLDER="$KEXIE_ROOT/build/fonts" -P cmake/fonts.cmake

say "writing dist/"
node web/pack.mjs --web build/web --bundle build/archive.json --fonts build/fonts --out dist
note "the page: dist/index.html    in one file: dist/kexie.html"
[ "$serve" = yes ] || exit 0

say "serving dist/ (Ctrl-C ends it)"
node web/serve.mjs dist | while IFS= read -r address; do
    printf '\n   %s\n\n' "$address"
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && command -v xdg-open >/dev/null; then
        xdg-open "$address" >/dev/null 2>&1 || true
    fi
done
