# kexie_layer(NAME  SOURCES...  NEEDS TARGETS...  [OPTIMIZE LEVEL]  [SMALL SOURCES...]): one
# folder of src/ as a static library kexie_NAME. NEEDS names other layers (text) or imported targets
# (CLI11::CLI11); OPTIMIZE is for the page, which is compiled with -Os where nothing else is said, as
# are the sources that are named again as SMALL.
# tests/layers/check_layers.sh fails on an include that the table in docs/ARCHITECTURE.md forbids.
function(kexie_layer name)
    cmake_parse_arguments(layer "" "OPTIMIZE" "NEEDS;SMALL" ${ARGN})
    set(sources ${layer_UNPARSED_ARGUMENTS})
    list(TRANSFORM sources PREPEND "${PROJECT_SOURCE_DIR}/src/${name}/")
    add_library(kexie_${name} STATIC ${sources})
    target_include_directories(kexie_${name} PUBLIC "${PROJECT_SOURCE_DIR}/src")
    target_link_libraries(kexie_${name} PRIVATE kexie_warnings)
    if(EMSCRIPTEN AND layer_OPTIMIZE)
        # Emscripten's -Os forbids the compiler to inline, and a later -O2 does not allow it again:
        # without this, search takes five times as long.
        target_compile_options(kexie_${name} PRIVATE ${layer_OPTIMIZE} -finline-functions)
        list(TRANSFORM layer_SMALL PREPEND "${PROJECT_SOURCE_DIR}/src/${name}/")
        set_source_files_properties(${layer_SMALL} TARGET_DIRECTORY kexie_${name}
            PROPERTIES COMPILE_OPTIONS "-Os;-fno-inline-functions")
    endif()
    foreach(need IN LISTS layer_NEEDS)
        if(TARGET kexie_${need})
            target_link_libraries(kexie_${name} PUBLIC kexie_${need})
        else()
            target_link_libraries(kexie_${name} PUBLIC ${need})
        endif()
    endforeach()
endfunction()
