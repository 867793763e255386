# The toolchain of the preset «web»: Emscripten's own, of the emcc that is on the path.
find_program(KEXIE_EMCC emcc DOC "Emscripten's compiler")
if(NOT KEXIE_EMCC)
    message(FATAL_ERROR "There is no emcc on the path. On Debian: apt-get install emscripten. "
            "Elsewhere install the Emscripten SDK and source its emsdk_env.sh.")
endif()
file(REAL_PATH "${KEXIE_EMCC}" emcc)
get_filename_component(emscripten_folder "${emcc}" DIRECTORY)
include("${emscripten_folder}/cmake/Modules/Platform/Emscripten.cmake")
