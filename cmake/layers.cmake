# kexie_layer(NAME  SOURCES...  NEEDS TARGETS...): one folder of src/ as a static library kexie_NAME.
# NEEDS names other layers (text) or imported targets (nlohmann_json::nlohmann_json).
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

# kexie_prefer_speed(): the layers of this folder are what the reader waits for. The page is
# compiled for size; they are not. Taken away and not overruled: of -Os and -O2, emcc takes -Os
# wherever it stands.
macro(kexie_prefer_speed)
    string(REPLACE "-Os" "-O2" CMAKE_CXX_FLAGS_RELEASE "${CMAKE_CXX_FLAGS_RELEASE}")
endmacro()
