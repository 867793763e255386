// The desktop program's own files, and fonts found on the system.
#pragma once

#include <string>

#include "base/result.h"

namespace kexie::native {

// "sans-regular", "sans-bold", "serif-regular" and "serif-bold" are the system's Noto CJK fonts, or
// those in the folder KEXIE_FONTS. Any other name is a path. Errors: "file-missing",
// "file-unreadable".
Result<std::string> read_asset(const std::string& name);

// Reads a whole file. Errors as above.
Result<std::string> read_file(const std::string& path);

}  // namespace kexie::native
