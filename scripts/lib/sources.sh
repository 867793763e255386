# shellcheck shell=bash source-path=SCRIPTDIR
# Third-party sources that Debian 12 has too old, or only as source packages: fetched once into the
# cache, where CMake looks before it goes to upstream. They come from the machine's own Debian mirror,
# for machines that reach nothing else, and apt checks them against the signed lists.

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# Source package and suite.
declare -A SOURCES=([imgui]=imgui/forky [sdl2]=libsdl2/bookworm [unibreak]=libunibreak/trixie
    [pugixml]=pugixml/bookworm [zlib]=zlib/bookworm [gumbo]=gumbo-parser/trixie)

# What the core is built from.
SOURCES_CORE=(unibreak pugixml zlib gumbo)

# own_mirror: «URI RELEASE COMPONENT ENTRY» of the package source that this Debian release comes from.
# ENTRY is the file that names it, with a line number.
own_mirror() {
    local release
    # shellcheck source=/dev/null
    release=$(. /etc/os-release && echo "${VERSION_CODENAME:-stable}")
    apt-get indextargets --no-release-info 'Created-By: Packages' \
        --format '$(REPO_URI) $(RELEASE) $(COMPONENT) $(SOURCESENTRY)' |
        grep -m 1 -E " ($release|stable|oldstable) main "
}

# fetch_tarballs FOLDER NAME...: with apt's lists, cache and configuration in FOLDER, so that the
# machine's own lists stay as they are and root is not needed.
fetch_tarballs() {
    local folder=$1 uri entry keyring name packages=()
    shift
    for name in "$@"; do packages+=("${SOURCES[$name]}"); done
    read -r uri _ _ entry <<<"$(own_mirror)"
    [ -n "$entry" ] || { echo "no Debian package source in /etc/apt" >&2 && return 1; }
    keyring=$(sed -nE 's/.*[Ss]igned-[Bb]y *[:=] *([^] ]+).*/\1/p' "${entry%:*}" | head -n 1)
    mkdir -p "$folder/lists/partial" "$folder/archives/partial"
    {
        printf 'Types: deb-src\nURIs: %s\nSuites: %s\nComponents: main\n' "$uri" "${packages[*]#*/}"
        [ -z "$keyring" ] || printf 'Signed-By: %s\n' "$keyring"
    } >"$folder/private.sources"
    cat >"$folder/apt.conf" <<END
Dir::State::lists "$folder/lists";
Dir::Cache "$folder";
Dir::Etc::sourcelist "$folder/private.sources";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
APT::Sandbox::User "root";
APT::Update::Error-Mode "any";
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
END
    (cd "$folder" && apt-get -q -c apt.conf update &&
        apt-get -q -c apt.conf source --tar-only --download-only "${packages[@]}") >&2
}

# require_sources NAME...: each of SOURCES. One whose folder is given as KEXIE_<NAME>_DIR, or that is
# in the cache, is not fetched.
require_sources() {
    local name given folder missing=()
    for name in "$@"; do
        given=KEXIE_${name^^}_DIR
        [ -n "${!given:-}" ] || [ -d "$KEXIE_CACHE/$name" ] || missing+=("$name")
    done
    [ ${#missing[@]} -gt 0 ] || { note "sources: all $# are there" && return; }
    note "fetching the sources of: ${missing[*]}"
    mkdir -p "$KEXIE_CACHE"
    folder=$(mktemp -d "$KEXIE_CACHE/fetch.XXXXXX")
    # shellcheck disable=SC2064
    trap "rm -rf '$folder'" EXIT
    fetch_tarballs "$folder" "${missing[@]}" || fail "cannot fetch the source of ${missing[*]}:" \
        "see the lines above. Check the network, or give folders: KEXIE_IMGUI_DIR=/path and so on."
    for name in "${missing[@]}"; do
        mkdir "$folder/$name"
        tar -xf "$folder/${SOURCES[$name]%/*}"_*.orig.tar.* -C "$folder/$name" --strip-components=1
        # In one step: an interrupted run leaves nothing half done.
        mv -T "$folder/$name" "$KEXIE_CACHE/$name"
    done
}
