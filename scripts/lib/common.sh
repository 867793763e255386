# shellcheck shell=bash source-path=SCRIPTDIR
# Sourced by every script: messages, the cache folder, and running as root where that is needed.

# shellcheck disable=SC2034
KEXIE_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# Third-party sources. Outside the clone, so that a fresh clone needs no download.
KEXIE_CACHE=${KEXIE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/kexie}
export KEXIE_CACHE

# The same messages and sorting everywhere. Without a locale, programs would read Chinese as single
# bytes.
export LC_ALL=C.UTF-8

# The optimizer of Debian's Emscripten looks for its JavaScript parser here.
export NODE_PATH=${NODE_PATH:-/usr/share/nodejs}

say() { printf '\n== %s\n' "$*"; }
note() { printf '   %s\n' "$*"; }
fail() {
    printf '\nerror: %s\n' "$*" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "this needs root: $*. Run the script as root, or install sudo."
    fi
}
