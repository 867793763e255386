// Credits: the words in which bulletins name who wrote, sent in or photographed something. 作者：…,
// 文/…, 本报记者 …, 来源：…　日期：…, 供稿：…, （… 供稿）, □ …
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kexie {

enum class CreditKind : std::uint8_t {
    Unit,    // The contributing unit: 供稿, 报送, or a name alone.
    Author,  // 作者, 撰稿, 文, 记者, 通讯员
    Source,  // 来源, 日期, 摄影: where and when it was printed first, and who took the pictures.
};

// One credit of a text: [begin, end) with its label, [value_begin, value_end) without.
struct Credit {
    CreditKind kind{};
    std::size_t begin = 0;
    std::size_t value_begin = 0;
    std::size_t value_end = 0;
    std::size_t end = 0;
};

// Where a text stands that may be credits. What brackets hold is hardly ever anything else.
enum class CreditPlace : std::uint8_t { Line, Brackets };

// The credits that `words`, in folded form and without the brackets around it, consists of; none if
// it is anything else. In brackets, blanks may be left in or out. O(words).
std::vector<Credit> read_credits(std::u32string_view words, CreditPlace place);

// What a name without any label may be: 2 to 80 characters, no sentence, no remark like 待续.
bool may_be_name(std::u32string_view words);

// A cheap test: the first character, folded, of a text that read_credits() may accept.
bool may_start_credit(char32_t first);

}  // namespace kexie
