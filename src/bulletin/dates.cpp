#include "bulletin/dates.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"
#include "bulletin/folded_line.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr std::string_view month_sign = "月";
constexpr std::string_view month_radical = "\u2F49";  // ⽉, as some fonts of PDF files have it.
static_assert(month_sign.size() == month_radical.size());
constexpr int first_year = 1900;
constexpr int last_year = 2199;

bool is_plausible_year(int year) {
    return year >= first_year && year <= last_year;
}

// How much text around a month sign may belong to its date, in bytes.
constexpr std::size_t max_bytes_before = 60;
constexpr std::size_t max_bytes_after = 60;
constexpr std::size_t max_year_bytes = 24;
constexpr std::size_t max_number_length = 5;

// Up to `count` bytes before byte `end`, from the start of a character on.
ByteRange bytes_before(std::string_view text, std::size_t end, std::size_t count) {
    std::size_t begin = end > count ? end - count : 0;
    while (begin < end && is_utf8_continuation(text[begin])) ++begin;
    return {begin, end};
}

// Up to `count` bytes from byte `begin` on, to the end of a character.
ByteRange bytes_after(std::string_view text, std::size_t begin, std::size_t count) {
    std::size_t end = std::min(text.size(), begin + count);
    while (end > begin && end < text.size() && is_utf8_continuation(text[end])) --end;
    return {begin, end};
}

// The number that ends at `end` of `chars`, blanks aside; moves `end` to its start.
std::optional<int> number_before(std::u32string_view chars, std::size_t& end) {
    std::size_t last = end;
    while (last > 0 && chars[last - 1] == U' ') --last;
    std::size_t start = last;
    const auto skip_back = [&](auto&& is_digit) {
        while (start > 0 && last - start < max_number_length && is_digit(chars[start - 1])) --start;
    };
    skip_back(is_ascii_digit);
    if (start == last) skip_back([](char32_t c) { return chinese_numeral(c).has_value(); });
    const auto number = parse_number(chars.substr(start, last - start));
    if (number) end = start;
    return number;
}

// Words that put a year on what follows, and how far it is from the base's.
struct RelativeYear {
    std::u32string_view word;
    int difference;
};
constexpr std::array relative_years = std::to_array<RelativeYear>(
    {{U"今年", 0}, {U"本年", 0}, {U"去年", -1}, {U"上年", -1}, {U"前年", -2}, {U"明年", 1}});

// What announces a day, within the same clause: words before it,
constexpr std::array announcing_words = std::to_array<std::u32string_view>(
    {U"将于", U"将在", U"定于", U"拟于", U"拟在", U"计划于", U"计划在", U"预计", U"预定"});
// and characters after it.
constexpr std::u32string_view announcing_characters = U"将拟";
constexpr std::size_t max_announcement_distance = 12;

bool ends_clause(char32_t c) {
    return is_sentence_end(c) || is_one_of(c, U",;，；");
}

// The end of `before` that is in the same clause as what follows it, without blanks.
std::u32string clause_before(std::u32string_view before) {
    std::u32string clause;
    const std::size_t length = std::min(before.size(), max_announcement_distance);
    for (const char32_t c : before.substr(before.size() - length)) {
        if (ends_clause(c)) {
            clause.clear();
        } else if (c != U' ') {
            clause.push_back(c);
        }
    }
    return clause;
}

bool is_announced_before(std::u32string_view before) {
    const std::u32string clause = clause_before(before);
    return std::any_of(
        announcing_words.begin(), announcing_words.end(),
        [&](std::u32string_view word) { return clause.find(word) != std::u32string::npos; });
}

bool is_announced_after(std::u32string_view after) {
    for (const char32_t c : after.substr(0, max_announcement_distance)) {
        if (ends_clause(c)) return false;
        if (is_one_of(c, announcing_characters)) return true;
    }
    return false;
}

// 《…: the day is part of a document's title.
bool is_within_title_marks(std::u32string_view before) {
    const std::size_t open = before.rfind(U'《');
    if (open == std::u32string_view::npos) return false;
    const std::size_t close = before.rfind(U'》');
    return close == std::u32string_view::npos || close < open;
}

// Year in front of a month, at `end` of `before`; moves `end` to its start.
std::optional<int> year_before(std::u32string_view before, std::size_t& end,
                               const std::optional<Date>& base) {
    std::size_t at = end;
    while (at > 0 && before[at - 1] == U' ') --at;
    if (at == 0 || before[at - 1] != U'年') return std::nullopt;
    for (const RelativeYear& relative : relative_years) {
        if (!before.substr(0, at).ends_with(relative.word)) continue;
        end = at - relative.word.size();
        return base ? std::optional<int>(base->year + relative.difference) : std::nullopt;
    }
    std::size_t start = at - 1;
    const auto year = number_before(before, start);
    if (!year) return std::nullopt;
    end = start;
    if (*year < 100 && base) return base->year / 100 * 100 + *year;
    return is_plausible_year(*year) ? year : std::nullopt;
}

// The month that the text before a month sign ends with: a number, or 本月, which gives the year
// too. Moves `end` to its start.
bool read_month(std::u32string_view before, std::size_t& end, const std::optional<Date>& base,
                Mention& mention) {
    if (const auto month = number_before(before, end)) {
        mention.month = *month;
        return true;
    }
    if (!base || end == 0 || before[end - 1] != U'本') return false;
    mention.month = base->month;
    mention.year = base->year;
    --end;
    return true;
}

// The first month sign at or after byte `from`. One pass for both forms: searching the text for
// each would read it again and again.
std::size_t find_month_sign(std::string_view text, std::size_t from) {
    for (std::size_t at = from; at + month_sign.size() <= text.size(); ++at) {
        const char lead = text[at];
        if (lead != month_sign[0] && lead != month_radical[0]) continue;
        const std::string_view sign = text.substr(at, month_sign.size());
        if (sign == month_sign || sign == month_radical) return at;
    }
    return std::string_view::npos;
}

// The day around the month sign at byte `sign`.
std::optional<Mention> mention_at(std::string_view text, std::size_t sign,
                                  const std::optional<Date>& base) {
    const FoldedLine before = fold_line(text, bytes_before(text, sign, max_bytes_before));
    const std::size_t after_sign = sign + month_sign.size();
    const FoldedLine after =
        fold_line(text, bytes_after(text, after_sign, max_bytes_after - month_sign.size()));

    Scanner scanner(after);
    const auto day = scanner.accept_number();
    if (!day || !scanner.accept_any({U"日", U"号"})) return std::nullopt;
    Mention mention;
    mention.day = day->value;
    std::size_t start = before.size();
    if (!read_month(before.chars, start, base, mention)) return std::nullopt;
    if (!mention.year) mention.year = year_before(before.chars, start, base);
    // A leap year stands for the unknown one.
    if (!is_valid({mention.year.value_or(2000), mention.month, mention.day})) return std::nullopt;
    const std::u32string_view text_before = std::u32string_view(before.chars).substr(0, start);
    const std::u32string_view text_after =
        std::u32string_view(after.chars).substr(scanner.position());
    if (is_within_title_marks(text_before)) return std::nullopt;
    mention.future = is_announced_before(text_before) || is_announced_after(text_after);
    mention.begin = before.offsets[start];
    mention.next = after_sign;
    return mention;
}

// How far ahead of the issue a day told in the past tense may lie before it is taken for last
// year's: bulletins now and then print a week early.
constexpr int max_days_ahead = 60;
constexpr int max_days_back = 183;

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
    std::size_t start = before.size();
    const auto count = number_before(before, start);
    if (!count || *count < 1) return std::nullopt;
    while (start > 0 && before[start - 1] == U' ') --start;
    for (const Founding& founding : foundings) {
        if (before.substr(0, start).ends_with(founding.word)) return founding.year + *count;
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
        std::size_t start = before.size();
        const auto year = number_before(before.chars, start);
        if (year && is_plausible_year(*year)) ++m_counts[*year];
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

std::optional<Date> accept_full_date(Scanner& scanner) {
    Scanner ahead = scanner;
    const auto year = ahead.accept_number();
    if (!year || year->digits != 4 || !is_plausible_year(year->value)) return std::nullopt;
    const bool has_signs = ahead.accept(U"年");
    const char32_t separator = ahead.peek();
    if (!has_signs) {
        if (!is_one_of(separator, U"-./")) return std::nullopt;
        ahead.move_to(ahead.position() + 1);
    }
    const auto month = ahead.accept_number();
    if (!month || !ahead.accept(has_signs ? U"月" : std::u32string_view(&separator, 1))) {
        return std::nullopt;
    }
    const auto day = ahead.accept_number();
    if (!day) return std::nullopt;
    const bool has_day_sign = ahead.accept(U"日") || (has_signs && ahead.accept(U"号"));
    const Date date{year->value, month->value, day->value};
    if ((has_signs && !has_day_sign) || !is_valid(date)) return std::nullopt;
    scanner = ahead;
    return date;
}

std::optional<Mention> find_mention(std::string_view text, std::size_t from,
                                    const std::optional<Date>& base) {
    for (std::size_t at = find_month_sign(text, from); at != std::string_view::npos;
         at = find_month_sign(text, at + month_sign.size())) {
        if (const auto mention = mention_at(text, at, base)) return mention;
    }
    return std::nullopt;
}

Date resolve(const Mention& mention, const Date& base) {
    if (mention.year) return {*mention.year, mention.month, mention.day};
    Date date{base.year, mention.month, mention.day};
    const int ahead = approximate_days(base, date);
    if (!mention.future && ahead > max_days_ahead) --date.year;
    if (mention.future && ahead < -max_days_back) ++date.year;
    // 29 February outside a leap year: the nearest one before.
    while (!is_valid(date) && date.year > 1) --date.year;
    return date;
}

YearClues find_year_clues(const std::vector<std::string_view>& texts) {
    YearClueCollector collector;
    for (const std::string_view text : texts) collector.add(text);
    return collector.clues();
}

int approximate_days(const Date& from, const Date& to) {
    return (to.year - from.year) * 365 + (to.month - from.month) * 30 + (to.day - from.day);
}

}  // namespace kexie
