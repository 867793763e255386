# Third-party code, as imported targets of the names their projects use.
#
# Each comes from the first of: a folder given as KEXIE_<NAME>_DIR (a CMake or an environment
# variable), the system, the cache that scripts/setup.sh fills, and its upstream at a pinned
# release. A given folder is an explicit wish, so it goes before the system.
include(FetchContent)
set(FETCHCONTENT_QUIET ON)

if(DEFINED ENV{KEXIE_CACHE})
    set(kexie_cache "$ENV{KEXIE_CACHE}")
elseif(DEFINED ENV{XDG_CACHE_HOME})
    set(kexie_cache "$ENV{XDG_CACHE_HOME}/kexie")
else()
    set(kexie_cache "$ENV{HOME}/.cache/kexie")
endif()

# kexie_source_folder(NAME  FILE  REPOSITORY  TAG): sets NAME_folder to the folder with the source
# of NAME, known by FILE in it.
function(kexie_source_folder name file repository tag)
    string(TOUPPER "KEXIE_${name}_DIR" variable)
    set(${variable} "$ENV{${variable}}" CACHE PATH "Folder with the source of ${name}")
    set(folder "${${variable}}")
    if(folder AND NOT EXISTS "${folder}/${file}")
        message(FATAL_ERROR "${variable} is ${folder}, but there is no ${file} in it.")
    endif()
    if(NOT folder AND EXISTS "${kexie_cache}/${name}/${file}")
        set(folder "${kexie_cache}/${name}")
    endif()
    if(NOT folder)
        message(STATUS "${name}: taken from upstream, ${tag}. Without a network, run "
                "scripts/setup.sh first, or set ${variable}.")
        FetchContent_Declare(${name} GIT_REPOSITORY "${repository}" GIT_TAG "${tag}"
                             GIT_SHALLOW ON SOURCE_SUBDIR none)
        FetchContent_MakeAvailable(${name})
        set(folder "${${name}_SOURCE_DIR}")
    endif()
    file(REAL_PATH "${folder}" folder)
    message(STATUS "${name}: ${folder}")
    set(${name}_folder "${folder}" PARENT_SCOPE)
endfunction()

# kexie_header_library(TARGET  NAME  HEADER  REPOSITORY  TAG): a library that is only headers.
# When cross-compiling, a folder with a link to just these headers: all of /usr/include on the
# path would put the machine's own C library before the target's.
function(kexie_header_library target name header repository tag)
    string(TOUPPER "KEXIE_${name}_DIR" variable)
    set(${variable} "$ENV{${variable}}" CACHE PATH "Folder with the headers of ${name}")
    find_path(KEXIE_${name}_headers "${header}" HINTS "${${variable}}" "${${variable}}/include"
              PATHS /usr/local/include /usr/include NO_CMAKE_FIND_ROOT_PATH)
    mark_as_advanced(KEXIE_${name}_headers)
    set(folder "${KEXIE_${name}_headers}")
    if(NOT folder)
        kexie_source_folder(${name} include "${repository}" "${tag}")
        set(folder "${${name}_folder}/include")
    endif()
    if(CMAKE_CROSSCOMPILING)
        get_filename_component(part "${header}" DIRECTORY)
        file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/headers/${name}")
        file(CREATE_LINK "${folder}/${part}" "${PROJECT_BINARY_DIR}/headers/${name}/${part}"
             COPY_ON_ERROR SYMBOLIC)
        set(folder "${PROJECT_BINARY_DIR}/headers/${name}")
    endif()
    add_library(${target} INTERFACE IMPORTED GLOBAL)
    target_include_directories(${target} INTERFACE "${folder}")
endfunction()

kexie_header_library(nlohmann_json::nlohmann_json json nlohmann/json.hpp
                     https://github.com/nlohmann/json.git v3.11.2)
kexie_header_library(doctest::doctest doctest doctest/doctest.h
                     https://github.com/doctest/doctest.git v2.4.9)
kexie_header_library(CLI11::CLI11 cli11 CLI/CLI.hpp
                     https://github.com/CLIUtils/CLI11.git v2.1.2)

# Always from source: Debian 12 has 1.1, and it is a handful of small C files.
kexie_source_folder(unibreak src/linebreak.h https://github.com/adah1972/libunibreak.git
                    libunibreak_6_1)
add_library(unibreak STATIC
    ${unibreak_folder}/src/linebreak.c
    ${unibreak_folder}/src/linebreakdata.c
    ${unibreak_folder}/src/linebreakdef.c
    ${unibreak_folder}/src/eastasianwidthdata.c
    ${unibreak_folder}/src/eastasianwidthdef.c
    ${unibreak_folder}/src/emojidata.c
    ${unibreak_folder}/src/emojidef.c
    ${unibreak_folder}/src/graphemebreak.c
    ${unibreak_folder}/src/graphemebreakdata.c
    ${unibreak_folder}/src/indicconjunctbreakdata.c
    ${unibreak_folder}/src/unibreakbase.c
    ${unibreak_folder}/src/unibreakdef.c)
target_include_directories(unibreak SYSTEM INTERFACE "${unibreak_folder}/src")

# zlib's own code unpacks deflated bytes; contrib/minizip in the same source reads the table of a zip
# file. Debian has that only as a shared library.
kexie_source_folder(zlib contrib/minizip/unzip.h https://github.com/madler/zlib.git v1.2.13)
if(NOT EMSCRIPTEN)
    find_package(ZLIB)
endif()
if(NOT TARGET ZLIB::ZLIB)
    add_library(kexie_zlib STATIC
        ${zlib_folder}/adler32.c ${zlib_folder}/crc32.c ${zlib_folder}/inffast.c
        ${zlib_folder}/inflate.c ${zlib_folder}/inftrees.c ${zlib_folder}/zutil.c)
    target_include_directories(kexie_zlib SYSTEM PUBLIC "${zlib_folder}")
    target_compile_options(kexie_zlib PRIVATE -w)
    add_library(ZLIB::ZLIB ALIAS kexie_zlib)
endif()
add_library(minizip STATIC
    ${zlib_folder}/contrib/minizip/unzip.c ${zlib_folder}/contrib/minizip/ioapi.c)
target_include_directories(minizip SYSTEM INTERFACE "${zlib_folder}/contrib")
# No decryption, and no 64-bit names of C functions that musl lacks.
target_compile_definitions(minizip PRIVATE NOUNCRYPT USE_FILE32API)
target_compile_options(minizip PRIVATE -w)
target_link_libraries(minizip PUBLIC ZLIB::ZLIB)

# From source everywhere, so that the page reads a file as the command line does.
kexie_source_folder(pugixml src/pugixml.hpp https://github.com/zeux/pugixml.git v1.13)
add_library(pugixml STATIC ${pugixml_folder}/src/pugixml.cpp)
target_include_directories(pugixml SYSTEM INTERFACE "${pugixml_folder}/src")
target_compile_definitions(pugixml PUBLIC PUGIXML_NO_EXCEPTIONS PUGIXML_NO_XPATH PUGIXML_NO_STL)

# 0.13 has the HTML standard of 2024; Debian 12 has 0.10 of 2015.
kexie_source_folder(gumbo src/gumbo.h https://codeberg.org/gumbo-parser/gumbo-parser.git 0.13.0)
set(gumbo_sources attribute char_ref error parser string_buffer string_piece tag tokenizer utf8 util
                  vector)
list(TRANSFORM gumbo_sources REPLACE "(.+)" "${gumbo_folder}/src/\\1.c")
add_library(gumbo STATIC ${gumbo_sources})
target_include_directories(gumbo SYSTEM INTERFACE "${gumbo_folder}/src")
target_compile_options(gumbo PRIVATE -w)

if(KEXIE_GUI)
    include(dependencies_gui)
endif()
