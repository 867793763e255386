#include "bulletin/dates.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr std::string_view month_sign = "月";
constexpr int first_year = 1900;
constexpr int last_year = 2199;

bool is_plausible_year(int year) {
    return year >= first_year && year <= last_year;
}

// How much text around a month sign can belong to its date, in bytes.
constexpr std::size_t reach_before = 60;
constexpr std::size_t reach_after = 60;

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// Moves `offset` to the start of a character, not beyond `limit`.
std::size_t align_down(std::string_view text, std::size_t offset) {
    while (offset > 0 && offset < text.size() && is_continuation(text[offset])) --offset;
    return offset;
}

std::size_t align_up(std::string_view text, std::size_t offset) {
    while (offset < text.size() && is_continuation(text[offset])) ++offset;
    return std::min(offset, text.size());
}

// The number that ends at `end` of `chars`; sets `end` to its start.
std::optional<int> number_before(const std::u32string& chars, std::size_t& end) {
    std::size_t last = end;
    while (last > 0 && chars[last - 1] == U' ') --last;
    std::size_t start = last;
    while (start > 0 && last - start < 5 && is_ascii_digit(chars[start - 1])) --start;
    if (start == last) {
        while (start > 0 && last - start < 5 && chinese_numeral(chars[start - 1])) --start;
    }
    const auto number = parse_number(std::u32string_view(chars).substr(start, last - start));
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

// What announces the day after it, within the same clause.
constexpr std::array announcing_words = std::to_array<std::u32string_view>(
    {U"将于", U"将在", U"定于", U"拟于", U"拟在", U"计划于", U"计划在", U"预计", U"预定"});
// What announces the day before it.
constexpr std::array<char32_t, 2> announcing_characters = {U'将', U'拟'};
constexpr std::size_t announcing_reach = 12;

bool ends_clause(char32_t c) {
    return is_sentence_end(c) || c == U',' || c == U';' || c == U'，' || c == U'；';
}

bool is_announced(const std::u32string& before, const std::u32string& after) {
    const std::size_t from =
        before.size() > announcing_reach ? before.size() - announcing_reach : 0;
    std::u32string clause;
    for (std::size_t i = from; i < before.size(); ++i) {
        if (ends_clause(before[i])) {
            clause.clear();
        } else if (before[i] != U' ') {
            clause.push_back(before[i]);
        }
    }
    for (const std::u32string_view word : announcing_words) {
        if (clause.find(word) != std::u32string::npos) return true;
    }
    std::size_t seen = 0;
    for (const char32_t c : after) {
        if (ends_clause(c) || ++seen > announcing_reach) return false;
        if (std::find(announcing_characters.begin(), announcing_characters.end(), c) !=
            announcing_characters.end()) {
            return true;
        }
    }
    return false;
}

bool is_within_title_marks(const std::u32string& before) {
    const std::size_t open = before.rfind(U'《');
    if (open == std::u32string::npos) return false;
    const std::size_t close = before.rfind(U'》');
    return close == std::u32string::npos || close < open;
}

// Year in front of a month, at `end` of `before`; moves `end` to its start.
std::optional<int> year_before(const std::u32string& before, std::size_t& end,
                               const std::optional<Date>& base) {
    std::size_t at = end;
    while (at > 0 && before[at - 1] == U' ') --at;
    if (at == 0 || before[at - 1] != U'年') return std::nullopt;
    const std::u32string_view head = std::u32string_view(before).substr(0, at);
    for (const RelativeYear& relative : relative_years) {
        if (!head.ends_with(relative.word)) continue;
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

// The day around the month sign at byte `sign`.
std::optional<Mention> mention_at(std::string_view text, std::size_t sign,
                                  const std::optional<Date>& base) {
    const std::size_t from = align_up(text, sign > reach_before ? sign - reach_before : 0);
    const std::size_t past = align_down(text, std::min(text.size(), sign + reach_after));
    const FoldedLine head = fold_line(text, from, sign);
    const FoldedLine tail = fold_line(text, sign + month_sign.size(), past);

    Scanner scanner(tail);
    const auto day = scanner.accept_number();
    if (!day || !scanner.accept_any({U"日", U"号"})) return std::nullopt;
    Mention mention;
    mention.day = day->value;
    std::size_t start = head.size();
    if (const auto month = number_before(head.chars, start)) {
        mention.month = *month;
    } else if (base && start > 0 && head.chars[start - 1] == U'本') {
        mention.month = base->month;
        mention.year = base->year;
        --start;
    } else {
        return std::nullopt;
    }
    if (!mention.year) mention.year = year_before(head.chars, start, base);
    // A leap year stands for the unknown one.
    if (!is_valid({mention.year.value_or(2000), mention.month, mention.day})) return std::nullopt;
    const std::u32string before = head.chars.substr(0, start);
    if (is_within_title_marks(before)) return std::nullopt;
    mention.future = is_announced(before, tail.chars.substr(scanner.position()));
    mention.begin = head.offsets[start];
    mention.next = sign + month_sign.size();
    return mention;
}

// Days between two dates, roughly: enough to tell half a year.
int days_apart(const Date& from, const Date& to) {
    return (to.year - from.year) * 365 + (to.month - from.month) * 30 + (to.day - from.day);
}

// How far ahead of the issue a day told in the past tense may lie before it is taken for last
// year's: bulletins now and then print a week early.
constexpr int days_ahead_at_most = 60;
constexpr int days_back_at_most = 183;

// What a known year is remembered by.
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

// The year that the anniversary ending at `sign` (周年) points at.
std::optional<int> anniversary_year(std::string_view text, std::size_t sign) {
    const std::size_t from = align_up(text, sign > reach_before ? sign - reach_before : 0);
    const FoldedLine head = fold_line(text, from, sign);
    std::size_t start = head.size();
    const auto count = number_before(head.chars, start);
    if (!count || *count < 1) return std::nullopt;
    const std::u32string_view before = std::u32string_view(head.chars).substr(0, start);
    for (const Founding& founding : foundings) {
        std::u32string_view trimmed = before;
        while (trimmed.ends_with(U' ')) trimmed.remove_suffix(1);
        if (trimmed.ends_with(founding.word)) return founding.year + *count;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Date> accept_full_date(Scanner& scanner) {
    const std::size_t start = scanner.position();
    const auto read = [&]() -> std::optional<Date> {
        const auto year = scanner.accept_number();
        if (!year || year->digits != 4 || !is_plausible_year(year->value)) return std::nullopt;
        const bool signs = scanner.accept(U"年");
        char32_t separator = 0;
        if (!signs) {
            separator = scanner.peek();
            if (separator != U'-' && separator != U'.' && separator != U'/') return std::nullopt;
            scanner.move_to(scanner.position() + 1);
        }
        const auto month = scanner.accept_number();
        const bool middle =
            signs ? scanner.accept(U"月") : scanner.accept(std::u32string_view(&separator, 1));
        const auto day = middle ? scanner.accept_number() : std::nullopt;
        if (!month || !day || (signs && !scanner.accept_any({U"日", U"号"}))) return std::nullopt;
        if (!signs) scanner.accept(U"日");
        const Date date{year->value, month->value, day->value};
        return is_valid(date) ? std::optional<Date>(date) : std::nullopt;
    };
    const auto date = read();
    if (!date) scanner.move_to(start);
    return date;
}

std::optional<Mention> find_mention(std::string_view text, std::size_t from,
                                    const std::optional<Date>& base) {
    for (std::size_t at = text.find(month_sign, from); at != std::string_view::npos;
         at = text.find(month_sign, at + month_sign.size())) {
        if (const auto mention = mention_at(text, at, base)) return mention;
    }
    return std::nullopt;
}

Date resolve(const Mention& mention, const Date& base) {
    if (mention.year) return {*mention.year, mention.month, mention.day};
    Date date{base.year, mention.month, mention.day};
    const int ahead = days_apart(base, date);
    if (!mention.future && ahead > days_ahead_at_most) --date.year;
    if (mention.future && ahead < -days_back_at_most) ++date.year;
    // 29 February outside a leap year: the nearest one before.
    while (!is_valid(date) && date.year > 1) --date.year;
    return date;
}

YearClues find_year_clues(const std::vector<std::string_view>& texts) {
    constexpr std::string_view year_sign = "年";
    YearClues clues;
    std::map<int, int> counts;
    for (const std::string_view text : texts) {
        for (std::size_t at = text.find(year_sign); at != std::string_view::npos;
             at = text.find(year_sign, at + year_sign.size())) {
            const std::size_t from = align_up(text, at > 24 ? at - 24 : 0);
            const FoldedLine head = fold_line(text, from, at);
            if (head.size() > 0 && head.chars.back() == U'周') {
                const auto year = anniversary_year(text, head.offsets[head.size() - 1]);
                if (year && is_plausible_year(*year)) {
                    clues.anniversary = std::max(*year, clues.anniversary.value_or(0));
                }
                continue;
            }
            std::size_t start = head.size();
            const auto year = number_before(head.chars, start);
            if (year && is_plausible_year(*year)) ++counts[*year];
        }
    }
    int most = 0;
    for (const auto& [year, count] : counts) {
        if (count < most) continue;
        most = count;
        clues.named = year;
    }
    return clues;
}

}  // namespace kexie
