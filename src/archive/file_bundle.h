// From the bytes of a file that the reader gives to a bundle.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace kexie {

// What is_bundle() takes for a bundle comes back unchanged. Anything else is text: its issues
// become a bundle without note, with what is wrong with the file as a whole among the diagnostics
// of the first issue. `bytes` are unpacked; `name` becomes Issue::source.file. Errors as of
// decode_text(), and "file-empty" where there is no issue. O(bytes).
Result<std::string> bundle_of_file(std::string bytes, std::string_view name);

}  // namespace kexie
