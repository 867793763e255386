# shellcheck shell=bash source-path=SCRIPTDIR
# Configuring and building, for run.sh and test.sh.

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# Where it is installed, ccache makes a fresh build folder cheap.
if command -v ccache >/dev/null; then
    export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
fi

# build_preset PRESET TARGET...: configures once; after that Ninja sees by itself when to do it
# again.
build_preset() {
    local preset=$1
    shift
    if [ "$preset" = web ]; then
        # ccache does not know Emscripten's compiler.
        unset CMAKE_C_COMPILER_LAUNCHER CMAKE_CXX_COMPILER_LAUNCHER
    fi
    if [ ! -f "$KEXIE_ROOT/build/$preset/build.ninja" ]; then
        (cd "$KEXIE_ROOT" && cmake --preset "$preset")
    fi
    cmake --build "$KEXIE_ROOT/build/$preset" --target "$@"
}
