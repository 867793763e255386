#include "cli/files.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

#include "archive/issue_file.h"

namespace kexie::cli {

namespace {

namespace fs = std::filesystem;

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

Error unreadable(const std::string& path, const std::string& reason) {
    return {"file-unreadable", "The file cannot be read: " + reason + ".", path, std::nullopt};
}

Error unwritable(const std::string& path, const std::string& reason) {
    return {"file-unwritable", "The file cannot be written: " + reason + ".", path, std::nullopt};
}

bool is_hidden(const fs::path& path) {
    return path.filename().string().substr(0, 1) == ".";
}

// An older file beside what it was converted to tells nothing new.
bool is_superseded(fs::path path) {
    std::error_code error;
    return has_extension(path.string(), older_extensions()) &&
           fs::exists(path.replace_extension(".docx"), error);
}

Result<std::vector<std::string>> list_folder(const std::string& folder) {
    std::vector<std::string> files;
    std::error_code error;
    fs::recursive_directory_iterator at(folder, error);
    for (; !error && at != fs::end(at); at.increment(error)) {
        const fs::path& path = at->path();
        if (is_hidden(path)) {
            at.disable_recursion_pending();
        } else if (is_issue_name(path.filename().string()) && !at->is_directory(error) &&
                   !is_superseded(path)) {
            files.push_back(path.string());
        }
    }
    if (error) return unreadable(folder, error.message());
    std::sort(files.begin(), files.end());
    return files;
}

// `name` is what errors call the file.
std::optional<Error> write_bytes(const std::string& path, const std::string& name,
                                 std::string_view bytes) {
    File file(std::fopen(path.c_str(), "wb"));
    if (!file) return unwritable(name, std::strerror(errno));
    const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size();
    // Closing flushes, which can fail as well.
    const bool closed = std::fclose(file.release()) == 0;
    if (written && closed) return std::nullopt;
    return unwritable(name, std::strerror(errno));
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) return unreadable(path, "it is a folder");
    const File file(std::fopen(path.c_str(), "rb"));
    if (!file) return unreadable(path, std::strerror(errno));
    std::string bytes;
    const std::uintmax_t size = fs::file_size(path, error);
    // Grown step by step, a large file would take twice its size.
    if (!error) bytes.reserve(size);
    char buffer[1 << 16];
    while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, file.get())) {
        bytes.append(buffer, count);
    }
    if (std::ferror(file.get())) return unreadable(path, std::strerror(errno));
    return bytes;
}

bool file_exists(const std::string& path) {
    std::error_code error;
    return fs::exists(path, error);
}

std::optional<Error> write_file(const std::string& path, std::string_view bytes) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    // A device or a pipe is written to; renaming a file over it would destroy it.
    if (fs::exists(status) && !fs::is_regular_file(status)) return write_bytes(path, path, bytes);

    // A link keeps pointing where it points.
    const fs::path target = fs::exists(status) ? fs::canonical(path, error) : fs::path(path);
    const std::string temporary = target.string() + ".part-" + std::to_string(gettid());
    if (auto failure = write_bytes(temporary, path, bytes)) {
        std::remove(temporary.c_str());
        return failure;
    }
    if (std::rename(temporary.c_str(), target.c_str()) == 0) return std::nullopt;
    const std::string reason = std::strerror(errno);
    std::remove(temporary.c_str());
    return unwritable(path, reason);
}

Result<std::vector<std::string>> list_issue_files(const std::vector<std::string>& paths) {
    std::vector<std::string> files;
    for (const std::string& path : paths) {
        std::error_code error;
        if (!fs::is_directory(path, error)) {
            files.push_back(path);
            continue;
        }
        auto inside = list_folder(path);
        if (!inside) return inside.error();
        files.insert(files.end(), inside.value().begin(), inside.value().end());
    }
    return files;
}

std::string base_name(const std::string& path) {
    return fs::path(path).filename().string();
}

}  // namespace kexie::cli
