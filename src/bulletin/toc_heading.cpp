#include "bulletin/toc_heading.h"

#include <algorithm>
#include <array>
#include <string>

#include "bulletin/folded_line.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr int min_width = 4;  // Columns.
constexpr int max_width = 40;

// The ideographs and the letters of a line, each by themselves; letters in lower case.
struct HeadingWords {
    std::u32string chinese;
    std::u32string english;
    bool has_digit = false;
};

HeadingWords words_of(std::string_view text, const Line& line) {
    HeadingWords words;
    for (const char32_t c : match_key(text, line.range())) {
        if (is_ideograph(c)) words.chinese.push_back(c);
        if (is_ascii_letter(c)) words.english.push_back(c | 0x20);
        words.has_digit = words.has_digit || is_ascii_digit(c);
    }
    return words;
}

bool may_be_heading(const Line& line) {
    return line.width >= min_width && line.width <= max_width && !line.has_inner_stop &&
           line.commas == 0;
}

bool is_english_word(std::u32string_view word) {
    static constexpr std::array words = std::to_array<std::u32string_view>(
        {U"contents", U"content", U"tableofcontents", U"catalogue", U"catalog", U"index", U"mulu"});
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_chinese_word(std::u32string_view word) {
    static constexpr std::array words = std::to_array<std::u32string_view>(
        {U"目录",     U"目录提要", U"本期目录",     U"本期要目",     U"要目",     U"内容提要",
         U"本期导读", U"导读",     U"提要",         U"本期提要",     U"本期内容", U"目次",
         U"本期目次", U"内容目录", U"本期看点",     U"目录索引",     U"要目索引", U"内容导读",
         U"本期要览", U"本期要闻", U"本期主要内容", U"主要内容",     U"本刊目录", U"简报目录",
         U"内容摘要", U"本期摘要", U"要目导读",     U"目录导读",     U"本期导览", U"内容导航",
         U"本版导读", U"今日导读", U"本期内容提要", U"本期目录提要", U"要目提要"});
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool is_toc_heading(std::string_view text, const Line& line) {
    if (!may_be_heading(line)) return false;
    const HeadingWords words = words_of(text, line);
    if (words.has_digit) return false;
    if (words.chinese.empty()) return is_english_word(words.english);
    return is_chinese_word(words.chinese) &&
           (words.english.empty() || is_english_word(words.english));
}

bool is_broken_toc_heading(std::string_view text, const Line& first, const Line& second) {
    constexpr int max_half_width = 2;
    if (first.width > max_half_width || second.width > max_half_width) return false;
    return match_key(text, first.range()) == U"目" &&
           is_one_of(match_key(text, second.range()).front(), U"录次");
}

bool is_english_toc_heading(std::string_view text, const Line& line) {
    return may_be_heading(line) && !line.has_ideograph && is_toc_heading(text, line);
}

}  // namespace kexie
