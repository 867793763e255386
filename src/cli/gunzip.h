// Unpacks gzip, natively. On the page the browser does it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kexie::cli {

bool is_gzip(std::string_view bytes);

// Errors: "bundle-damaged" (truncated, changed, or not gzip), "file-too-large" (unpacks to more
// than `limit_bytes`, as a decompression bomb does). `source` goes into errors. O(result).
Result<std::string> gunzip(std::string_view packed, std::size_t limit_bytes,
                           std::string_view source);

// Unpacks a gzip file of up to 1 GB; returns any other file unchanged.
Result<std::string> unpack_file(std::string bytes, std::string_view source);

}  // namespace kexie::cli
