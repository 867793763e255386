// The folder that keeps what was read from files, so that an unchanged file is not read again.
// Entries are found by the SHA-256 of the file, and the SHA-256 by its path, size and times.
//
// Every file in it is written whole or not at all, and one that is damaged or of another version
// counts as absent. All functions but the constructor and finish() may be called from any thread.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "cli/cache_entry.h"

namespace kexie::cli {

// $XDG_CACHE_HOME/kexie/files or ~/.cache/kexie/files; empty where there is no home.
std::string default_cache_folder();

// Of this program and of what it reads PDF with.
std::string reader_version();

// What tells that a file has changed.
struct FileStamp {
    std::uint64_t size = 0;
    std::int64_t modified = 0;  // Nanoseconds since 1970.
    std::int64_t changed = 0;   // Of its contents or anything about it.

    bool operator==(const FileStamp&) const = default;
};

// Nothing for what is no regular file.
std::optional<FileStamp> stamp_of(const std::string& path);

class FileCache {
public:
    // Opens the cache at `folder` for the files of `source`; makes it at the first store().
    // `version` is that of the readers and of the parser.
    FileCache(std::string folder, const std::string& source, std::string version);

    // The SHA-256 of the file that had this stamp when remember() was told it.
    std::optional<std::string> digest(const std::string& path, const FileStamp& stamp) const;
    // `stamp` is from before the file was read. A file that changed less than two seconds ago is
    // not remembered: it may change once more without another time.
    void remember(const std::string& path, const FileStamp& stamp, const std::string& sha256);

    std::optional<CacheEntry> load(std::string_view sha256, std::string_view name) const;
    void store(std::string_view sha256, std::string_view name, const CacheEntry& entry);

    // Writes down what was remembered, and removes what no build has used for 90 days. Returns the
    // first error of writing, if any.
    std::optional<Error> finish();

private:
    struct Seen {
        FileStamp stamp;
        std::string sha256;
    };

    std::string entry_path(std::string_view sha256, std::string_view name) const;
    void write(const std::string& path, std::string_view bytes);
    void read_index();
    void remove_old() const;

    std::string m_folder;
    std::string m_version;
    std::string m_index_path;
    std::map<std::string, Seen> m_before;  // By path: what the last build saw.
    std::mutex m_mutex;
    std::map<std::string, Seen> m_now;
    std::optional<Error> m_error;
};

}  // namespace kexie::cli
