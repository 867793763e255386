// Packed files, written by zlib: one of each kind of block.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "cli/gunzip.h"

using namespace kexie::cli;
using namespace std::string_view_literals;

namespace {

constexpr std::size_t no_limit = 1u << 20;

// clang-format off
constexpr std::string_view stored =
    "\x1F\x8B\x08\x00\x00\x00\x00\x00\x02\x03\x01\x0F\x00\xF0\xFF\x73\x74\x6F\x72\x65\x64"
    "\x20\x61\x73\x20\x69\x74\x20\x69\x73\x65\x78\xD1\x5A\x0F\x00\x00\x00"""sv;
// With the file's name in its head.
constexpr std::string_view fixed =
    "\x1F\x8B\x08\x08\x00\x00\x00\x00\x02\x03\x61\x2E\x6A\x73\x6F\x6E\x00\xCB\x4E\xAD\xC8"
    "\x4C\x55\xC8\x46\x27\x01\x70\x54\x51\x92\x17\x00\x00\x00"""sv;
constexpr std::string_view dynamic =
    "\x1F\x8B\x08\x00\x00\x00\x00\x00\x02\x03\xAD\x8C\x49\x0E\xC2\x30\x0C\x00\xBF\x52\xF9"
    "\x0C\x07\xAE\xFC\xC6\xA4\x4E\x62\x65\x73\xE2\xD4\x41\x42\xFC\xBD\xE5\x0F\x1C\x47\x33"
    "\x9A\x0F\xF8\x36\x0A\x4E\x78\x6E\x90\xE8\xCD\x74\xC7\xE1\x22\x1B\xC1\x6D\x03\xA3\xA1"
    "\xDC\xEA\xE5\x1E\x17\x4D\x9E\x99\x7E\x1D\x46\xAF\x26\x2F\xAC\x5A\x17\xB6\xD9\x77\x3A"
    "\x76\x2C\x2D\x4A\x75\x01\x99\xCD\x59\x8C\x8B\x30\x17\xCA\x3C\x97\x2C\x4B\x95\xBB\x84"
    "\xE4\x45\x42\x61\x3D\x8A\x76\x0A\x7F\x9F\xC0\xF7\x04\xB5\x2C\xD5\xCC\xCC\x00\x00\x00"""sv;
// clang-format on

constexpr std::string_view dynamic_text =
    R"({"format": "kexie-archive", "version": 1, "title": "ahfsvpbansnwaotqdeudamohpncgaiivcvhhwealmelitwpwvkniqpgkfppgmisumsqegahfsvpbansnwaotqdeudamohpncgaiivcvhhwealmelitwpwvkniqpgkfppgmisumsqegahfsvpbansnw"})";

std::string code_of(std::string_view packed, std::size_t limit_bytes = no_limit) {
    const auto unpacked = gunzip(packed, limit_bytes, "a.json.gz");
    if (unpacked.ok()) return "";
    CHECK_FALSE(unpacked.error().message.empty());
    CHECK(unpacked.error().source == "a.json.gz");
    return unpacked.error().code;
}

}  // namespace

TEST_CASE("gunzip: every kind of block, and members one after another") {
    struct Case {
        std::string packed;
        std::string text;
    };
    const Case cases[] = {
        {std::string(stored), "stored as it is"},
        {std::string(fixed), "kexie kexie kexie kexie"},
        {std::string(dynamic), std::string(dynamic_text)},
        {std::string(fixed) + std::string(stored), "kexie kexie kexie kexiestored as it is"},
    };
    for (const Case& expected : cases) {
        CAPTURE(expected.text);
        CHECK(is_gzip(expected.packed));
        const auto unpacked = gunzip(expected.packed, no_limit, "");
        REQUIRE(unpacked.ok());
        CHECK(unpacked.value() == expected.text);
        CHECK(unpack_file(expected.packed, "").value() == expected.text);
    }
    CHECK_FALSE(is_gzip("{}"));
    CHECK(unpack_file("{}", "").value() == "{}");
}

TEST_CASE("gunzip: what is cut, changed or followed by something else is damaged") {
    for (const std::string_view packed : {stored, fixed, dynamic}) {
        for (std::size_t size = 0; size < packed.size(); ++size) {
            CAPTURE(size);
            CHECK(code_of(packed.substr(0, size)) == "bundle-damaged");
        }
        // The head holds times and names that change nothing.
        const std::size_t head = packed == fixed ? 17 : 10;
        for (std::size_t bit = head * 8; bit < packed.size() * 8; ++bit) {
            std::string changed(packed);
            changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
            const auto unpacked = gunzip(changed, no_limit, "");
            // Bits that only fill up the last byte of the packed data say nothing.
            const auto whole = gunzip(packed, no_limit, "");
            CAPTURE(bit);
            CHECK((!unpacked.ok() || unpacked.value() == whole.value()));
        }
        CHECK(code_of(std::string(packed) + "more") == "bundle-damaged");
    }
}

TEST_CASE("gunzip: no more comes out than is allowed") {
    for (const std::string_view packed : {stored, fixed, dynamic}) {
        const std::size_t size = gunzip(packed, no_limit, "").value().size();
        CHECK(code_of(packed, size) == "");
        for (std::size_t limit = 0; limit < size; ++limit) {
            CHECK(code_of(packed, limit) == "file-too-large");
        }
    }
}
