// Files and folders, without exceptions. Every error has the code "file-unreadable" or
// "file-unwritable" and a sentence with the reason that the system gave.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kexie::cli {

Result<std::string> read_file(const std::string& path);

bool file_exists(const std::string& path);

// The whole file or no change at all: written beside it first, then renamed. Links are followed;
// devices and pipes are written to as they are. Nothing on success.
std::optional<Error> write_file(const std::string& path, std::string_view bytes);

// For each path: a file is itself; a folder stands for every *.txt in it and below, hidden files
// and folders apart, in the byte order of their paths.
Result<std::vector<std::string>> list_issue_files(const std::vector<std::string>& paths);

std::string base_name(const std::string& path);

}  // namespace kexie::cli
