// The files that the desktop program brings or finds on the system.
#pragma once

#include <string>

#include "base/result.h"

namespace kexie::native {

// "sans-regular", "serif-regular", "serif-bold", "sans-bold": the system's Noto CJK fonts, or those
// in the folder KEXIE_FONTS. Any other name is a path. Errors: "file-missing", "file-unreadable".
Result<std::string> read_asset(const std::string& name);

// A whole file. Errors as above.
Result<std::string> read_file(const std::string& path);

}  // namespace kexie::native
