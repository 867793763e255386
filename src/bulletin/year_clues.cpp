#include "bulletin/year_clues.h"

#include <algorithm>
#include <array>
#include <map>

#include "bulletin/dates.h"
#include "bulletin/folded_line.h"
#include "bulletin/number_before.h"

namespace kexie {

namespace {

// How much text before a sign is read, in bytes.
constexpr std::size_t max_bytes_before = 60;
constexpr std::size_t max_year_bytes = 24;

// Events whose anniversaries give the year away.
struct Founding {
    std::u32string_view word;
    int year;
};
constexpr std::array foundings = std::to_array<Founding>({{U"建党", 1921},
                                                          {U"中国共产党成立", 1921},
                                                          {U"党成立", 1921},
                                                          {U"新中国成立", 1949},
                                                          {U"中华人民共和国成立", 1949},
                                                          {U"建国", 1949},
                                                          {U"建军", 1927},
                                                          {U"解放军成立", 1927},
                                                          {U"五四运动", 1919},
                                                          {U"长征胜利", 1936},
                                                          {U"抗战胜利", 1945},
                                                          {U"抗日战争胜利", 1945},
                                                          {U"改革开放", 1978}});

// The year of an anniversary, from the text before 周年.
std::optional<int> anniversary_year(std::u32string_view before) {
    const auto count = number_before(before, before.size());
    if (!count || count->value < 1) return std::nullopt;
    std::size_t start = count->begin;
    while (start > 0 && before[start - 1] == U' ') --start;
    for (const Founding& founding : foundings) {
        if (before.substr(0, start).ends_with(founding.word)) return founding.year + count->value;
    }
    return std::nullopt;
}

// Collects the clues of the year signs (年) of a text.
class YearClueCollector {
public:
    void add(std::string_view text) {
        for (std::size_t at = text.find(year_sign); at != std::string_view::npos;
             at = text.find(year_sign, at + year_sign.size())) {
            add_sign(text, at);
        }
    }

    YearClues clues() const {
        YearClues clues;
        clues.anniversary = m_anniversary;
        int max_count = 0;
        for (const auto& [year, count] : m_counts) {
            if (count < max_count) continue;
            max_count = count;
            clues.named = year;
        }
        return clues;
    }

private:
    static constexpr std::string_view year_sign = "年";

    void add_sign(std::string_view text, std::size_t sign) {
        const FoldedLine before = fold_line(text, bytes_before(text, sign, max_year_bytes));
        if (before.size() > 0 && before.chars.back() == U'周') {
            add_anniversary(text, before.offsets[before.size() - 1]);
            return;
        }
        const auto year = number_before(before.chars, before.size());
        if (year && is_plausible_year(year->value)) ++m_counts[year->value];
    }

    void add_anniversary(std::string_view text, std::size_t sign) {
        const FoldedLine before = fold_line(text, bytes_before(text, sign, max_bytes_before));
        const auto year = anniversary_year(before.chars);
        if (year && is_plausible_year(*year)) m_anniversary = std::max(m_anniversary, year);
    }

    std::optional<int> m_anniversary;
    std::map<int, int> m_counts;  // By year.
};

}  // namespace

YearClues find_year_clues(const std::vector<std::string_view>& texts) {
    YearClueCollector collector;
    for (const std::string_view text : texts) collector.add(text);
    return collector.clues();
}

}  // namespace kexie
