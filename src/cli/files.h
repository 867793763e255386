// Files and folders, without exceptions. Every error has the code "file-unreadable" or
// "file-unwritable" and a message with the reason given by the system.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kexie::cli {

Result<std::string> read_file(const std::string& path);

bool file_exists(const std::string& path);

// Replaces the file atomically: writes a temporary file beside it, then renames it. Follows links;
// writes to devices and pipes directly. Returns nothing on success.
std::optional<Error> write_file(const std::string& path, std::string_view bytes);

// Expands folders to the issues in them, at any depth, sorted by path in byte order; skips hidden
// files and folders, and files of older office formats beside a .docx of the same name. See
// is_issue_name().
Result<std::vector<std::string>> list_issue_files(const std::vector<std::string>& paths);

std::string base_name(const std::string& path);

}  // namespace kexie::cli
