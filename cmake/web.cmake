# How everything for the page is compiled: small, and without exceptions or run-time type
# information, which the code does not use. A program that needs them (the tests: doctest throws)
# says so with kexie_keep_exceptions().
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release)
endif()
# Link-time optimisation, and instructions that every browser with DecompressionStream, which the
# page needs, has had for years.
set(kexie_web_flags "-Os -flto -mnontrapping-fptoint -msign-ext -mbulk-memory -DNDEBUG")
set(CMAKE_C_FLAGS_RELEASE "${kexie_web_flags}")
set(CMAKE_CXX_FLAGS_RELEASE "${kexie_web_flags}")

define_property(TARGET PROPERTY KEXIE_EXCEPTIONS
                BRIEF_DOCS "Compile with WebAssembly exceptions and run-time type information")
set(exceptions_wanted "$<BOOL:$<TARGET_PROPERTY:KEXIE_EXCEPTIONS>>")
add_compile_options(
    "$<IF:${exceptions_wanted},-fwasm-exceptions,-fno-exceptions>"
    "$<$<AND:$<COMPILE_LANGUAGE:CXX>,$<NOT:${exceptions_wanted}>>:-fno-rtti>")
add_link_options("$<${exceptions_wanted}:-fwasm-exceptions>")

function(kexie_keep_exceptions target)
    set_target_properties(${target} PROPERTIES KEXIE_EXCEPTIONS ON)
endfunction()

# Emscripten's optimizer looks for its JavaScript parser where Debian puts it.
if(IS_DIRECTORY /usr/share/nodejs)
    set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK
                 "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")
endif()
