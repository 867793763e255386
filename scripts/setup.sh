#!/usr/bin/env bash
# shellcheck source-path=SCRIPTDIR
# Installs what the project needs and is not there yet: Debian packages, and into the cache folder
# the sources that Debian 12 does not have in the form wanted.
#
#   scripts/setup.sh [core|gui|test]...
#
# core: the library and the command line. gui (the default): that, the desktop program and the
# page. test: all of it, and what the tests run in. Quick when nothing is missing.

set -euo pipefail
. "$(dirname "$0")/lib/sources.sh"
. "$(dirname "$0")/lib/packages.sh"

for part in "${@:-gui}"; do
    case $part in
    core | gui | test) ;;
    *) fail "unknown part: $part. Usage: scripts/setup.sh [core|gui|test]" ;;
    esac
    say "setting up: $part"
    packages=("${PACKAGES_CORE[@]}")
    [ "$part" = core ] || packages+=("${PACKAGES_GUI[@]}")
    [ "$part" != test ] || packages+=("${PACKAGES_TEST[@]}")
    require_packages "${packages[@]}"
    if [ "$part" = core ]; then
        require_sources unibreak
    else
        require_sources unibreak imgui sdl2
    fi
done
