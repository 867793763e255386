#!/usr/bin/env bash
# shellcheck source-path=SCRIPTDIR
# Installs what is missing: Debian packages, npm packages for the page and the tests, and, in the cache folder,
# sources that Debian 12 does not have in the form needed.
#
#   scripts/setup.sh [core|gui|test]...
#
# core: the library and the command line. gui (the default): also the desktop program and the page.
# test: also what the tests need. Quick when nothing is missing.

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
    [ "$part" = core ] || require_node_packages web
    [ "$part" != test ] || require_node_packages tests/web
    if [ "$part" = core ]; then
        require_sources "${SOURCES_CORE[@]}"
    else
        require_sources "${SOURCES_CORE[@]}" imgui sdl2
    fi
done
