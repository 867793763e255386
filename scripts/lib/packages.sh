# shellcheck shell=bash source-path=SCRIPTDIR disable=SC2034
# What each part of the project needs from Debian and npm, and installing what is missing.

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# The core library and the command line. ca-certificates, git and xz-utils are for fetching sources
# over https.
PACKAGES_CORE=(ca-certificates git xz-utils cmake ninja-build g++ python3
    nlohmann-json3-dev doctest-dev libcli11-dev unicode-data zlib1g-dev pkg-config libpoppler-cpp-dev
    libqpdf-dev)

# The desktop window, the page, and its fonts. Emscripten brings Node.js and Python.
PACKAGES_GUI=(libsdl2-dev libgl-dev emscripten nodejs npm fonts-noto-cjk libharfbuzz-bin
    zopfli)

# The browsers, a screen for them and for the desktop program, the linters, and the fuzzers.
PACKAGES_TEST=(chromium firefox-esr webkit2gtk-driver xvfb xauth xdotool libgl1-mesa-dri imagemagick clang-format-14
    clang clang-tidy libclang-rt-dev dbus-daemon dbus-bin libreoffice-writer poppler-utils ibus ibus-gtk3
    ibus-libpinyin)

package_is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2>/dev/null)" = "ii " ] && return 0
    # Node.js from elsewhere brings its own npm and conflicts with Debian's package.
    [ "$1" = npm ] && command -v npm >/dev/null
}

# require_packages NAME...: installs what is missing.
require_packages() {
    local package missing=()
    for package in "$@"; do
        package_is_installed "$package" || missing+=("$package")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        note "Debian packages: all $# are installed"
        return
    fi
    command -v apt-get >/dev/null || fail "these Debian packages are missing, and there is no" \
        "apt-get to install them: ${missing[*]}. See «Other systems» in scripts/README.md."
    note "installing: ${missing[*]}"
    as_root apt-get -q update >/dev/null || fail "apt-get update failed; see the lines above." \
        "Check the network and /etc/apt, then run this again."
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y -o Dpkg::Use-Pty=0 install --no-install-recommends "${missing[@]}" \
        >"${TMPDIR:-/tmp}/kexie-apt.$$.log" 2>&1 || {
        tail -n 20 "${TMPDIR:-/tmp}/kexie-apt.$$.log" >&2
        fail "apt-get could not install: ${missing[*]}"
    }
    rm -f "${TMPDIR:-/tmp}/kexie-apt.$$.log"
}

# require_node_packages FOLDER: what the lock file of web (part of the page) or of tests/web (the
# browser tests and the linters of JavaScript) names.
require_node_packages() {
    local folder=$KEXIE_ROOT/$1
    if cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed"; then
        note "npm packages of $1: installed"
        return
    fi
    note "installing the npm packages of $1"
    npm --prefix "$folder" ci --no-audit --no-fund
    cp "$folder/package-lock.json" "$folder/node_modules/.installed"
}
