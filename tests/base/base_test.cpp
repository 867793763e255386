#include <doctest/doctest.h>

#include <cstdint>

#include "base/date.h"
#include "base/sha256.h"
#include "base/utf8.h"

using namespace kexie;

TEST_CASE("SHA-256 gives the digests of FIPS 180-4's examples and of padding boundaries") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256_hex(std::string(1000000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("UTF-8: every code point survives the round trip") {
    for (char32_t c = 0; c <= 0x10FFFF; c = c == 0xD7FF ? 0xE000 : c + 1) {
        std::string text;
        append_utf8(text, c);
        const Decoded back = decode_utf8(text, 0);
        // An assertion for each of a million would take most of the time of all tests.
        const bool same = back.code_point == c && back.size == text.size();
        if (!same) FAIL("U+" << static_cast<std::uint32_t>(c));
    }
}

TEST_CASE("UTF-8: malformed input becomes U+FFFD a maximal subpart at a time") {
    struct Case {
        const char* bytes;
        std::size_t replacements;
    };
    // Unicode 15, tables 3-8 to 3-11.
    const Case cases[] = {{"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82", 8},
                          {"\xED\xA0\x80\xED\xBF\xBF\xED\xAF", 8},
                          {"\xF4\x91\x92\x93\xFF", 5},
                          {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF", 4}};
    for (const Case& expected : cases) {
        CAPTURE(expected.bytes);
        CHECK_FALSE(is_valid_utf8(expected.bytes));
        const std::u32string text = to_utf32(expected.bytes);
        CHECK(text == std::u32string(expected.replacements, replacement_character));
    }
    CHECK(is_valid_utf8("科协每周动态 \xF0\xA0\xAE\xB7"));
}

TEST_CASE("dates: ISO form and days that do not exist") {
    CHECK(to_iso(Date{2023, 6, 12}) == "2023-06-12");
    CHECK(from_iso("2024-02-29") == Date{2024, 2, 29});
    for (const char* wrong :
         {"2023-02-29", "2023-13-01", "2023-6-1", "2023/06/01", "", "2023-06-31"}) {
        CAPTURE(wrong);
        CHECK_FALSE(from_iso(wrong).has_value());
    }
    CHECK(Date{2023, 12, 31} < Date{2024, 1, 1});
}
