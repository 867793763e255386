#include "text/chars.h"

#include <doctest/doctest.h>

#include <string_view>

namespace kexie {

TEST_CASE("blank and zero-width characters") {
    for (const char32_t c : std::u32string_view(U" \t\n\r\f\v\u00A0\u2003\u3000\u2028\u0085")) {
        CAPTURE(static_cast<unsigned>(c));
        CHECK(is_blank(c));
        CHECK_FALSE(is_zero_width(c));
    }
    for (const char32_t c : std::u32string_view(U"\u200B\u200C\u200D\u2060\uFEFF\u00AD")) {
        CAPTURE(static_cast<unsigned>(c));
        CHECK(is_zero_width(c));
        CHECK_FALSE(is_blank(c));
        CHECK(display_columns(c) == 0);
    }
    for (const char32_t c : std::u32string_view(U"a0中，-\u0000\u0008\u200E")) {
        CAPTURE(static_cast<unsigned>(c));
        CHECK_FALSE(is_layout(c));
    }
}

TEST_CASE("ideographs") {
    for (const char32_t c : std::u32string_view(U"一龥〇々㐀豈𠀀⽉⻚")) CHECK(is_ideograph(c));
    for (const char32_t c : std::u32string_view(U"aあ，。（“0①")) CHECK_FALSE(is_ideograph(c));
}

TEST_CASE("columns") {
    struct Case {
        char32_t character;
        int columns;
    };
    const Case cases[] = {{U'a', 1},  {U' ', 1}, {U'中', 2}, {U'，', 2}, {U'“', 2},
                          {U'—', 2},  {U'…', 2}, {U'·', 2},  {U'Ａ', 2}, {U'\u3000', 2},
                          {U'㎡', 2}, {U'é', 1}, {U'ｱ', 1}};
    for (const Case& expected : cases) {
        CAPTURE(static_cast<unsigned>(expected.character));
        CHECK(display_columns(expected.character) == expected.columns);
    }
}

TEST_CASE("what may not begin or end a line") {
    for (const char32_t c : std::u32string_view(U"，。、；：？！）》」】”,.;:?!)")) {
        CHECK(is_closing(c));
        CHECK_FALSE(is_opening(c));
    }
    for (const char32_t c : std::u32string_view(U"（《「【“(")) {
        CHECK(is_opening(c));
        CHECK_FALSE(is_closing(c));
    }
    CHECK_FALSE(is_closing(U'·'));
    CHECK(is_sentence_end(U'。'));
    CHECK(is_sentence_end(U'.'));
    CHECK_FALSE(is_sentence_end(U'，'));
    CHECK(closing_bracket_of(U'【') == U'】');
    CHECK(closing_bracket_of(U'〖') == U'〗');
    CHECK(closing_bracket_of(U'“') == 0);
}

TEST_CASE("numbers in every notation") {
    struct Case {
        std::u32string_view text;
        int value;
    };
    const Case cases[] = {
        {U"18", 18},        {U"１８", 18},       {U"十八", 18},       {U"二十", 20},   {U"十", 10},
        {U"一百零三", 103}, {U"二〇二三", 2023}, {U"二零二三", 2023}, {U"五十六", 56}, {U"0", 0},
        {U"007", 7},        {U"两", 2},          {U"一千二百", 1200}};
    for (const Case& expected : cases) {
        CAPTURE(expected.value);
        const auto value = parse_number(expected.text);
        REQUIRE(value.has_value());
        CHECK(*value == expected.value);
    }
    for (const std::u32string_view text :
         {U"", U"12a", U"第", U"十十", U"百千", U"1234567890", U"二十百"}) {
        CHECK_FALSE(parse_number(text).has_value());
    }
}

}  // namespace kexie
