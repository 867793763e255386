# The two programs with an interface, from the same viewer.
if(EMSCRIPTEN)
    set(host_library "${CMAKE_CURRENT_SOURCE_DIR}/platform/web/library_host.js")
    set(mirror_library "${CMAKE_CURRENT_SOURCE_DIR}/platform/web/library_mirror.js")
    add_executable(kexie_page page_main.cpp font_loader.cpp viewer.cpp)
    set_target_properties(kexie_page PROPERTIES
        OUTPUT_NAME kexie SUFFIX .js LINK_DEPENDS "${host_library};${mirror_library}")
    # What JavaScript calls.
    set(exported
        _kexie_open_page _kexie_search _kexie_open _kexie_state _kexie_on_frame _kexie_on_input
        _kexie_on_field _kexie_on_description _kexie_on_key _kexie_on_copy _kexie_on_address _kexie_on_theme _kexie_on_context
        _kexie_on_asset _kexie_add_file _kexie_remove_file _kexie_storage_failed
        _kexie_update_ready _kexie_offline_ready _kexie_on_text_wanted _kexie_on_leave _malloc _free)
    list(JOIN exported "," exported)
    target_link_options(kexie_page PRIVATE
        --no-entry
        "SHELL:--js-library \"${host_library}\""
        "SHELL:--js-library \"${mirror_library}\""
        -sEXPORTED_FUNCTIONS=${exported}
        -sEXPORTED_RUNTIME_METHODS=UTF8ToString,stringToUTF8,lengthBytesUTF8
        -sMODULARIZE=1 -sEXPORT_NAME=createKexie
        -sENVIRONMENT=web -sFILESYSTEM=0 -sDYNAMIC_EXECUTION=0
        -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=33554432 -sMALLOC=emmalloc
        -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
        -sSUPPORT_LONGJMP=0)

    # The parser, loaded only when the person brings issues of their own. Without any JavaScript.
    add_executable(kexie_parser parser_main.cpp)
    set_target_properties(kexie_parser PROPERTIES OUTPUT_NAME parser SUFFIX .wasm)
    target_link_libraries(kexie_parser PRIVATE kexie_warnings kexie_archive)
    target_link_options(kexie_parser PRIVATE
        --no-entry -sSTANDALONE_WASM=1
        -sEXPORTED_FUNCTIONS=_kexie_parse_file,_malloc,_free
        -sALLOW_MEMORY_GROWTH=1 -sSUPPORT_LONGJMP=0)
    add_dependencies(kexie_page kexie_parser)
else()
    add_executable(kexie-viewer viewer_main.cpp viewer_options.cpp font_loader.cpp viewer.cpp)
    target_link_libraries(kexie-viewer PRIVATE kexie_cli CLI11::CLI11)
endif()
foreach(program kexie_page kexie-viewer)
    if(TARGET ${program})
        target_link_libraries(${program} PRIVATE kexie_warnings kexie_ui kexie_platform)
    endif()
endforeach()
