// From the bytes of a text file to a bundle of its issues.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace kexie {

// The file's issues as a bundle without note, with what is wrong with the file as a whole among the
// diagnostics of its first issue. `name` becomes Issue::source.file. Errors as of decode_text(),
// and "file-empty" where there is no issue. O(bytes).
Result<std::string> bundle_of_file(std::string bytes, std::string_view name);

}  // namespace kexie
