#include "bulletin/likeness.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "text/chars.h"

namespace kexie {

namespace {

constexpr std::size_t max_length = 64;  // One bit each in common_length_of_middles().
constexpr std::size_t min_start_length = 4;
constexpr std::size_t min_similar_length = 6;
constexpr std::size_t min_length_with_word = 12;
constexpr std::size_t max_other_word = 2;

// Length of the longest common subsequence, by Hyyrö's bit-parallel algorithm: bit j of `row` is
// clear where the length grows from the first j characters of `b` to the first j + 1.
std::size_t common_length_of_middles(std::u32string_view a, std::u32string_view b) {
    std::uint64_t row = ~std::uint64_t{0};
    for (const char32_t c : a) {
        std::uint64_t matches = 0;
        for (std::size_t j = b.find(c); j != b.npos; j = b.find(c, j + 1)) {
            matches |= std::uint64_t{1} << j;
        }
        const std::uint64_t both = row & matches;
        row = (row + both) | (row - both);
    }
    return static_cast<std::size_t>(std::popcount(~row));
}

std::size_t common_prefix(std::u32string_view a, std::u32string_view b) {
    const auto first_difference = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
    return static_cast<std::size_t>(first_difference - a.begin());
}

std::size_t common_suffix(std::u32string_view a, std::u32string_view b) {
    const auto first_difference = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend()).first;
    return static_cast<std::size_t>(first_difference - a.rbegin());
}

// Some longest common subsequence takes in all of what both begin and end with, so that only the
// middle has to be measured: little of it, where many titles are alike.
std::size_t common_length(std::u32string_view a, std::u32string_view b) {
    const std::size_t prefix = common_prefix(a, b);
    a.remove_prefix(prefix);
    b.remove_prefix(prefix);
    const std::size_t suffix = common_suffix(a, b);
    a.remove_suffix(suffix);
    b.remove_suffix(suffix);
    return prefix + suffix + common_length_of_middles(a, b);
}

// One word of at most four characters stands for another one: 举行 for 召开. The subject, which
// comes first, is the same.
bool differ_in_one_word(std::u32string_view a, std::u32string_view b) {
    constexpr std::size_t min_prefix = 3;
    constexpr std::size_t max_word = 4;
    const std::size_t prefix = common_prefix(a, b);
    if (prefix < min_prefix) return false;
    a.remove_prefix(prefix);
    b.remove_prefix(prefix);
    const std::size_t suffix = common_suffix(a, b);
    const std::size_t rest_a = a.size() - suffix;
    const std::size_t rest_b = b.size() - suffix;
    const std::size_t same = prefix + suffix;
    return rest_a <= max_word && rest_b <= max_word && same >= 2 * std::max(rest_a, rest_b);
}

// Long enough to stand for the title: two words of a long one are in others as well.
bool is_telling_part(std::u32string_view entry, std::u32string_view title) {
    constexpr std::size_t min_length = 4;
    constexpr std::size_t sure_length = 8;
    return entry.size() >= sure_length ||
           (entry.size() >= min_length && entry.size() * 5 >= title.size() * 2);
}

bool share_end(std::u32string_view a, std::u32string_view b) {
    return a.substr(a.size() - 2) == b.substr(b.size() - 2);
}

}  // namespace

std::u32string title_key(std::u32string_view match_key) {
    std::u32string key;
    for (const char32_t c : match_key) {
        if (is_ideograph(c) || is_latin(c) || is_one_of(c, U"%+")) key.push_back(c);
    }
    return key;
}

Likeness compare_titles(std::u32string_view entry, std::u32string_view title) {
    entry = entry.substr(0, max_length);
    title = title.substr(0, max_length);
    if (entry.empty() || title.empty()) return Likeness::None;
    if (entry == title) return Likeness::Equal;
    if (is_telling_part(entry, title) && title.find(entry) != std::u32string_view::npos) {
        return Likeness::Part;
    }
    // 某局：… before the title.
    if (title.size() >= min_similar_length && title.size() * 5 >= entry.size() * 3 &&
        entry.ends_with(title)) {
        return Likeness::Similar;
    }
    if (title.size() >= min_similar_length && entry.starts_with(title)) return Likeness::Start;
    if (entry.size() < min_similar_length || title.size() < min_similar_length)
        return Likeness::None;
    // A cheap test before the table: shortened titles keep their beginning or their end.
    if (common_prefix(entry, title) < 2 && !share_end(entry, title)) return Likeness::None;
    if (differ_in_one_word(entry, title)) return Likeness::Similar;
    const auto is_similar = [&](std::size_t common) {
        return common >= entry.size() - entry.size() / 5 && common * 2 >= title.size();
    };
    // The first of several lines, with a word left out, or another one for it.
    const bool may_be_start =
        title.size() < entry.size() && common_prefix(entry, title) >= min_start_length;
    if (!may_be_start && !is_similar(std::min(entry.size(), title.size()))) return Likeness::None;
    const std::size_t common = common_length(entry, title);
    if (is_similar(common)) return Likeness::Similar;
    const std::size_t other = title.size() >= min_length_with_word ? max_other_word : 1;
    return may_be_start && common + other >= title.size() ? Likeness::Start : Likeness::None;
}

}  // namespace kexie
