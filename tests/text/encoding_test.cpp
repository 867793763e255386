#include "text/encoding.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace kexie {

namespace {

using namespace std::literals;

// 科协动态。 and a line end, in each encoding; written out so that no converter is trusted.
constexpr std::string_view utf8 = "科协动态。\n";
constexpr std::string_view gb18030 = "\xBF\xC6\xD0\xAD\xB6\xAF\xCC\xAC\xA1\xA3\n"sv;
constexpr std::string_view utf16_le = "\xFF\xFE\xD1\x79\x4F\x53\xA8\x52\x01\x60\x02\x30\x0A\x00"sv;
constexpr std::string_view utf16_be = "\xFE\xFF\x79\xD1\x53\x4F\x52\xA8\x60\x01\x30\x02\x00\x0A"sv;

}  // namespace

TEST_CASE("encodings are told apart by content") {
    struct Case {
        std::string bytes;
        Encoding encoding;
    };
    const Case cases[] = {{std::string(utf8), Encoding::Utf8},
                          {"\xEF\xBB\xBF" + std::string(utf8), Encoding::Utf8},
                          {std::string(gb18030), Encoding::Gb18030},
                          {std::string(utf16_le), Encoding::Utf16Le},
                          {std::string(utf16_be), Encoding::Utf16Be}};
    for (const Case& expected : cases) {
        const auto decoded = decode_text(expected.bytes);
        REQUIRE(decoded.ok());
        CHECK(decoded.value().encoding == expected.encoding);
        CHECK(decoded.value().text == utf8);
        CHECK(decoded.value().malformed_count == 0);
        CHECK_FALSE(decoded.value().first_malformed.has_value());
    }
}

TEST_CASE("four-byte GB18030 and surrogate pairs") {
    // U+20000 in both, after an ideograph that tells GB18030 from UTF-8.
    const auto gb = decode_text("\xBF\xC6\x95\x32\x82\x36"sv);
    REQUIRE(gb.ok());
    CHECK(gb.value().text == "科𠀀");
    // The first beyond the BMP and the last of all, among characters of two bytes.
    const auto ends = decode_text("\xBF\xC6\x90\x30\x81\x30\xD0\xAD\xE3\x32\x9A\x35\xB6\xAF"sv);
    REQUIRE(ends.ok());
    CHECK(ends.value().text == "科\U00010000协\U0010FFFF动");
    CHECK(ends.value().malformed_count == 0);
    const auto wide = decode_text("\xFF\xFE\x40\xD8\x00\xDC"sv);
    REQUIRE(wide.ok());
    CHECK(wide.value().text == "𠀀");
}

TEST_CASE("empty input and pure ASCII") {
    CHECK(decode_text("").value().text.empty());
    CHECK(decode_text("2023\r\n").value().text == "2023\r\n");
    CHECK(decode_text("\xEF\xBB\xBF").value().text.empty());
    CHECK(decode_text("\xFF\xFE"sv).value().text.empty());
}

TEST_CASE("damage becomes U+FFFD and is counted") {
    struct Case {
        std::string bytes;
        std::string text;
        std::size_t count;
        std::size_t first;
    };
    const Case cases[] = {
        {"科协动态\xE7\xA7", "科协动态\uFFFD", 1, 12},       // UTF-8, cut.
        {"科\xFF协动\xFE态", "科\uFFFD协动\uFFFD态", 2, 3},  // UTF-8, stray bytes.
        {"\xBF\xC6\xD0\xAD\xB6\xAF\xCC\xAC\xA1\xA3\xBF\xC6\xD0\xAD\xB6\xAF\xCC\xAC\xA1\xA3\xD0",
         "科协动态。科协动态。\uFFFD", 1, 20},                          // GB18030, cut.
        {std::string("\xFF\xFE\xD1\x79\x4F"sv), "科\uFFFD", 1, 4},      // UTF-16, cut.
        {std::string("\xFF\xFE\x00\xDC\xD1\x79"sv), "\uFFFD科", 1, 2},  // Lone surrogate.
    };
    for (const Case& expected : cases) {
        CAPTURE(expected.text);
        const auto decoded = decode_text(expected.bytes);
        REQUIRE(decoded.ok());
        CHECK(decoded.value().text == expected.text);
        CHECK(decoded.value().malformed_count == expected.count);
        CHECK(decoded.value().first_malformed == expected.first);
    }
}

TEST_CASE("binary files are refused, with the offset") {
    struct Case {
        std::string bytes;
        const char* code;
        std::size_t offset;
    };
    const Case cases[] = {
        {std::string("科协\0动态"sv), "file-binary", 6},
        {std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"sv), "file-binary", 8},
        {std::string("\x01\x02\x03 abc"sv), "file-binary", 0},
        {std::string("\xFF\xFE\xD1\x79\x00\x00"sv), "file-binary", 4},
        {std::string("\xFF\xFF\x80\xFF\xFF\x80\xFF\xFF"sv), "file-encoding", 0},
    };
    for (const Case& expected : cases) {
        const auto decoded = decode_text(expected.bytes);
        REQUIRE_FALSE(decoded.ok());
        CHECK(decoded.error().code == expected.code);
        REQUIRE(decoded.error().offset.has_value());
        CHECK(*decoded.error().offset == expected.offset);
        CHECK_FALSE(decoded.error().message.empty());
    }
}

TEST_CASE("text is decoded by the name of its encoding, unless the bytes belie it") {
    const auto text_as = [](std::string_view bytes, std::string_view charset) {
        const auto decoded = decode_as(bytes, charset);
        return decoded ? decoded->text : "-";
    };
    CHECK(text_as("\xBC\xF2\xB1\xA8", "GB2312") == "简报");
    CHECK(text_as("\xC2\xB2\xB3\xF8", "Big-5") == "簡報");
    CHECK(text_as("\xEF\xBB\xBF简报", "utf-8") == "简报");
    CHECK(text_as(std::string_view("\x80\x7B\xA5\x62", 4), "UTF-16LE") == "简报");
    CHECK(text_as(std::string_view("\x7B\x80\x62\xA5", 4), "utf_16BE") == "简报");
    CHECK(text_as("简报", "iso-8859-1") == "-");
    CHECK(text_as("\xBC\xF2\xB1\xA8", "utf-8") == "-");
    CHECK(text_as("", "gbk").empty());
}

}  // namespace kexie
