#include "support/zip_writer.h"

#include <array>

namespace kexie::test {

namespace {

std::uint32_t crc32(std::string_view bytes) {
    static const auto table = [] {
        std::array<std::uint32_t, 256> values{};
        for (std::uint32_t i = 0; i < 256; ++i) {
            std::uint32_t value = i;
            for (int bit = 0; bit < 8; ++bit) value = (value >> 1) ^ ((value & 1) * 0xEDB88320U);
            values[i] = value;
        }
        return values;
    }();
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char c : bytes)
        crc = table[(crc ^ static_cast<unsigned char>(c)) & 0xFF] ^ (crc >> 8);
    return ~crc;
}

// Little-endian.
void put(std::string& out, std::uint32_t value, int size) {
    for (int i = 0; i < size; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

std::uint32_t size_of(std::string_view bytes) {
    return static_cast<std::uint32_t>(bytes.size());
}

// What the local header and the table have in common.
void put_facts(std::string& out, const ZipPart& part) {
    const std::string& packed = part.packed.empty() ? part.bytes : part.packed;
    put(out, 20, 2);  // Version needed.
    put(out, part.flags, 2);
    put(out, part.method, 2);
    put(out, 0, 4);  // Time and date.
    put(out, crc32(part.bytes), 4);
    put(out, size_of(packed), 4);
    put(out, part.claimed_size == 0 ? size_of(part.bytes) : part.claimed_size, 4);
    put(out, size_of(part.name), 2);
    put(out, 0, 2);  // No extra fields.
}

}  // namespace

std::string write_zip(const std::vector<ZipPart>& parts) {
    std::string out;
    std::string table;
    for (const ZipPart& part : parts) {
        const std::uint32_t begin = size_of(out);
        out += "PK\x03\x04";
        put_facts(out, part);
        out += part.name + (part.packed.empty() ? part.bytes : part.packed);
        table += "PK\x01\x02";
        put(table, 20, 2);
        put_facts(table, part);
        put(table, 0, 2);  // Comment.
        put(table, 0, 4);  // Disk, kind of text.
        put(table, 0, 4);  // Rights.
        put(table, begin, 4);
        table += part.name;
    }
    const std::uint32_t begin = size_of(out);
    const auto count = static_cast<std::uint32_t>(parts.size());
    out += table;
    out += "PK\x05\x06";
    put(out, 0, 4);
    put(out, count, 2);
    put(out, count, 2);
    put(out, size_of(table), 4);
    put(out, begin, 4);
    put(out, 0, 2);
    return out;
}

// One block with the fixed codes of RFC 1951: a zero, then copies of 258 bytes from one byte
// before.
ZipPart zeros(std::string name, std::size_t count) {
    ZipPart part{std::move(name), std::string(count, '\0')};
    part.method = 8;
    unsigned buffer = 0;
    int filled = 0;
    const auto bits = [&](unsigned value, int size) {
        for (int i = 0; i < size; ++i) {
            buffer |= (value >> i & 1U) << filled;
            if (++filled < 8) continue;
            part.packed += static_cast<char>(buffer);
            buffer = 0;
            filled = 0;
        }
    };
    // Codes begin with their highest bit.
    const auto code = [&](unsigned value, int size) {
        for (int i = size - 1; i >= 0; --i) bits(value >> i & 1U, 1);
    };
    bits(0b011, 3);  // The last block, with fixed codes.
    const auto zero = [&] { code(0x30, 8); };
    for (std::size_t i = 0; i < count;) {
        const bool can_copy = i > 0 && count - i >= 258;
        if (can_copy) {
            code(0xC5, 8);
            code(0, 5);
        } else {
            zero();
        }
        i += can_copy ? 258 : 1;
    }
    code(0, 7);  // End of block.
    bits(0, 7);
    return part;
}

}  // namespace kexie::test
