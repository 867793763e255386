# The two programs with an interface, on the same viewer.
if(EMSCRIPTEN)
    add_executable(kexie_page page_main.cpp font_loader.cpp viewer.cpp)
    set_target_properties(kexie_page PROPERTIES OUTPUT_NAME kexie SUFFIX .js)
    target_link_libraries(kexie_page PRIVATE kexie_warnings kexie_ui kexie_platform)
    # What JavaScript calls.
    set(exported
        open_page search open state on_frame on_input on_field on_description on_key on_copy
        on_address on_theme on_context on_asset is_bundle profile add_file remove_file storage_failed update_ready
        offline_ready refused on_text_wanted on_leave)
    list(TRANSFORM exported PREPEND _kexie_)
    list(JOIN exported "," exported)
    target_link_options(kexie_page PRIVATE
        --no-entry
        -sEXPORTED_FUNCTIONS=${exported},_malloc,_free
        -sEXPORTED_RUNTIME_METHODS=UTF8ToString,stringToUTF8,lengthBytesUTF8
        -sMODULARIZE=1 -sEXPORT_NAME=createKexie
        -sENVIRONMENT=web -sFILESYSTEM=0 -sDYNAMIC_EXECUTION=0
        -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=33554432 -sMALLOC=emmalloc
        -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
        -sSUPPORT_LONGJMP=0)
    # What C++ calls in JavaScript.
    foreach(library host address input pointer mirror links places guard)
        set(file "${CMAKE_CURRENT_SOURCE_DIR}/platform/web/library_${library}.js")
        target_link_options(kexie_page PRIVATE "SHELL:--js-library \"${file}\"")
        set_property(TARGET kexie_page APPEND PROPERTY LINK_DEPENDS "${file}")
    endforeach()

    # The parser, loaded only when somebody adds issues of their own. Without any JavaScript.
    add_executable(kexie_parser parser_main.cpp)
    set_target_properties(kexie_parser PROPERTIES OUTPUT_NAME parser SUFFIX .wasm)
    target_link_libraries(kexie_parser PRIVATE kexie_warnings kexie_archive)
    target_link_options(kexie_parser PRIVATE
        --no-entry -sSTANDALONE_WASM=1
        -sEXPORTED_FUNCTIONS=_kexie_parse_file,_kexie_parse_pdf,_kexie_pdfs_in_zip,_kexie_is_bold_font,_kexie_advice,_malloc,_free
        -sALLOW_MEMORY_GROWTH=1 -sSUPPORT_LONGJMP=0)
    add_dependencies(kexie_page kexie_parser)
else()
    add_executable(kexie-viewer viewer_main.cpp viewer_options.cpp viewer_pages.cpp font_loader.cpp
        viewer.cpp)
    target_link_libraries(kexie-viewer PRIVATE
        kexie_warnings kexie_ui kexie_platform kexie_cli CLI11::CLI11)
endif()
