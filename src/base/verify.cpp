#include "base/verify.h"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace kexie {

void verify_failed(const char* condition, const char* file, int line) {
    // Not fprintf: it would be a twentieth of the page's program.
    const std::string message = std::string("kexie: internal error at ") + file + ":" +
                                std::to_string(line) + ": " + condition + "\n";
    std::fputs(message.c_str(), stderr);
    std::abort();
}

}  // namespace kexie
