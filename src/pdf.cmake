# kexie-pdf: reads PDF in a process of its own, so that a broken file harms no other program. Without
# poppler it is left out, and the others say that they cannot read PDF.
find_package(PkgConfig)
if(PKG_CONFIG_FOUND)
    pkg_check_modules(POPPLER IMPORTED_TARGET poppler-cpp)
endif()
if(POPPLER_FOUND)
    add_executable(kexie-pdf pdf_main.cpp)
    target_link_libraries(kexie-pdf PRIVATE kexie_warnings kexie_document PkgConfig::POPPLER)
    add_dependencies(kexie kexie-pdf)
else()
    message(STATUS "PDF: left out, poppler-cpp is missing (Debian: libpoppler-cpp-dev)")
endif()
