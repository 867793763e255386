// SHA-256 (FIPS 180-4). Our own because every packaged library that has it would have to be
// cross-compiled for the page; checked against the vectors of the standard.
#pragma once

#include <string>
#include <string_view>

namespace kexie {

// 64 lower-case hexadecimal digits. O(n).
std::string sha256_hex(std::string_view bytes);

}  // namespace kexie
