#include "app/box_suggestions.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/utf8.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr std::size_t suggestions_max = 8;
constexpr std::size_t issues_max = 3;

// Only plain words are completed, not operators and fields.
constexpr std::string_view operators = "\":()|";
constexpr std::array<std::string_view, 4> prefixes = {"期:", "期：", "issue:", "issue："};

// Without the blanks at both ends.
std::string_view trimmed(std::string_view text) {
    std::size_t begin = text.size();
    std::size_t end = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        const Decoded decoded = decode_utf8(text, offset);
        if (!is_blank(decoded.code_point)) {
            begin = std::min(begin, offset);
            end = offset + decoded.size;
        }
        offset += decoded.size;
    }
    return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

// "2023-18": a year and the first digits of a number; "18": the digits alone.
struct NumberAsked {
    std::optional<int> year;
    std::string digits;
    bool has_prefix = false;
};

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<NumberAsked> parse_number_asked(std::string_view typed) {
    NumberAsked asked;
    std::string_view rest = trimmed(typed);
    for (const std::string_view prefix : prefixes) {
        if (rest.substr(0, prefix.size()) != prefix) continue;
        rest = trimmed(rest.substr(prefix.size()));
        asked.has_prefix = true;
        break;
    }
    if (rest.size() > 5 && rest[4] == '-' && all_digits(rest.substr(0, 4))) {
        int year = 0;
        std::from_chars(rest.data(), rest.data() + 4, year);
        asked.year = year;
        rest.remove_prefix(5);
    }
    const bool bare = rest.empty() && !asked.has_prefix;
    if (bare || rest.size() > 4 || !all_digits(rest)) return std::nullopt;
    asked.digits = rest;
    return asked;
}

// The start of the last word: after a blank or a comma.
std::size_t last_word(std::string_view typed) {
    std::size_t begin = 0;
    for (std::size_t offset = 0; offset < typed.size();) {
        const Decoded decoded = decode_utf8(typed, offset);
        offset += decoded.size;
        const bool divides =
            is_blank(decoded.code_point) || is_one_of(decoded.code_point, U",，、");
        if (divides) begin = offset;
    }
    return begin;
}

// Completions of the last word, with the words before it.
void add_continuations(std::vector<BoxSuggestion>& suggestions, const Engine& engine,
                       std::string_view typed) {
    if (typed.find_first_of(operators) != std::string_view::npos) return;
    if (typed.find("：") != std::string_view::npos) return;
    const std::size_t begin = last_word(typed);
    if (begin == typed.size()) return;
    const std::string head(typed.substr(0, begin));
    const std::string_view word = typed.substr(begin);
    if (word.front() == '-') return;
    for (const Suggestion& next : engine.completions(word, suggestions_max)) {
        if (next.text == word) continue;
        suggestions.push_back(
            {BoxSuggestion::Kind::Continuation, head + next.text, next.count, -1});
    }
}

}  // namespace

std::string_view issue_prefix(Language language) {
    return language == Language::English ? "issue:" : "期:";
}

std::vector<int> issues_named(const Library& library, std::string_view typed, std::size_t limit) {
    const auto asked = parse_number_asked(typed);
    if (!asked) return {};
    std::vector<int> exact;
    std::vector<int> longer;
    for (int i = library.issue_count() - 1; i >= 0; --i) {
        const Issue& issue = library.issue(i);
        if (!issue.number || (asked->year && issue.year != asked->year)) continue;
        const std::string number = std::to_string(*issue.number);
        if (number == asked->digits) {
            exact.push_back(i);
        } else if (asked->has_prefix &&
                   number.compare(0, asked->digits.size(), asked->digits) == 0) {
            longer.push_back(i);
        }
    }
    exact.insert(exact.end(), longer.begin(), longer.end());
    if (exact.size() > limit) exact.resize(limit);
    return exact;
}

bool asks_for_issue(std::string_view typed) {
    const auto asked = parse_number_asked(typed);
    return asked && !asked->digits.empty() && (asked->has_prefix || asked->year);
}

std::vector<BoxSuggestion> make_box_suggestions(const State& state, std::string_view typed) {
    std::vector<BoxSuggestion> suggestions;
    if (!state.library) return suggestions;
    if (trimmed(typed).empty()) {
        for (const std::string& query : state.preferences.searches) {
            if (suggestions.size() == suggestions_max) break;
            suggestions.push_back({BoxSuggestion::Kind::Earlier, query, 0, -1});
        }
        return suggestions;
    }
    const auto asked = parse_number_asked(typed);
    const bool compares = state.route.kind == Route::Kind::Trends;
    const std::size_t issues = asked && asked->has_prefix ? suggestions_max
                               : compares                 ? 0
                                                          : issues_max;
    for (const int issue : issues_named(*state.library, typed, issues)) {
        suggestions.push_back({BoxSuggestion::Kind::Issue, {}, 0, issue});
    }
    if (asked && asked->has_prefix) return suggestions;
    for (const Suggestion& suggestion : state.search.suggestions) {
        if (suggestion.kind != Suggestion::Kind::Pinyin) continue;
        suggestions.push_back(
            {BoxSuggestion::Kind::Continuation, suggestion.text, suggestion.count, -1});
    }
    add_continuations(suggestions, state.library->engine(), typed);
    if (suggestions.size() > suggestions_max) suggestions.resize(suggestions_max);
    return suggestions;
}

void step_suggestion(BoxState& box, int by) {
    const auto count = static_cast<int>(box.suggestions.size());
    const int at = box.chosen ? static_cast<int>(*box.chosen) : count;
    const int next = (at + by + count + 1) % (count + 1);
    box.chosen.reset();
    if (next < count) box.chosen = static_cast<std::size_t>(next);
}

void remember_search(std::vector<std::string>& searches, std::string_view query) {
    const std::string kept(trimmed(query));
    if (kept.empty()) return;
    const auto same = std::find(searches.begin(), searches.end(), kept);
    if (same != searches.end()) searches.erase(same);
    searches.insert(searches.begin(), kept);
    if (searches.size() > searches_max) searches.resize(searches_max);
}

}  // namespace kexie
