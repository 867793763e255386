# kexie-pdf: reads PDF in a process of its own, so that a broken file harms no other program. Without
# poppler and qpdf it is left out, and the others say that they cannot read PDF.
find_package(PkgConfig)
if(PKG_CONFIG_FOUND)
    pkg_check_modules(POPPLER IMPORTED_TARGET poppler-cpp)
    pkg_check_modules(QPDF IMPORTED_TARGET libqpdf)
endif()
if(POPPLER_FOUND AND QPDF_FOUND)
    # The headers of qpdf 11 are no C++20 to Clang: a list of a class that is not complete yet. They
    # ask which smart pointers they may use: those of the language alone.
    add_library(kexie_pdf_fonts OBJECT pdf_fonts.cpp)
    set_target_properties(kexie_pdf_fonts PROPERTIES CXX_STANDARD 17)
    target_compile_definitions(kexie_pdf_fonts PRIVATE POINTERHOLDER_TRANSITION=4)
    target_include_directories(kexie_pdf_fonts PRIVATE "${CMAKE_CURRENT_LIST_DIR}")
    target_link_libraries(kexie_pdf_fonts PRIVATE kexie_warnings PkgConfig::QPDF)
    add_executable(kexie-pdf pdf_main.cpp pdf_picture.cpp pdf_sizes.cpp)
    target_link_libraries(kexie-pdf PRIVATE kexie_warnings kexie_document kexie_pdf_fonts
                          PkgConfig::POPPLER PkgConfig::QPDF)
    target_compile_definitions(kexie-pdf PRIVATE KEXIE_SANITIZED=$<BOOL:${KEXIE_SANITIZE}>)
    add_dependencies(kexie kexie-pdf)
else()
    message(STATUS "PDF: left out, poppler-cpp or qpdf is missing (Debian: libpoppler-cpp-dev libqpdf-dev)")
endif()
