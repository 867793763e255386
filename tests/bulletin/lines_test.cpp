// What is measured of a line, against a plainer way to it.
#include <doctest/doctest.h>

#include <cstdint>
#include <string>

#include "bulletin/lines.h"
#include "support/render.h"
#include "support/rounds.h"
#include "support/sample_issue.h"

namespace kexie {

// split_lines() runs over ideographs many at a time; measure_line() takes one after the other.
TEST_CASE("a line of a text is measured as if it stood alone") {
    const std::string odd =
        "期号一〇㐀豈々。”）（《》，、A9Ａ９ \xC2\xAD\xE2\x80\x8B　\xF0\xA0\x80\x80\xFF\xE4\xB8";
    for (std::uint32_t seed = 0; seed < test::rounds(200U); ++seed) {
        test::Dice dice(seed);
        std::string text =
            test::render(test::sample_issue(dice), test::random_style(dice, 3), dice).text;
        for (int i = 0; i < 40; ++i) {
            const std::size_t begin = dice.below(odd.size());
            text.insert(dice.below(text.size()), odd.substr(begin, 1 + dice.below(9)));
        }
        CAPTURE(seed);
        for (const Line& line : split_lines(text)) {
            const Line alone = measure_line(text, line.range());
            CAPTURE(text.substr(line.begin, line.end - line.begin));
            CHECK(alone.begin == line.begin);
            CHECK(alone.end == line.end);
            CHECK(alone.first == line.first);
            CHECK(alone.last == line.last);
            CHECK(alone.width == line.width);
            CHECK(alone.unbreakable_prefix == line.unbreakable_prefix);
            CHECK(alone.commas == line.commas);
            CHECK(alone.enumeration_commas == line.enumeration_commas);
            CHECK(alone.open_brackets == line.open_brackets);
            CHECK(alone.script_boundaries == line.script_boundaries);
            CHECK(alone.line_end == line.line_end);
            CHECK(alone.has_inner_stop == line.has_inner_stop);
            CHECK(alone.has_digit == line.has_digit);
            CHECK(alone.has_ideograph == line.has_ideograph);
            CHECK(alone.has_issue_word == line.has_issue_word);
        }
    }
}

// Extraction left them between characters that stand side by side on the page.
TEST_CASE("stray blanks take no room in lines of a text that is full of them") {
    const auto width_of_first = [](std::string_view text) {
        std::vector<Line> lines = split_lines(text);
        discount_loose_blanks(lines);
        return lines.front().width;
    };
    const std::string spaced = "1 2 年 ⽉下 午，会 议。\n";
    CHECK(width_of_first(spaced) == 23);
    CHECK(width_of_first(spaced + spaced + spaced) == 18);
    const std::string solid = "下午，会议。\n";
    std::string rarely = spaced + spaced + spaced;
    for (int i = 0; i < 12; ++i) rarely += solid;
    CHECK(width_of_first(rarely) == 23);
    // Wide gaps part columns, and blanks beside Latin words belong to them.
    const std::string meant = "服务　　大局，AI 助农。\n";
    CHECK(width_of_first(meant + meant + meant) == split_lines(meant).front().width);
}

}  // namespace kexie
