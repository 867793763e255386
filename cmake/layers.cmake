# kexie_layer(NAME  SOURCES...  NEEDS TARGETS...): one folder of src/ as a static library kexie_NAME.
# NEEDS names other layers (text) or imported targets (CLI11::CLI11).
# tests/layers_test.cmake fails on an include that NEEDS does not allow.
function(kexie_layer name)
    cmake_parse_arguments(layer "" "" "NEEDS" ${ARGN})
    set(sources ${layer_UNPARSED_ARGUMENTS})
    list(TRANSFORM sources PREPEND "${PROJECT_SOURCE_DIR}/src/${name}/")
    add_library(kexie_${name} STATIC ${sources})
    target_include_directories(kexie_${name} PUBLIC "${PROJECT_SOURCE_DIR}/src")
    target_link_libraries(kexie_${name} PRIVATE kexie_warnings)
    foreach(need IN LISTS layer_NEEDS)
        if(TARGET kexie_${need})
            target_link_libraries(kexie_${name} PUBLIC kexie_${need})
        else()
            target_link_libraries(kexie_${name} PUBLIC ${need})
        endif()
    endforeach()
endfunction()

# kexie_prefer_speed(NAME  FILES...): these files of the layer are what the reader waits for. The
# page is compiled for size; they are not. -Oz is taken away from the folder and given back to the
# other files, not overruled: of -Oz and -O2, emcc takes -Oz wherever it stands.
macro(kexie_prefer_speed name)
    if(EMSCRIPTEN)
        string(REPLACE "-Oz" "" CMAKE_CXX_FLAGS_RELEASE "${CMAKE_CXX_FLAGS_RELEASE}")
        set(hot_files ${ARGN})
        get_target_property(sources kexie_${name} SOURCES)
        foreach(source IN LISTS sources)
            get_filename_component(file "${source}" NAME)
            if(file IN_LIST hot_files)
                set_source_files_properties("${source}" PROPERTIES COMPILE_OPTIONS -O2)
            else()
                set_source_files_properties("${source}" PROPERTIES COMPILE_OPTIONS -Oz)
            endif()
        endforeach()
    endif()
endmacro()
