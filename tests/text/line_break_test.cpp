#include "text/line_break.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "base/utf8.h"

using namespace kexie;

namespace {

// The text with "/" wherever a line may end, and "|" where it must.
std::string with_breaks(std::u32string_view text) {
    const std::vector<LineBreak> breaks = line_breaks(text);
    std::u32string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        out.push_back(text[i]);
        if (breaks[i] == LineBreak::Can) out.push_back(U'/');
        if (breaks[i] == LineBreak::Must) out.push_back(U'|');
    }
    return to_utf8(out);
}

}  // namespace

TEST_CASE("line breaks: where lines of a bulletin may end") {
    struct Case {
        std::u32string_view text;
        const char* expected;
    };
    const Case cases[] = {
        {U"市科协", "市/科/协|"},
        {U"会议，要求。", "会/议，/要/求。|"},
        {U"他说：“好！”会上", "他/说：/“好！”/会/上|"},
        {U"《会讯》、《动态》", "《会/讯》、/《动/态》|"},
        {U"（扩大）会", "（扩/大）/会|"},
        {U"做好“科技”工作", "做/好/“科/技”/工/作|"},
        {U"中国——世界", "中/国——/世/界|"},
        {U"等等……会后", "等/等……/会/后|"},
        {U"北京科协APP上线", "北/京/科/协/APP/上/线|"},
        {U"open access期刊", "open /access/期/刊|"},
        {U"2023年18%", "2023/年/18%|"},
        {U"3.5亿", "3.5/亿|"},
        {U"约翰·史密斯", "约/翰·/史/密/斯|"},
        {U"甲\n乙", "甲\n|乙|"},
        {U"", ""},
        {U"甲", "甲|"},
    };
    for (const Case& expected : cases) {
        CAPTURE(expected.expected);
        CHECK(with_breaks(expected.text) == expected.expected);
    }
}

TEST_CASE("line breaks: no line begins or ends with the wrong mark, whatever stands beside it") {
    constexpr std::u32string_view never_first = U"，。、；：？！）》」』】〉”’…—·％";
    constexpr std::u32string_view never_last = U"（《「『【〈“‘";
    const std::u32string all = std::u32string(U"科协京Ab12 ,.%()-$") + std::u32string(never_first) +
                               std::u32string(never_last);
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        std::u32string text;
        for (int i = 0; i < 12; ++i) text.push_back(all[random() % all.size()]);
        CAPTURE(to_utf8(text));
        const std::vector<LineBreak> breaks = line_breaks(text);
        REQUIRE(breaks.size() == text.size());
        CHECK(breaks.back() == LineBreak::Must);
        for (std::size_t i = 0; i + 1 < text.size(); ++i) {
            if (breaks[i] == LineBreak::No) continue;
            CAPTURE(i);
            REQUIRE(never_first.find(text[i + 1]) == std::u32string_view::npos);
            REQUIRE(never_last.find(text[i]) == std::u32string_view::npos);
        }
    }
}
