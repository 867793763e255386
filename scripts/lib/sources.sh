# shellcheck shell=bash source-path=SCRIPTDIR
# Third-party sources that Debian 12 has too old or only as source: fetched once, with the
# machine's own package source and keyring, into the cache.
#
# The fetch uses apt with its lists, cache and configuration in a private folder, so the
# machine's own package lists are not touched and root is not needed. apt checks every file
# against the signed lists; the digests below say besides whether it is the one that was tried.

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# source_facts NAME: package, suite, version tried, digest of its tarball, least version taken,
# and a file that must be there.
source_facts() {
    case $1 in
    imgui) echo "imgui forky 1.92.2b" \
        "e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48 1.92 imgui.h" ;;
    sdl2) echo "libsdl2 bookworm 2.26.5" \
        "b3f2c822151804125d08db94c65852f711c2e5df2145a59da120748dc32eb9c3 2.26 include/SDL.h" ;;
    unibreak) echo "libunibreak trixie 6.1" \
        "890674996168ef5ba143d80d49ab8b61594a4eb70198dcac76caf6e1bd264a41 6.0 src/linebreak.h" ;;
    *) fail "no such source: $1" ;;
    esac
}

# source_version NAME FOLDER: what its own headers say, not what the tarball is called.
source_version() {
    case $1 in
    imgui) sed -n 's/^#define IMGUI_VERSION  *"\([^"]*\)".*/\1/p' "$2/imgui.h" ;;
    sdl2) sed -n 's/^#define SDL_\(MAJOR_VERSION\|MINOR_VERSION\|PATCHLEVEL\)  *\([0-9]*\).*/\2/p' \
        "$2/include/SDL_version.h" | paste -sd. ;;
    unibreak)
        sed -n 's/^#define UNIBREAK_VERSION  *0x0\([0-9]\)0\([0-9]\).*/\1.\2/p' \
            "$2/src/unibreakbase.h" ;;
    esac
}

# own_package_sources FOLDER: the machine's own package sources, one a line, «URIS|KEYRING», from
# both formats of apt's configuration. Only those that serve this release's component main.
own_package_sources() {
    local release etc=$1 file
    # shellcheck source=/dev/null
    release="($(. /etc/os-release && echo "${VERSION_CODENAME:-stable}")|stable|oldstable)"
    for file in "$etc"/sources.list "$etc"/sources.list.d/*.list; do
        [ -f "$file" ] || continue
        sed -nE "s/#.*//; s/^deb +(\[([^]]*)\] +)?([^ ]+) +$release +(.* )?main( .*)?\$/\3|\2/p" \
            "$file" | sed -E 's/\|.*signed-by=([^ ]+).*/|\1/; t; s/\|.*/|/'
    done
    for file in "$etc"/sources.list.d/*.sources; do
        [ -f "$file" ] || continue
        awk -v release="$release" '
            function flush_stanza() {
                if (types ~ / deb / && suites ~ " " release " " && components ~ / main / && on) {
                    print uris "|" keyring
                }
                types = suites = components = uris = keyring = ""; on = 1
            }
            BEGIN { on = 1 }
            /^#/ { next }
            /^[ \t]*$/ { flush_stanza(); next }
            { value = $0; sub(/^[^:]*:[ \t]*/, "", value) }
            tolower($1) == "types:" { types = " " value " " }
            tolower($1) == "uris:" { uris = value }
            tolower($1) == "suites:" { suites = " " value " " }
            tolower($1) == "components:" { components = " " value " " }
            tolower($1) == "signed-by:" { keyring = value }
            tolower($1) == "enabled:" && tolower(value) == "no" { on = 0 }
            END { flush_stanza() }
        ' "$file"
    done | grep -v '^|' | sort -u
}

# write_private_apt FOLDER URIS KEYRING SUITE...: an apt configuration that reads and writes
# nothing of the machine's but its network settings, its keyring and its list of what is installed.
write_private_apt() {
    local folder=$1 uris=$2 keyring=$3
    shift 3
    mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial"
    {
        printf 'Types: deb-src\nURIs: %s\nSuites: %s\nComponents: main\n' "$uris" "$*"
        if [ -n "$keyring" ]; then printf 'Signed-By: %s\n' "$keyring"; fi
    } >"$folder/private.sources"
    cat >"$folder/apt.conf" <<EOF
Dir::State::lists "$folder/lists";
Dir::Cache "$folder/cache";
Dir::Etc::sourcelist "$folder/private.sources";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
APT::Sandbox::User "root";
APT::Update::Error-Mode "any";
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
EOF
}

# fetch_tarballs FOLDER NAME...: leaves the tarballs in FOLDER, or returns 1 and says why on
# standard error.
fetch_tarballs() {
    local folder=$1 name package suite line wanted=() suites=()
    shift
    for name in "$@"; do
        read -r package suite _ <<<"$(source_facts "$name")"
        wanted+=("$package/$suite")
        suites+=("$suite")
    done
    command -v apt-get >/dev/null || { echo "there is no apt-get here" >&2; return 1; }
    while IFS= read -r line; do
        rm -rf "$folder/apt"
        write_private_apt "$folder/apt" "${line%%|*}" "${line#*|}" "${suites[@]}"
        if (cd "$folder" && apt-get -q -c apt/apt.conf update &&
            apt-get -q -c apt/apt.conf source --tar-only --download-only "${wanted[@]}") \
            >"$folder/apt.log" 2>&1; then
            return 0
        fi
        grep -E '^[EW]:' "$folder/apt.log" >&2 || true
    done < <(own_package_sources /etc/apt)
    echo "no package source in /etc/apt could give: ${wanted[*]}" >&2
    return 1
}

# unpack_source NAME TARBALL_FOLDER: checks and unpacks one tarball, then puts it in its place in
# one step, so that an interrupted run leaves nothing half done.
unpack_source() {
    local name=$1 folder=$2 package suite tried digest least file tarball version place
    read -r package suite tried digest least file <<<"$(source_facts "$name")"
    tarball=$(find "$folder" -maxdepth 1 -name "${package}_*.orig.tar.*" | head -n 1)
    [ -n "$tarball" ] || fail "apt-get gave no tarball of $package"
    mkdir "$folder/$name"
    tar -xf "$tarball" -C "$folder/$name" --strip-components=1
    [ -f "$folder/$name/$file" ] || fail "the source of $package has no $file"
    version=$(source_version "$name" "$folder/$name")
    version_at_least "${version:-0}" "$least" ||
        fail "$package is ${version:-of no known version}; $least or newer is needed"
    if ! echo "$digest  $tarball" | sha256sum --check --status; then
        [ "$version" != "$tried" ] || fail "the tarball of $package $version is not the one that" \
            "was tried (its SHA-256 differs). Give a folder you trust: $(folder_hint "$name")"
        note "note: $suite now has $package $version; $tried is what was tried"
    fi
    place="$KEXIE_CACHE/sources/$name-$version"
    mkdir -p "$KEXIE_CACHE/sources"
    rm -rf "$place"
    mv "$folder/$name" "$place"
    ln -sfn "sources/$name-$version" "$KEXIE_CACHE/$name.new"
    mv -T "$KEXIE_CACHE/$name.new" "$KEXIE_CACHE/$name"
    note "$name $version: $place"
}

folder_hint() { echo "KEXIE_${1^^}_DIR=/path/to/its/source scripts/run.sh"; }

# require_sources NAME...: each of imgui, sdl2, unibreak. A folder given as KEXIE_<NAME>_DIR is
# used as it is; else the cache; else it is fetched.
require_sources() {
    local name given missing=() folder
    for name in "$@"; do
        given=KEXIE_${name^^}_DIR
        if [ -n "${!given:-}" ]; then
            [ -d "${!given}" ] || fail "$given is not a folder: ${!given}"
            note "$name: ${!given} (given)"
        elif [ -f "$KEXIE_CACHE/$name/$(source_facts "$name" | awk '{print $6}')" ]; then
            note "$name: $KEXIE_CACHE/$name"
        else
            missing+=("$name")
        fi
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    note "fetching the sources of: ${missing[*]}"
    mkdir -p "$KEXIE_CACHE"
    folder=$(mktemp -d "$KEXIE_CACHE/fetch.XXXXXX")
    # shellcheck disable=SC2064
    trap "rm -rf '$folder'" EXIT
    fetch_tarballs "$folder" "${missing[@]}" || fail "cannot fetch the source of ${missing[*]}." \
        "Check the network and run this again, or give folders you have: $(
            for name in "${missing[@]}"; do folder_hint "$name"; done | paste -sd' ' |
                sed 's#scripts/run.sh ##g')"
    for name in "${missing[@]}"; do unpack_source "$name" "$folder"; done
    rm -rf "$folder"
    trap - EXIT
}
