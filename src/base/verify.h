// Checks of our own invariants. They stay on in release builds: a wrong answer from an archive is
// worse than none.
#pragma once

namespace kexie {

// Prints the place and the condition to standard error and aborts.
[[noreturn]] void verify_failed(const char* condition, const char* file, int line);

}  // namespace kexie

#define KEXIE_VERIFY(condition) \
    ((condition) ? static_cast<void>(0) : ::kexie::verify_failed(#condition, __FILE__, __LINE__))
