#include "bulletin/report_opening.h"

#include "bulletin/folded_line.h"
#include "text/chars.h"

namespace kexie {

bool starts_with_day(std::string_view text, const Line& line) {
    constexpr std::size_t max_day_length = 20;
    if (!is_ascii_digit(to_half_width(line.first)) && !chinese_numeral(line.first)) return false;
    const FoldedLine start = fold_line(text, line.range(), max_day_length);
    Scanner scanner(start);
    auto number = scanner.accept_number();
    if (number && scanner.accept(U"年")) number = scanner.accept_number();
    return number && scanner.accept(U"月") && scanner.accept_number() &&
           scanner.accept_any({U"日", U"号"});
}

bool opens_report(std::string_view text, const Line& line) {
    constexpr std::size_t max_clause_length = 24;
    if (starts_with_day(text, line)) return true;
    if (!is_one_of(line.first, U"近日为為")) return false;
    const FoldedLine start = fold_line(text, line.range(), max_clause_length);
    Scanner scanner(start);
    if (scanner.accept_any({U"近日", U"日前", U"近期"})) return true;
    if (line.first == U'日') return false;
    for (std::size_t at = 1; at < start.size(); ++at) {
        if (start.chars[at] != U',') continue;
        Scanner day(start, at + 1);
        auto number = day.accept_number();
        if (number && day.accept(U"年")) number = day.accept_number();
        if (number && day.accept(U"月")) return true;
    }
    return false;
}

}  // namespace kexie
