// Checks of our own invariants, which stay on in release builds: a wrong answer from an archive is
// worse than none.
#pragma once

namespace kexie {

// Prints file, line and condition to standard error and aborts.
[[noreturn]] void verify_failed(const char* condition, const char* file, int line);

}  // namespace kexie

// Aborts unless `condition` holds. For defects of this program only; see result.h.
#define KEXIE_VERIFY(condition) \
    ((condition) ? static_cast<void>(0) : ::kexie::verify_failed(#condition, __FILE__, __LINE__))
