// Characters and lines of rendered issues: rewriting, wrapping, encoding.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/render.h"

namespace kexie::test {

// The text with the characters that the style prints.
std::string rewritten(std::string_view text, const RenderStyle& style);

// The text with the blanks and zero-width marks that the style puts into it.
std::string spaced(std::string_view text, const RenderStyle& style, Dice& dice);

struct WrappedText {
    std::vector<std::string> lines;
    bool last_line_full = false;  // Nothing more would have fit on it.
    bool blank_lost = false;      // One between two ideographs fell on the end of a line.
};

// Breaks at `columns` (the first line at `columns - first_shortfall`), never within Latin words,
// never before a closing or after an opening mark.
WrappedText wrapped(std::string_view text, int columns, int first_shortfall, bool hanging_marks);

// 科 协 动 态
std::string letter_spaced(std::string_view text);

int columns_of(std::string_view text);

std::string chinese_number(int value);                 // 十八
std::string chinese_digits(int value);                 // 二〇二三
std::string full_width_digits(std::string_view text);  // １８

}  // namespace kexie::test
