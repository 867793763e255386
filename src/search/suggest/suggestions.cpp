#include "search/suggest/suggest.h"

#include <algorithm>
#include <bitset>
#include <memory>
#include <string>
#include <unordered_map>

#include "base/utf8.h"
#include "search/match/evaluate.h"
#include "search/match/find_matches.h"
#include "search/query/query.h"
#include "search/suggest/pinyin_query.h"
#include "text/pinyin.h"

namespace kexie {
namespace {

constexpr std::size_t max_readings = 4;  // Of the same letters, that are looked for.

using UnitSet = std::bitset<0x10000>;

// Texts of which each unit is one of a set.
struct Pattern {
    std::vector<std::shared_ptr<const UnitSet>> sets;
};

using Counts = std::unordered_map<std::u16string, std::uint32_t>;

std::shared_ptr<const UnitSet> set_of(std::u16string_view characters) {
    auto set = std::make_shared<UnitSet>();
    for (const char16_t unit : characters) set->set(unit);
    return set;
}

// Every Chinese character: what a character may be mistaken for.
std::shared_ptr<const UnitSet> any_character() {
    auto set = std::make_shared<UnitSet>();
    for (std::size_t unit = 0x4E00; unit < 0xA000; ++unit) set->set(unit);
    return set;
}

// Counts every text of the segments that fits the pattern, at every position. O(text).
void count_fitting(const Corpus& corpus, const Pattern& pattern, Counts& counts) {
    const std::size_t size = pattern.sets.size();
    const UnitSet& first = *pattern.sets[0];
    const UnitSet& second = *pattern.sets[1];
    for (const auto& segment : corpus.segments()) {
        const std::u16string_view text = segment->text.units();
        for (std::size_t at = 0; at + size <= text.size(); ++at) {
            if (!first[text[at]] || !second[text[at + 1]]) continue;
            std::size_t fitting = 2;
            while (fitting < size && (*pattern.sets[fitting])[text[at + fitting]]) ++fitting;
            if (fitting == size) ++counts[std::u16string(text.substr(at, size))];
        }
    }
}

std::string to_text(std::u16string_view units) {
    std::string text;
    for (std::size_t i = 0; i < units.size(); ++i) {
        char32_t code_point = units[i];
        if (units[i] >> 10 == 0x36 && i + 1 < units.size()) {
            code_point = 0x10000 + ((code_point & 0x3FF) << 10) + (units[++i] & 0x3FFU);
        }
        append_utf8(text, code_point);
    }
    return text;
}

// Appends the most frequent ones that are not suggested yet.
void append_most_frequent(const Counts& counts, Suggestion::Kind kind, std::size_t limit,
                          std::vector<Suggestion>& suggestions) {
    std::vector<std::pair<std::u16string, std::uint32_t>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    for (const auto& [units, count] : sorted) {
        if (suggestions.size() >= limit) return;
        const std::string text = to_text(units);
        const bool is_known =
            std::any_of(suggestions.begin(), suggestions.end(),
                        [&](const Suggestion& suggestion) { return suggestion.text == text; });
        if (!is_known) suggestions.push_back({text, count, kind});
    }
}

void suggest_reading(const Corpus& corpus, const std::vector<Sound>& reading, std::size_t limit,
                     std::vector<Suggestion>& suggestions) {
    Pattern pattern;
    for (const Sound& sound : reading) pattern.sets.push_back(set_of(characters_of(sound)));
    Counts counts;
    count_fitting(corpus, pattern, counts);
    append_most_frequent(counts, Suggestion::Kind::Pinyin, limit, suggestions);
}

void suggest_by_pinyin(const Corpus& corpus, const std::string& letters, std::size_t limit,
                       std::vector<Suggestion>& suggestions) {
    const std::string umlauts = with_umlauts(letters);
    const auto typed = split_pinyin(letters, max_readings);
    const auto changed =
        umlauts == letters ? decltype(typed){} : split_pinyin(umlauts, max_readings);
    // A reading with more characters shortens more, and one with ü was not typed: they are only
    // ways out.
    for (std::size_t size = 2; size <= max_characters; ++size) {
        for (const auto* readings : {&typed, &changed}) {
            for (const std::vector<Sound>& reading : *readings) {
                if (reading.size() == size) {
                    suggest_reading(corpus, reading, limit, suggestions);
                }
            }
            if (!suggestions.empty()) return;
        }
    }
}

bool is_chinese(std::u16string_view units) {
    return std::all_of(units.begin(), units.end(),
                       [](char16_t unit) { return unit >= 0x4E00 && unit < 0xA000; });
}

// Terms to replace one that occurs nowhere.
std::vector<Suggestion> replacements_of(const Corpus& corpus, std::u16string_view units,
                                        std::size_t limit) {
    std::vector<Suggestion> suggestions;
    Pattern same_sound;
    for (const char16_t unit : units) same_sound.sets.push_back(set_of(homophones_of(unit)));
    Counts counts;
    count_fitting(corpus, same_sound, counts);
    append_most_frequent(counts, Suggestion::Kind::Sound, limit, suggestions);

    counts.clear();
    const auto any = any_character();
    for (std::size_t other = 0; other < units.size(); ++other) {
        Pattern pattern;
        for (const char16_t unit : units) pattern.sets.push_back(set_of(std::u16string(1, unit)));
        pattern.sets[other] = any;
        count_fitting(corpus, pattern, counts);
    }
    append_most_frequent(counts, Suggestion::Kind::Similar, limit, suggestions);
    return suggestions;
}

void suggest_replacements(const Corpus& corpus, std::string_view query, std::size_t limit,
                          std::vector<Suggestion>& suggestions) {
    const Query parsed = parse_query(query);
    for (const Clause& clause : parsed.clauses) {
        if (clause.kind != ClauseKind::Term || !clause.is_positive) continue;
        const Term& term = clause.terms.front();
        const bool fits =
            term.units.size() >= 2 && term.units.size() <= max_characters && is_chinese(term.units);
        if (!fits || !find_matches(corpus, clause, std::nullopt).empty()) continue;
        const std::size_t at = query.find(term.raw);
        for (Suggestion& found : replacements_of(corpus, term.units, limit)) {
            if (suggestions.size() >= limit) return;
            std::string whole(query);
            whole.replace(at, term.raw.size(), found.text);
            found.text = std::move(whole);
            suggestions.push_back(std::move(found));
        }
    }
}

// Occurrences that a query finds.
std::uint64_t count_found(const Corpus& corpus, const Query& query) {
    const MatchSet found = evaluate(corpus, query, std::nullopt);
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < query.clauses.size(); ++i) {
        if (query.clauses[i].is_positive) {
            count += count_occurrences(found.by_clause[i], found.articles);
        }
    }
    return count;
}

void suggest_rewritten(const Corpus& corpus, std::string_view query, std::size_t limit,
                       std::vector<Suggestion>& suggestions) {
    const std::vector<std::string> candidates = rewritten_queries(query);
    if (candidates.empty()) return;
    if (evaluate(corpus, parse_query(query), std::nullopt).articles.count() > 0) return;
    for (const std::string& candidate : candidates) {
        if (suggestions.size() == limit) return;
        const Query rewritten = parse_query(candidate);
        const std::uint64_t count = count_found(corpus, rewritten);
        if (count == 0 || !rewritten.problems.empty()) continue;
        suggestions.push_back(
            {candidate, static_cast<std::uint32_t>(count), Suggestion::Kind::Rewritten});
    }
}

}  // namespace

std::vector<Suggestion> find_suggestions(const Corpus& corpus, std::string_view query,
                                         std::size_t limit) {
    std::vector<Suggestion> suggestions;
    suggest_rewritten(corpus, query, limit, suggestions);
    if (!suggestions.empty()) return suggestions;
    const std::string letters = pinyin_letters(query);
    if (letters.empty()) {
        suggest_replacements(corpus, query, limit, suggestions);
    } else {
        suggest_by_pinyin(corpus, letters, limit, suggestions);
    }
    return suggestions;
}

}  // namespace kexie
