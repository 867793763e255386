#include "search/query/digit_spelling.h"

#include <algorithm>
#include <iterator>

namespace kexie {
namespace {

using Text = std::u16string_view;

constexpr std::size_t min_number_digits = 4;
constexpr std::size_t max_number_digits = 15;
constexpr std::size_t max_script_digits = 3;
constexpr std::size_t group_size = 3;

// Digits on the line, above it and below it.
constexpr Text scripts[] = {u"0123456789",
                            u"\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079",
                            u"\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089"};

// The unit, or U+0000 beyond the ends.
char16_t unit_at(Text text, std::size_t at) {
    return at < text.size() ? text[at] : u'\0';
}

bool is_digit(char16_t unit) {
    return unit >= u'0' && unit <= u'9';
}

// Of digits from `at` on.
std::size_t count_digits(Text text, std::size_t at, Text digits = scripts[0]) {
    std::size_t count = 0;
    while (digits.find(unit_at(text, at + count)) != Text::npos) ++count;
    return count;
}

// True if a comma and three digits stand at `at`.
bool is_group(Text text, std::size_t at) {
    return unit_at(text, at) == u',' && count_digits(text, at + 1) == group_size;
}

std::u16string with_separators(Text digits) {
    std::u16string number;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % group_size == 0) number.push_back(u',');
        number.push_back(digits[i]);
    }
    return number;
}

std::u16string without_separators(Text number) {
    std::u16string digits;
    std::copy_if(number.begin(), number.end(), std::back_inserter(digits), is_digit);
    return digits;
}

bool is_behind_letter(Text text, std::size_t at) {
    const char16_t before = unit_at(text, at - 1);
    return (before >= u'a' && before <= u'z') || before == u')';
}

// True if what stands before `at` may be of the same number.
bool goes_on_before(Text text, std::size_t at) {
    const char16_t before = unit_at(text, at - 1);
    return (before == u'.' || before == u',') && is_digit(unit_at(text, at - 2));
}

// Takes the number at `begin`; moves `end` behind it.
std::vector<std::u16string> number_forms(Text units, std::size_t begin, std::size_t& end) {
    const std::size_t first = count_digits(units, begin);
    end = begin + first;
    while (first <= group_size && is_group(units, end)) end += 1 + group_size;
    const std::u16string plain = without_separators(units.substr(begin, end - begin));
    const bool is_year = first == min_number_digits && unit_at(units, end) == u'年';
    const bool fits = plain.size() >= min_number_digits && plain.size() <= max_number_digits &&
                      plain.front() != u'0' && !is_year && !goes_on_before(units, begin);
    if (!fits) return {};
    return {plain.size() < end - begin ? plain : with_separators(plain)};
}

// The same for digits behind a letter: 2 of m2, 2.5 of pm2.5.
std::vector<std::u16string> script_forms(Text units, std::size_t begin, Text digits,
                                         std::size_t& end) {
    std::size_t count = count_digits(units, begin, digits);
    end = begin + count;
    const std::size_t decimals = count_digits(units, end + 1, digits);
    if (unit_at(units, end) == u'.' && decimals > 0) {
        count += decimals;
        end += 1 + decimals;
    }
    if (count > max_script_digits) return {};
    std::vector<std::u16string> forms;
    for (const Text script : scripts) {
        if (script == digits) continue;
        std::u16string form(units.substr(begin, end - begin));
        for (char16_t& unit : form) {
            if (unit != u'.') unit = script[digits.find(unit)];
        }
        forms.push_back(std::move(form));
    }
    return forms;
}

}  // namespace

std::vector<DigitSite> find_digit_sites(Text units, const std::vector<Adjacency>& adjacencies) {
    std::vector<DigitSite> sites;
    for (std::size_t begin = 0; begin < units.size();) {
        const auto* digits = std::find_if(std::begin(scripts), std::end(scripts), [&](Text script) {
            return script.find(units[begin]) != Text::npos;
        });
        std::size_t end = begin + 1;
        std::vector<std::u16string> forms;
        SpelledPart::Kind kind = SpelledPart::Kind::Number;
        if (digits != std::end(scripts) && is_behind_letter(units, begin)) {
            kind = SpelledPart::Kind::Script;
            forms = script_forms(units, begin, *digits, end);
        } else if (digits == std::begin(scripts)) {
            forms = number_forms(units, begin, end);
        }
        const auto has_blank = [&](std::size_t at) {
            return at > 0 && at <= adjacencies.size() && adjacencies[at - 1] == Adjacency::Blank;
        };
        bool is_divided = kind == SpelledPart::Kind::Script && has_blank(begin);
        for (std::size_t at = begin + 1; at < end; ++at) is_divided = is_divided || has_blank(at);
        if (!forms.empty() && !is_divided) {
            sites.push_back({kind, begin, end, !adjacencies.empty(), std::move(forms)});
        }
        begin = end;
    }
    return sites;
}

void replace_digits(OtherSpelling& spelling, const DigitSite& site, std::size_t begin,
                    const std::u16string& form) {
    const std::size_t size = site.end - site.begin;
    std::vector<Adjacency>& adjacencies = spelling.adjacencies;
    if (site.kind == SpelledPart::Kind::Number) {
        // 1, 200 are two numbers. In quotation marks, so are 1 200.
        const bool is_grouped = form.size() > size;
        if (is_grouped && adjacencies.empty()) adjacencies.resize(spelling.units.size() - 1);
        if (!adjacencies.empty()) {
            const auto at = adjacencies.begin() + static_cast<std::ptrdiff_t>(begin);
            const auto inside = adjacencies.erase(at, at + static_cast<std::ptrdiff_t>(size - 1));
            adjacencies.insert(inside, form.size() - 1,
                               is_grouped || site.is_quoted ? Adjacency::Joined : Adjacency::Any);
        }
    }
    spelling.units.replace(begin, size, form);
    for (SpelledPart& part : spelling.parts) {
        if (part.begin < begin) continue;
        part.begin += form.size() - size;
        part.end += form.size() - size;
    }
    spelling.parts.push_back({site.kind, begin, begin + form.size()});
}

bool digits_stand_alone(const SegmentText& text, SpelledPart::Kind kind, std::size_t begin,
                        std::size_t end) {
    const Text units = text.units();
    const bool ends_here = text.is_after_blank(end);
    if (kind == SpelledPart::Kind::Script) {
        const auto is_of_both = [&](Text script) {
            return script.find(units[begin]) != Text::npos &&
                   script.find(unit_at(units, end)) != Text::npos;
        };
        return ends_here || std::none_of(std::begin(scripts), std::end(scripts), is_of_both);
    }
    if (!text.is_after_blank(begin)) {
        if (is_digit(unit_at(units, begin - 1))) return false;
        const bool may_follow_comma = !is_group(units, begin + group_size);
        const bool is_after_comma = unit_at(units, begin - 1) == u',';
        if (goes_on_before(units, begin) && !(is_after_comma && may_follow_comma)) return false;
    }
    if (ends_here) return true;
    const bool is_year = end - begin == min_number_digits && unit_at(units, end) == u'年';
    const bool goes_on = is_group(units, end) && !text.is_after_blank(end + 1);
    return !is_digit(unit_at(units, end)) && !is_year && !goes_on;
}

}  // namespace kexie
