#include "cli/file_cache.h"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/sha256.h"
#include "cli/cache_bytes.h"
#include "cli/files.h"
#include "cli/pdf_reader.h"

namespace kexie::cli {

namespace {

namespace fs = std::filesystem;
using Clock = fs::file_time_type::clock;

constexpr std::string_view entry_ending = ".kexie-file";
constexpr std::string_view index_ending = ".kexie-folder";
constexpr std::chrono::hours kept(24 * 90);
constexpr std::chrono::hours between_marks(24);  // Of being used.
constexpr std::int64_t second = 1'000'000'000;   // Nanoseconds.

std::int64_t nanoseconds(const timespec& time) {
    return static_cast<std::int64_t>(time.tv_sec) * second + time.tv_nsec;
}

// Size and time tell one build of a program from another.
std::string describe_program(const fs::path& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) return "none";
    return std::to_string(status.st_size) + " " + std::to_string(nanoseconds(status.st_mtim));
}

// A file of ours, or what is left of one whose writer was killed.
bool is_ours(const std::string& name) {
    constexpr std::size_t digest_size = 64;
    if (name.size() < digest_size) return false;
    const std::string_view ending = std::string_view(name).substr(digest_size);
    return ending.starts_with(entry_ending) || ending.starts_with(index_ending);
}

}  // namespace

std::string default_cache_folder() {
    const char* cache = std::getenv("XDG_CACHE_HOME");
    if (cache != nullptr && *cache == '/') return std::string(cache) + "/kexie/files";
    const char* home = std::getenv("HOME");
    if (home != nullptr && *home == '/') return std::string(home) + "/.cache/kexie/files";
    return {};
}

std::string reader_version() {
    std::error_code error;
    const fs::path self = fs::read_symlink("/proc/self/exe", error);
    return std::string("kexie " KEXIE_VERSION ", ") + describe_program(self) + ", " +
           describe_program(self.parent_path() / "kexie-pdf") + ", " + pdf_reader_version();
}

std::optional<FileStamp> stamp_of(const std::string& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    return FileStamp{static_cast<std::uint64_t>(status.st_size), nanoseconds(status.st_mtim),
                     nanoseconds(status.st_ctim)};
}

FileCache::FileCache(std::string folder, const std::string& source, std::string version)
    : m_folder(std::move(folder)), m_version(std::move(version)) {
    std::error_code error;
    const fs::path absolute = fs::weakly_canonical(source, error);
    m_index_path = m_folder + "/" + sha256_hex(absolute.string()) + std::string(index_ending);
    read_index();
}

std::optional<std::string> FileCache::digest(const std::string& path,
                                             const FileStamp& stamp) const {
    const auto before = m_before.find(path);
    if (before == m_before.end() || before->second.stamp != stamp) return std::nullopt;
    return before->second.sha256;
}

void FileCache::remember(const std::string& path, const FileStamp& stamp,
                         const std::string& sha256) {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    if (nanoseconds(now) - std::max(stamp.modified, stamp.changed) < 2 * second) return;
    const std::lock_guard lock(m_mutex);
    m_now[path] = {stamp, sha256};
}

std::optional<CacheEntry> FileCache::load(std::string_view sha256, std::string_view name) const {
    const std::string path = entry_path(sha256, name);
    const auto sealed = read_file(path);
    if (!sealed) return std::nullopt;
    const auto bytes = unseal(sealed.value(), m_version);
    std::optional<CacheEntry> entry = bytes ? read_entry(*bytes) : std::nullopt;
    if (!entry) return std::nullopt;
    std::error_code error;
    if (Clock::now() - fs::last_write_time(path, error) > between_marks) {
        fs::last_write_time(path, Clock::now(), error);
    }
    return entry;
}

void FileCache::store(std::string_view sha256, std::string_view name, const CacheEntry& entry) {
    write(entry_path(sha256, name), seal(write_entry(entry), m_version));
}

std::optional<Error> FileCache::finish() {
    CacheWriter out;
    out.count(m_now.size());
    for (const auto& [path, seen] : m_now) {
        out.text(path);
        out.value(seen.stamp);
        out.text(seen.sha256);
    }
    write(m_index_path, seal(out.bytes(), {}));
    remove_old();
    return m_error;
}

// The name is part of what is parsed: of an issue without a date it may tell the year.
std::string FileCache::entry_path(std::string_view sha256, std::string_view name) const {
    const std::string key = std::string(sha256) + "\n" + std::string(name);
    return m_folder + "/" + sha256_hex(key) + std::string(entry_ending);
}

void FileCache::write(const std::string& path, std::string_view bytes) {
    std::error_code failure;
    fs::create_directories(m_folder, failure);
    std::optional<Error> error = write_file(path, bytes);
    if (!error) return;
    const std::lock_guard lock(m_mutex);
    if (!m_error) m_error = std::move(error);
}

void FileCache::read_index() {
    const auto sealed = read_file(m_index_path);
    if (!sealed) return;
    const auto bytes = unseal(sealed.value(), {});
    if (!bytes) return;
    CacheReader in(*bytes);
    const std::size_t count = in.count();
    for (std::size_t i = 0; i < count && in.whole(); ++i) {
        const std::string path(in.text());
        Seen seen;
        in.value(seen.stamp);
        seen.sha256 = in.text();
        if (in.whole()) m_before[path] = std::move(seen);
    }
}

void FileCache::remove_old() const {
    std::error_code error;
    for (fs::directory_iterator at(m_folder, error), end; !error && at != end;
         at.increment(error)) {
        std::error_code ignored;
        if (!is_ours(at->path().filename().string())) continue;
        const auto used = at->last_write_time(ignored);
        if (!ignored && Clock::now() - used > kept) fs::remove(at->path(), ignored);
    }
}

}  // namespace kexie::cli
