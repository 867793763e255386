// Zip files in memory: what is in them, and the unpacked bytes, within limits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kexie {

// What a zip file may cost, with all that is nested in it. Beyond, it is refused as a bomb.
struct ZipLimits {
    std::size_t unpacked = std::size_t{256} << 20;  // Bytes, of all that is read.
    std::size_t ratio = 500;  // Unpacked to packed bytes of a member of a megabyte and more.
    std::size_t members = 20'000;
    int nesting = 3;  // Zip files in zip files.
};

struct ZipEntry {
    std::string name;  // UTF-8, with slashes.
    std::uint64_t size = 0;
    bool is_encrypted = false;
    bool is_unknown_method = false;  // Packed by other than deflate.
};

// A zip file whose members are unpacked one by one. The bytes must outlive it.
class ZipReader {
public:
    // Errors: "zip-damaged", "zip-too-large". O(members).
    static Result<ZipReader> open(std::string_view bytes, const ZipLimits& limits = {});

    ZipReader(ZipReader&&) noexcept;
    ZipReader& operator=(ZipReader&&) noexcept;
    ~ZipReader();

    // Without folders.
    const std::vector<ZipEntry>& entries() const { return m_entries; }

    // The index of a name, whatever its case; nothing if there is none.
    std::optional<std::size_t> find(std::string_view name) const;

    // Unpacks one. Errors: "zip-encrypted", "zip-method", "zip-damaged", "zip-too-large".
    Result<std::string> read(std::size_t index);

    // Bytes that may still be unpacked; `spend` takes from them what nested files cost.
    std::size_t bytes_left() const { return m_limits.unpacked; }
    void spend(std::size_t bytes) { m_limits.unpacked -= bytes; }

private:
    struct File;

    ZipReader(std::unique_ptr<File> file, const ZipLimits& limits);
    std::optional<Error> list_entries();
    std::optional<Error> add_entry();
    Result<std::string> unpack(std::size_t size);

    std::unique_ptr<File> m_file;
    ZipLimits m_limits;
    std::vector<ZipEntry> m_entries;
};

struct ZipMember {
    std::string name;            // Of a member of a nested zip file: "inner.zip/name".
    std::string bytes;           // Empty if it could not be unpacked.
    std::optional<Error> error;  // Why not; its source is the name.
};

// Every member that `is_wanted` (all, without it), those of nested .zip files included, in the
// order of the file. One damaged member does not stop the others; a bomb does.
Result<std::vector<ZipMember>> read_zip(std::string_view bytes,
                                        bool (*is_wanted)(std::string_view name) = nullptr,
                                        const ZipLimits& limits = {});

}  // namespace kexie
