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

inline std::filesystem::path shared_folder(const char* name) {
    return std::filesystem::path(KEXIE_SHARED_DIR) / name;
}

// The real issues are not part of the repository: tests of them take test::needs().
inline bool has_real_issues() {
    return std::filesystem::is_directory(shared_folder("archive"));
}

inline constexpr const char* real_issues = "the real issues in ../shared/archive";

// The real issue whose file name starts with `number`, e.g. "002".
inline std::filesystem::path real_issue(const std::string& number) {
    for (const auto& path : files_in(shared_folder("archive"))) {
        if (path.filename().string().starts_with(number)) return path;
    }
    return {};
}

// The hand-made structure of that issue.
inline std::filesystem::path truth_file(const std::string& number) {
    return shared_folder("truth") / (number + ".json");
}

}  // namespace kexie::test
