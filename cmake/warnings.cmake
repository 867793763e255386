# Our own code: every warning is an error. Third-party code is compiled as it comes.
add_library(kexie_warnings INTERFACE)
target_compile_options(kexie_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                       -Wsign-conversion -Werror)
if(KEXIE_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all
                        -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()
