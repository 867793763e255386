# SDL2 for the page: built once from its source, kept in the cache as a library and its headers.

# shellcheck source=sources.sh
. "$(dirname "${BASH_SOURCE[0]}")/sources.sh"

# The library is used by a page that is optimised for size, and linked with link-time
# optimisation, so it is compiled for both.
SDL2_WEB_FLAGS="-Os -flto -fno-exceptions"

# sdl2_web_key SOURCE: a name that changes with all that the library is made of.
sdl2_web_key() {
    {
        source_version sdl2 "$1"
        echo "$SDL2_WEB_FLAGS"
        cat "$KEXIE_ROOT/cmake/sdl2_web.cmake"
        emcc --version | head -n 1
    } | short_digest
}

require_sdl2_web() {
    local source=${KEXIE_SDL2_DIR:-$KEXIE_CACHE/sdl2} place folder
    place=sdl2-web-$(sdl2_web_key "$source")
    if [ ! -f "$KEXIE_CACHE/$place/lib/libSDL2.a" ]; then
        note "building SDL2 for the page (once; about a minute)"
        folder=$(mktemp -d "$KEXIE_CACHE/sdl2-web.XXXXXX")
        # shellcheck disable=SC2064
        trap "rm -rf '$folder'" EXIT
        if ! {
            emcmake cmake -C "$KEXIE_ROOT/cmake/sdl2_web.cmake" -S "$source" -B "$folder/build" \
                -G Ninja -DCMAKE_BUILD_TYPE=None -DCMAKE_C_FLAGS="$SDL2_WEB_FLAGS" \
                -DCMAKE_INSTALL_PREFIX="$folder/install" &&
                cmake --build "$folder/build" && cmake --install "$folder/build"
        } >"$folder/log" 2>&1; then
            tail -n 30 "$folder/log" >&2
            fail "SDL2 could not be built for the page; its last lines are above"
        fi
        rm -rf "${KEXIE_CACHE:?}/$place"
        mv "$folder/install" "$KEXIE_CACHE/$place"
        rm -rf "$folder"
        trap - EXIT
    fi
    ln -sfn "$place" "$KEXIE_CACHE/sdl2-web.new"
    mv -T "$KEXIE_CACHE/sdl2-web.new" "$KEXIE_CACHE/sdl2-web"
    note "SDL2 for the page: $KEXIE_CACHE/$place"
}
