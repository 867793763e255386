#include "document/zip.h"

#include <minizip/unzip.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/encoding.h"

namespace kexie {

namespace {

// What minizip reads instead of a file.
struct Memory {
    std::string_view bytes;
    std::size_t at = 0;
};

void* open_memory(void* memory, const void*, int) {
    return memory;
}

uLong read_memory(void*, void* stream, void* out, uLong size) {
    auto& memory = *static_cast<Memory*>(stream);
    const std::size_t count =
        std::min<std::size_t>(size, memory.bytes.size() - std::min(memory.at, memory.bytes.size()));
    if (count > 0) std::memcpy(out, memory.bytes.data() + memory.at, count);
    memory.at += count;
    return static_cast<uLong>(count);
}

ZPOS64_T tell_memory(void*, void* stream) {
    return static_cast<const Memory*>(stream)->at;
}

long seek_memory(void*, void* stream, ZPOS64_T offset, int origin) {
    auto& memory = *static_cast<Memory*>(stream);
    const std::size_t base = origin == ZLIB_FILEFUNC_SEEK_CUR   ? memory.at
                             : origin == ZLIB_FILEFUNC_SEEK_END ? memory.bytes.size()
                                                                : 0;
    if (offset > memory.bytes.size() || base + offset > memory.bytes.size()) return -1;
    memory.at = base + static_cast<std::size_t>(offset);
    return 0;
}

int close_memory(void*, void*) {
    return 0;
}

int no_error(void*, void*) {
    return 0;
}

Error damaged() {
    return {"zip-damaged", "The zip file is damaged or cut off: get it again.", "", {}};
}

Error too_large() {
    return {"zip-too-large",
            "Unpacked, the zip file would be larger than any folder of issues: it is not read.",
            "",
            {}};
}

bool same_but_for_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

bool ends_with_zip(std::string_view name) {
    return name.size() > 4 && same_but_for_case(name.substr(name.size() - 4), ".zip");
}

constexpr unsigned long encrypted_flag = 1;
constexpr std::size_t max_name = 1024;
constexpr std::size_t empty_file_size = 22;

// Names are UTF-8 where a flag says so. Without it some systems write UTF-8 all the same, and
// Windows writes its own code page, which is GBK where Chinese names come from.
std::string decoded_name(std::string_view name) {
    std::string text(name);
    if (!is_valid_utf8(name)) {
        auto decoded = decode_as(name, "gb18030");
        text = decoded ? std::move(decoded->text) : to_utf8(to_utf32(name));
    }
    std::replace(text.begin(), text.end(), '\\', '/');
    return text;
}

}  // namespace

struct ZipReader::File {
    Memory memory;
    zlib_filefunc64_def functions{};
    unzFile handle = nullptr;
    // Where the table says that each entry is.
    std::vector<unz64_file_pos> positions;

    explicit File(std::string_view bytes) : memory{bytes, 0} {
        functions.zopen64_file = open_memory;
        functions.zread_file = read_memory;
        functions.ztell64_file = tell_memory;
        functions.zseek64_file = seek_memory;
        functions.zclose_file = close_memory;
        functions.zerror_file = no_error;
        functions.opaque = &memory;
        handle = unzOpen2_64("", &functions);
    }
    ~File() {
        if (handle != nullptr) unzClose(handle);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
};

ZipReader::ZipReader(std::unique_ptr<File> file, const ZipLimits& limits)
    : m_file(std::move(file)), m_limits(limits) {}
ZipReader::ZipReader(ZipReader&&) noexcept = default;
ZipReader& ZipReader::operator=(ZipReader&&) noexcept = default;
ZipReader::~ZipReader() = default;

Result<ZipReader> ZipReader::open(std::string_view bytes, const ZipLimits& limits) {
    auto file = std::make_unique<File>(bytes);
    // minizip takes a file that has nothing before its table for none.
    const bool is_empty = bytes.starts_with("PK\x05\x06") && bytes.size() == empty_file_size;
    if (file->handle == nullptr && !is_empty) return damaged();
    ZipReader reader(std::move(file), limits);
    if (auto error = reader.list_entries()) return std::move(*error);
    return reader;
}

std::optional<Error> ZipReader::list_entries() {
    if (m_file->handle == nullptr) return std::nullopt;
    int found = unzGoToFirstFile(m_file->handle);
    while (found == UNZ_OK) {
        if (auto error = add_entry()) return error;
        found = unzGoToNextFile(m_file->handle);
    }
    // An empty zip file is one, too; so is a table with a bad end.
    if (found != UNZ_END_OF_LIST_OF_FILE && m_entries.empty()) {
        unz_global_info64 all{};
        unzGetGlobalInfo64(m_file->handle, &all);
        if (all.number_entry > 0) return damaged();
    }
    return std::nullopt;
}

std::optional<Error> ZipReader::add_entry() {
    char name[max_name + 1] = {};
    unz_file_info64 info{};
    unz64_file_pos position{};
    if (unzGetCurrentFileInfo64(m_file->handle, &info, name, max_name, nullptr, 0, nullptr, 0) !=
            UNZ_OK ||
        unzGetFilePos64(m_file->handle, &position) != UNZ_OK) {
        return damaged();
    }
    const std::size_t length = std::min<std::size_t>(info.size_filename, max_name);
    std::string text = decoded_name(std::string_view(name, length));
    if (text.empty() || text.back() == '/') return std::nullopt;
    if (m_entries.size() >= m_limits.members) return too_large();
    const bool is_known = info.compression_method == 0 || info.compression_method == Z_DEFLATED;
    m_entries.push_back(
        {std::move(text), info.uncompressed_size, (info.flag & encrypted_flag) != 0, !is_known});
    m_file->positions.push_back(position);
    const std::uint64_t packed = std::max<std::uint64_t>(info.compressed_size, 1);
    const bool is_bomb =
        info.uncompressed_size >= (1U << 20) && info.uncompressed_size / packed > m_limits.ratio;
    if (is_bomb) return too_large();
    return std::nullopt;
}

std::optional<std::size_t> ZipReader::find(std::string_view name) const {
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (same_but_for_case(m_entries[i].name, name)) return i;
    }
    return std::nullopt;
}

Result<std::string> ZipReader::read(std::size_t index) {
    const ZipEntry& entry = m_entries[index];
    if (entry.is_encrypted) {
        return Error{"zip-encrypted",
                     "The file is locked with a password: unpack it first, then add what is in it.",
                     entry.name,
                     {}};
    }
    if (entry.is_unknown_method) {
        return Error{"zip-method",
                     "The file is packed in a way that is not read here: pack it again as usual.",
                     entry.name,
                     {}};
    }
    if (entry.size > m_limits.unpacked) return too_large();
    if (unzGoToFilePos64(m_file->handle, &m_file->positions[index]) != UNZ_OK) return damaged();
    const int opened = unzOpenCurrentFile(m_file->handle);
    if (opened != UNZ_OK) {
        Error error = damaged();
        error.source = entry.name;
        return error;
    }
    auto unpacked = unpack(static_cast<std::size_t>(entry.size));
    const int closed = unzCloseCurrentFile(m_file->handle);
    if (unpacked && closed != UNZ_OK) unpacked = damaged();
    if (!unpacked) {
        Error error = unpacked.error();
        error.source = entry.name;
        return error;
    }
    m_limits.unpacked -= unpacked.value().size();
    return unpacked;
}

// In pieces: the size that the table gives is a claim. minizip stops at it.
Result<std::string> ZipReader::unpack(std::size_t size) {
    constexpr std::size_t piece = 65536;
    std::string bytes;
    while (bytes.size() <= size) {
        const std::size_t before = bytes.size();
        bytes.resize(before + std::min(piece, size - before + 1));
        const int count = unzReadCurrentFile(m_file->handle, bytes.data() + before,
                                             static_cast<unsigned>(bytes.size() - before));
        if (count < 0) return damaged();
        bytes.resize(before + static_cast<std::size_t>(count));
        if (count == 0) break;
    }
    if (bytes.size() != size) return damaged();
    return bytes;
}

namespace {

// Appends what is in `bytes`, whose name ends in a slash or is empty.
std::optional<Error> append_members(std::string_view bytes, const std::string& folder,
                                    bool (*is_wanted)(std::string_view), ZipLimits& limits,
                                    std::vector<ZipMember>& members) {
    auto reader = ZipReader::open(bytes, limits);
    if (!reader) return reader.error();
    ZipReader& zip = reader.value();
    for (std::size_t i = 0; i < zip.entries().size(); ++i) {
        const std::string name = folder + zip.entries()[i].name;
        const bool is_nested = ends_with_zip(name);
        if (!is_nested && is_wanted != nullptr && !is_wanted(name)) continue;
        if (members.size() >= limits.members) return too_large();
        auto unpacked = zip.read(i);
        limits.unpacked = zip.bytes_left();
        std::optional<Error> error;
        if (!unpacked) {
            error = unpacked.error();
        } else if (is_nested && limits.nesting <= 0) {
            error = too_large();
        } else if (is_nested) {
            --limits.nesting;
            error = append_members(unpacked.value(), name + "/", is_wanted, limits, members);
            ++limits.nesting;
            zip.spend(zip.bytes_left() - limits.unpacked);
            if (!error) continue;
        }
        if (error && error->code == "zip-too-large") return error;
        if (error) error->source = name;
        std::string content = unpacked && !error ? unpacked.take() : std::string();
        members.push_back({name, std::move(content), std::move(error)});
    }
    return std::nullopt;
}

}  // namespace

Result<std::vector<ZipMember>> read_zip(std::string_view bytes, bool (*is_wanted)(std::string_view),
                                        const ZipLimits& limits) {
    std::vector<ZipMember> members;
    ZipLimits left = limits;
    if (auto error = append_members(bytes, "", is_wanted, left, members)) return std::move(*error);
    return members;
}

}  // namespace kexie
