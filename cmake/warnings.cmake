# Our own code: every warning is an error. Third-party code is compiled as it comes.
add_library(kexie_warnings INTERFACE)
target_compile_options(kexie_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                       -Wsign-conversion -Werror)
# g++ 12 sees overlapping copies in std::string's own code when it is inlined (GCC bug 105651).
target_compile_options(kexie_warnings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
if(KEXIE_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all
                        -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()
