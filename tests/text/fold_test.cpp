#include "text/fold.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>

#include "base/utf8.h"

using namespace kexie;

namespace {

std::string folded(std::string_view text) {
    std::u32string wide;
    const std::u16string units = fold(text);
    for (std::size_t i = 0; i < units.size(); ++i) {
        char32_t c = units[i];
        if (c >= 0xD800 && c < 0xDC00) c = 0x10000 + ((c - 0xD800) << 10) + (units[++i] - 0xDC00U);
        wide.push_back(c);
    }
    return to_utf8(wide);
}

}  // namespace

TEST_CASE("fold: what a reader takes for the same") {
    struct Case {
        const char* text;
        const char* same;
    };
    const Case cases[] = {
        {"科 协\n每　周\t动\u00A0态", "科协每周动态"},
        {"首\u00AD都\u200B学\uFEFF术\uFE0F", "首都学术"},
        {"ＡＰＰ２０２３", "app2023"},
        {"Kexie APP", "kexieapp"},
        {"ΣΑΣ Ж", "σασж"},
        {"（会）：，！？％", "(会):,!?%"},
        {"二〇二三 二○二三", "二零二三二零二三"},
        {"北京學會後臺發展", "北京学会后台发展"},
        {"頭髮 發展 乾淨 幹部", "头发发展乾净干部"},
        {"羣衆 峯會 裏面 裡面", "群众峰会里面里面"},
        {"基於 什麽 特徵 瞭解 夥伴", "基于什么特征了解伙伴"},
        {"“甲”「乙」『丙』＂丁＂", "\"甲\"\"乙\"\"丙\"\"丁\""},
        {"‘甲’＇乙＇", "'甲''乙'"},
        {"2023—2025–6−7－8‐9", "2023-2025-6-7-8-9"},
        {"1～2〜3~4", "1~2~3~4"},
        {"约翰·史密斯•斯・密", "约翰·史密斯·斯·密"},
        {"⽇⽉⻋", "日月车"},      // Radicals, as PDF files print characters.
        {"\uF900\uFA0A", "岂见"},  // Compatibility ideographs.
        {"ｶﾀｶﾅ￥", "カタカナ¥"},
        {"𠮷𫝈", "𠮷㑮"},
        {"1∶50 1⁄2 3∕4 ﹣﹕﹙﹚", "1:501/23/4-:()"},
        {"㎡ ㎥ ㎝ ㎏ ㎞ ㎧ ㎖ ℃", "m²m³cmkgkmm/sml°c"},
        {"x⁺¹ y₋₂ ⁽³⁾", "x+¹y-₂(³)"},
        {"", ""},
        {" \n\u3000", ""},
        {"\xFF科\xE7\xA7", "\uFFFD科\uFFFD"},
    };
    for (const Case& expected : cases) {
        CAPTURE(expected.text);
        CHECK(folded(expected.text) == expected.same);
    }
}

TEST_CASE("fold: different words stay different") {
    struct Case {
        const char* one;
        const char* other;
    };
    const Case cases[] = {
        {"景点", "经典"}, {"著名", "着名"}, {"乾", "干"}, {"藉", "借"}, {"覆", "复"},
        {"后", "候"},     {"已", "己"},     {"末", "未"}, {"博", "搏"}, {"氵", "水"},
        {"〇", "O"},      {"一", "-"},      {"丨", "|"},  {"。", "."},  {"、", ","},
        {"…", "..."},     {"·", "."},       {"0", "零"},  {"二", "2"},  {"é", "e"},
        {"10²", "102"},   {"CO₂", "CO2"},   {"①", "1"},   {"½", "1/2"}, {"Ⅱ", "II"},
        {"昇", "升"},     {"甦", "苏"},     {"妳", "你"}, {"她", "他"}, {"象", "像"},
    };
    for (const Case& expected : cases) {
        CAPTURE(expected.one);
        CHECK(fold(expected.one) != fold(expected.other));
    }
}

TEST_CASE("fold: standard characters are left as they are, or classes would merge words") {
    // The first level of GB 2312 is what newspapers are written in: by sound, from 啊 to 座.
    const std::u32string_view frequent =
        U"的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会"
        U"家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从"
        U"无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯知世什两"
        U"次使身者被高已亲其进此话常与活正感乾著覆藉复借着干景点典候";
    for (const char32_t c : frequent) {
        CAPTURE(to_utf8(std::u32string(1, c)));
        CHECK(fold_code_point(c) == c);
    }
}

TEST_CASE("fold: twice is once, for every code point, and never gives U+0000") {
    for (char32_t c = 1; c <= 0x10FFFF; ++c) {
        const char32_t once = fold_code_point(c);
        if (once == 0) continue;
        // An assertion for each of a million would take most of the time of all tests.
        const bool stays = fold_code_point(once) == once && (c >= 0x10000 || once < 0x10000);
        if (!stays) FAIL("U+" << static_cast<std::uint32_t>(c));
    }
    CHECK(fold_code_point(0) == 0);
    for (char32_t c = 1; c < 0x3400; ++c) {
        const std::string text = to_utf8(std::u32string(1, c));
        CAPTURE(text);
        REQUIRE(folded(folded(text)) == folded(text));
        REQUIRE(folded_size(c) == fold(text).size());
    }
    CHECK(fold(std::string_view("\0甲\0", 5)) == u"甲");
}

TEST_CASE("fold: every unit knows its bytes") {
    const std::string text = "A 國\u200B𠮷 \n学";
    const FoldedText folded_text = fold_with_offsets(text);
    CHECK(folded_text.units == fold(text));
    REQUIRE(folded_text.units.size() == 5);
    const std::uint32_t begins[] = {0, 2, 8, 8, 14};
    const std::uint32_t ends[] = {1, 5, 12, 12, 17};
    for (std::size_t i = 0; i < 5; ++i) {
        CAPTURE(i);
        CHECK(folded_text.begin[i] == begins[i]);
        CHECK(folded_text.end[i] == ends[i]);
    }
}

TEST_CASE("fold: a character that becomes several is the source of each") {
    const FoldedText text = fold_with_offsets("5㎡a");
    CHECK(text.units == u"5m²a");
    CHECK(text.begin == std::vector<std::uint32_t>{0, 1, 1, 4});
    CHECK(text.end == std::vector<std::uint32_t>{1, 4, 4, 5});
}

TEST_CASE("fold: the quick way through UTF-8 takes no other bytes than the careful one") {
    // Every pair of a three-byte lead and a second byte, then a third one and one that is not.
    for (int lead = 0xE0; lead <= 0xF4; ++lead) {
        for (int second = 0x70; second <= 0xC8; ++second) {
            for (const char* rest : {"\x80", "\xBF", "a", ""}) {
                std::string bytes = {static_cast<char>(lead), static_cast<char>(second)};
                bytes += rest;
                std::u32string careful;
                for (const char32_t c : to_utf32(bytes)) {
                    if (folded_size(c) > 1 && c < 0x10000) {
                        careful += to_utf32(folded(to_utf8(std::u32string(1, c))));
                    } else if (const char32_t one = fold_code_point(c); one != 0) {
                        careful.push_back(one);
                    }
                }
                CAPTURE(lead);
                CAPTURE(second);
                REQUIRE(folded(bytes) == to_utf8(careful));
            }
        }
    }
}

TEST_CASE("fold: blanks") {
    for (const char* text : {" ", "\t", "a\n", "\u3000", "\u00A0", "\u2003"}) {
        CAPTURE(text);
        CHECK(has_blank(text));
    }
    for (const char* text : {"", "a", "\u200B", "\u00AD", "\uFEFF", "科"}) {
        CAPTURE(text);
        CHECK_FALSE(has_blank(text));
    }
}
