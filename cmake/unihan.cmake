# Tables of Chinese characters, generated at build time from the Unicode character database.
#
# It comes from Debian's unicode-data; elsewhere, from a folder given as KEXIE_UNICODE_DIR (a CMake
# or an environment variable) with UnicodeData.txt, CaseFolding.txt, EquivalentUnifiedIdeograph.txt
# and the Unihan files, plain, as .bz2 or in Unihan.zip.
find_package(Python3 COMPONENTS Interpreter REQUIRED)

set(KEXIE_UNICODE_DIR "$ENV{KEXIE_UNICODE_DIR}" CACHE PATH "Folder with the Unicode database")
set(kexie_unicode_folder "${KEXIE_UNICODE_DIR}")
if(NOT kexie_unicode_folder)
    set(kexie_unicode_folder /usr/share/unicode)
endif()
if(NOT EXISTS "${kexie_unicode_folder}/UnicodeData.txt")
    message(FATAL_ERROR "Install the package unicode-data, or set KEXIE_UNICODE_DIR to a folder with "
            "the Unicode character database and Unihan: there is no UnicodeData.txt in "
            "${kexie_unicode_folder}.")
endif()

# kexie_unicode_table(VARIABLE  SCRIPT  OUTPUT): sets VARIABLE to the path of a C++ file that
# scripts/SCRIPT writes from the Unicode database when it is older than the script, and with it the
# files named after these.
function(kexie_unicode_table variable script output)
    set(path "${PROJECT_BINARY_DIR}/generated/text/${output}")
    set(written_beside ${ARGN})
    list(TRANSFORM written_beside PREPEND "${PROJECT_BINARY_DIR}/generated/text/")
    add_custom_command(
        OUTPUT "${path}" ${written_beside}
        COMMAND "${CMAKE_COMMAND}" -E make_directory "${PROJECT_BINARY_DIR}/generated/text"
        COMMAND "${Python3_EXECUTABLE}" -B "${PROJECT_SOURCE_DIR}/scripts/${script}"
                "${kexie_unicode_folder}" "${path}"
        DEPENDS "${PROJECT_SOURCE_DIR}/scripts/${script}" "${PROJECT_SOURCE_DIR}/scripts/unihan.py"
        COMMENT "Writing ${output} from the Unicode database"
        VERBATIM)
    set(${variable} "${path}" PARENT_SCOPE)
endfunction()
