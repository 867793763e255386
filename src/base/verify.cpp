#include "base/verify.h"

#include <cstdio>
#include <cstdlib>

namespace kexie {

void verify_failed(const char* condition, const char* file, int line) {
    std::fprintf(stderr, "kexie: internal error at %s:%d: %s\n", file, line, condition);
    std::abort();
}

}  // namespace kexie
