# What only the interface needs: SDL2, OpenGL and Dear ImGui. Left out by KEXIE_GUI=OFF.

# SDL2::SDL2 is the system's library; for the page, the one that scripts/setup.sh built into the
# cache, or a folder given as KEXIE_SDL2_WEB_DIR.
if(EMSCRIPTEN)
    set(KEXIE_SDL2_WEB_DIR "$ENV{KEXIE_SDL2_WEB_DIR}" CACHE PATH
        "Folder with include/SDL2 and lib/libSDL2.a, built by Emscripten")
    set(sdl2_folder "${KEXIE_SDL2_WEB_DIR}")
    if(NOT sdl2_folder)
        set(sdl2_folder "${kexie_cache}/sdl2-web")
    endif()
    if(EXISTS "${sdl2_folder}/lib/libSDL2.a")
        file(REAL_PATH "${sdl2_folder}" sdl2_folder)
        message(STATUS "sdl2: ${sdl2_folder}")
        add_library(SDL2::SDL2 STATIC IMPORTED GLOBAL)
        set_target_properties(SDL2::SDL2 PROPERTIES
            IMPORTED_LOCATION "${sdl2_folder}/lib/libSDL2.a"
            INTERFACE_INCLUDE_DIRECTORIES "${sdl2_folder}/include/SDL2")
    endif()
else()
    find_package(SDL2 2.26 QUIET)
endif()
if(NOT TARGET SDL2::SDL2)
    if(EMSCRIPTEN)
        include(sdl2_web)
    endif()
    set(SDL2_DISABLE_INSTALL ON)
    FetchContent_Declare(sdl2 GIT_REPOSITORY https://github.com/libsdl-org/SDL.git
                         GIT_TAG release-2.26.5 GIT_SHALLOW ON)
    FetchContent_MakeAvailable(sdl2)
    if(NOT TARGET SDL2::SDL2)
        add_library(SDL2::SDL2 ALIAS SDL2-static)
    endif()
endif()

# Never the system's: the options below change its layout in memory, so it has to be compiled
# with them. The demo window and the debug tools are not shipped, and their file is not compiled.
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
    ${imgui_folder}/backends/imgui_impl_opengl3.cpp
    ${imgui_folder}/backends/imgui_impl_sdl2.cpp)
target_include_directories(imgui SYSTEM PUBLIC "${imgui_folder}" "${imgui_folder}/backends")
target_compile_definitions(imgui PUBLIC
    IMGUI_DISABLE_OBSOLETE_FUNCTIONS
    IMGUI_DISABLE_DEMO_WINDOWS
    IMGUI_DISABLE_DEBUG_TOOLS
    IMGUI_USE_WCHAR32)
target_link_libraries(imgui PUBLIC SDL2::SDL2)
if(EMSCRIPTEN)
    # WebGL 2; the SDL2 backend of this release uses a macro of this header without including it.
    target_compile_definitions(imgui PUBLIC IMGUI_IMPL_OPENGL_ES3)
    target_compile_options(imgui PRIVATE -include emscripten/emscripten.h)
else()
    set(OpenGL_GL_PREFERENCE LEGACY)
    find_package(OpenGL REQUIRED)
    target_link_libraries(imgui PUBLIC OpenGL::GL ${CMAKE_DL_LIBS})
endif()
