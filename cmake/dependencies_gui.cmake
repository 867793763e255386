# SDL2 and Dear ImGui, which only the interface needs. Left out by KEXIE_GUI=OFF.

# kexie_add_sdl2_web(): SDL2 for the page, from the files of Emscripten's port of it and with the
# configuration in cmake/sdl2_web. SDL2's own CMake project spends two minutes on compiler checks.
function(kexie_add_sdl2_web)
    set(source "${sdl2_folder}/src")
    file(GLOB sources ${source}/*.c ${source}/atomic/*.c ${source}/cpuinfo/*.c ${source}/events/*.c
         ${source}/joystick/*.c ${source}/joystick/dummy/*.c ${source}/render/*.c
         ${source}/stdlib/*.c ${source}/thread/*.c ${source}/thread/generic/*.c ${source}/timer/*.c
         ${source}/timer/unix/*.c ${source}/video/*.c ${source}/video/emscripten/*.c)
    add_library(sdl2_web STATIC ${sources})
    # Not as system headers: Emscripten's own SDL 1 headers would be found before them.
    set_target_properties(sdl2_web PROPERTIES NO_SYSTEM_FROM_IMPORTED ON)
    target_include_directories(sdl2_web
        PRIVATE "${PROJECT_SOURCE_DIR}/cmake/sdl2_web" PUBLIC "${sdl2_folder}/include")
    target_compile_definitions(sdl2_web PRIVATE USING_GENERATED_CONFIG_H)
    target_compile_options(sdl2_web PRIVATE -w)
    add_library(SDL2::SDL2 ALIAS sdl2_web)
endfunction()

if(NOT EMSCRIPTEN)
    find_package(SDL2 2.26 QUIET)
    # Optional: reports the desktop's dark mode. SDL2's package depends on it.
    find_package(DBus1 CONFIG QUIET)
endif()
if(NOT TARGET SDL2::SDL2)
    kexie_source_folder(sdl2 include/SDL.h https://github.com/libsdl-org/SDL.git release-2.26.5)
    if(EMSCRIPTEN)
        kexie_add_sdl2_web()
    else()
        set(SDL2_DISABLE_INSTALL ON)
        add_subdirectory("${sdl2_folder}" "${PROJECT_BINARY_DIR}/sdl2" EXCLUDE_FROM_ALL)
    endif()
endif()

# Never the system's: the options below, documented in imconfig.h, change the layout of its types.
kexie_source_folder(imgui imgui.h https://github.com/ocornut/imgui.git v1.92.2b)
file(STRINGS "${imgui_folder}/imgui.h" imgui_version REGEX "^#define IMGUI_VERSION_NUM ")
string(REGEX MATCH "[0-9]+" imgui_version "${imgui_version}")
if(imgui_version LESS 19200)
    message(FATAL_ERROR "Dear ImGui in ${imgui_folder} is too old: 1.92 or newer is needed.")
endif()
add_library(imgui STATIC
    ${imgui_folder}/imgui.cpp
    ${imgui_folder}/imgui_draw.cpp
    ${imgui_folder}/imgui_tables.cpp
    ${imgui_folder}/imgui_widgets.cpp
    ${imgui_folder}/backends/imgui_impl_sdl2.cpp)
target_include_directories(imgui SYSTEM PUBLIC "${imgui_folder}" "${imgui_folder}/backends")
target_compile_definitions(imgui PUBLIC
    IMGUI_DISABLE_OBSOLETE_FUNCTIONS
    IMGUI_DISABLE_DEMO_WINDOWS
    IMGUI_DISABLE_DEBUG_TOOLS
    IMGUI_USE_WCHAR32)
target_link_libraries(imgui PUBLIC SDL2::SDL2)
if(EMSCRIPTEN)
    # The page waits for its own fonts, and has neither files nor a shell.
    target_compile_definitions(imgui PUBLIC
        IMGUI_DISABLE_DEFAULT_FONT
        IMGUI_DISABLE_FILE_FUNCTIONS
        IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS)
    # The SDL2 backend of this release uses a macro of this header without including it.
    target_compile_options(imgui PRIVATE -include emscripten/emscripten.h)
endif()
