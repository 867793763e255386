# Cuts the page's fonts out of Noto Sans and Serif CJK SC: only the characters that
# scripts/characters.mjs listed, no hinting, no layout tables, since the interface sets each
# character by itself.
#
#   cmake -D FOLDER=build/fonts -P cmake/fonts.cmake
#
# FOLDER holds FACE.unicodes and receives FACE.otf. A face is cut again only if its characters, its
# font or the way it is cut has changed. The same input gives the same bytes.
cmake_minimum_required(VERSION 3.25)

set(font_folders /usr/share/fonts/opentype/noto /usr/share/fonts/noto-cjk
    /usr/share/fonts/google-noto-cjk)
if(DEFINED ENV{KEXIE_FONTS})
    set(font_folders "$ENV{KEXIE_FONTS}")
endif()

# Simplified Chinese is the third face of each collection. Without subroutines a font is larger by
# itself but a tenth smaller when compressed, and quicker to draw.
set(cut_options --face-index=2 --no-hinting --desubroutinize --layout-features=
    --drop-tables+=GSUB,GPOS,GDEF,vhea,vmtx,VORG,BASE)

find_program(hb_subset hb-subset)
if(NOT hb_subset)
    message(FATAL_ERROR "There is no hb-subset. On Debian: apt-get install libharfbuzz-bin")
endif()

# kexie_font_subset(OUTPUT  FACE  WEIGHT  CHARACTERS_FILE): FACE is Sans or Serif, WEIGHT is Regular
# or Bold.
function(kexie_font_subset output face weight characters_file)
    set(name Noto${face}CJK-${weight}.ttc)
    unset(font CACHE)
    find_file(font ${name} PATHS ${font_folders} NO_DEFAULT_PATH)
    if(NOT font)
        message(FATAL_ERROR "There is no ${name} in ${font_folders}. On Debian: apt-get install "
                "fonts-noto-cjk. Elsewhere name its folder: KEXIE_FONTS=/path")
    endif()
    file(SHA256 "${characters_file}" key)
    file(SIZE "${font}" font_size)
    file(TIMESTAMP "${font}" font_time UTC)
    string(APPEND key " ${font} ${font_size} ${font_time} ${cut_options}")
    if(EXISTS "${output}" AND EXISTS "${output}.key")
        file(READ "${output}.key" last_key)
        if(last_key STREQUAL key)
            return()
        endif()
    endif()
    file(REMOVE "${output}.key")
    execute_process(COMMAND "${hb_subset}" ${cut_options} --unicodes-file=${characters_file}
                            --output-file=${output} "${font}"
                    COMMAND_ERROR_IS_FATAL ANY)
    file(WRITE "${output}.key" "${key}")
endfunction()

foreach(face Sans Serif)
    string(TOLOWER ${face} lower)
    foreach(weight Regular Bold)
        string(TOLOWER ${lower}-${weight} name)
        kexie_font_subset("${FOLDER}/${name}.otf" ${face} ${weight} "${FOLDER}/${name}.unicodes")
    endforeach()
    if(EXISTS "${FOLDER}/${lower}-regular-text.unicodes")
        kexie_font_subset("${FOLDER}/${lower}-regular-text.otf" ${face} Regular
                          "${FOLDER}/${lower}-regular-text.unicodes")
    endif()
    kexie_font_subset("${FOLDER}/${lower}-regular-full.otf" ${face} Regular
                      "${FOLDER}/${lower}-regular-full.unicodes")
endforeach()
