// Unpacks gzip: bundles as the page is delivered them. On the page the browser does it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kexie::cli {

bool is_gzip(std::string_view bytes);

// `source` goes into errors: "bundle-damaged" (cut, changed, or no gzip), "file-too-large" (more
// than `limit_bytes` come out, so that a small file cannot fill the memory). O(result).
Result<std::string> gunzip(std::string_view packed, std::size_t limit_bytes,
                           std::string_view source);

// What is in the file, packed or not; up to 1 GB.
Result<std::string> unpack_file(std::string bytes, std::string_view source);

}  // namespace kexie::cli
