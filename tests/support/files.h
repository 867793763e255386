// Files that tests read.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace kexie::test {

inline std::optional<std::string> read_file(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

// The files of a folder in order of their names; empty if there is no such folder.
inline std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(folder, missing)) {
        if (entry.is_regular_file()) paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

// The real issue whose file name starts with `number`, e.g. "002"; nothing where the shared folder
// is absent.
inline std::optional<std::filesystem::path> real_issue(const std::string& number) {
    for (const auto& path : files_in(std::filesystem::path(KEXIE_SHARED_DIR) / "archive")) {
        if (path.filename().string().starts_with(number)) return path;
    }
    return std::nullopt;
}

}  // namespace kexie::test
