# kexie-pdf: reads PDF in a process of its own, so that a broken file harms no other program. Without
# poppler and qpdf it is left out, and the others say that they cannot read PDF.
find_package(PkgConfig)
if(PKG_CONFIG_FOUND)
    pkg_check_modules(POPPLER IMPORTED_TARGET poppler-cpp)
    pkg_check_modules(QPDF IMPORTED_TARGET libqpdf)
endif()
if(POPPLER_FOUND AND QPDF_FOUND)
    add_executable(kexie-pdf pdf_main.cpp pdf_fonts.cpp)
    target_link_libraries(kexie-pdf PRIVATE kexie_warnings kexie_document PkgConfig::POPPLER
                          PkgConfig::QPDF)
    # Its headers ask which smart pointers they may use: those of the language alone.
    target_compile_definitions(kexie-pdf PRIVATE POINTERHOLDER_TRANSITION=4)
    add_dependencies(kexie kexie-pdf)
else()
    message(STATUS "PDF: left out, poppler-cpp or qpdf is missing (Debian: libpoppler-cpp-dev libqpdf-dev)")
endif()
