// What a search takes and gives: the values of the facade in engine.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"

namespace kexie {

// Captions, author and source note count as paragraphs after the last; see index/article_text.h.
enum class Field : std::uint8_t { Title, Paragraph, Attribution };

// A range in the original text of an article: bytes [begin, end) of the UTF-8 field.
struct Mark {
    Field field{};
    std::uint32_t paragraph = 0;  // 0-based; only for Field::Paragraph.
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    bool operator==(const Mark&) const = default;
};

struct Hit {
    std::uint32_t issue = 0;    // Index in the order of the archive.
    std::uint32_t article = 0;  // 0-based within the issue.
    std::uint32_t occurrences = 0;
    double score = 0;
};

// What a hit's score is made of; the parts add up to it.
struct ScorePart {
    enum class Kind : std::uint8_t {
        Term,       // A term that the article contains; of 近(…) and 同段(…), all of them.
        Proximity,  // All that is looked for stands close together in one field.
    };

    Kind kind{};
    std::string text;               // The term, as typed.
    std::uint32_t occurrences = 0;  // Of it in the article.
    bool in_title = false;          // One of them: it counts for four more.
    double idf = 0;                 // Of the term among all articles; of Proximity, of all terms.
    double score = 0;               // What it adds, in whole ten-thousandths.
};

enum class Sort { Relevance, Newest, Oldest };

// Narrow the hits of any query; members that are empty do not narrow. Values within one member
// are alternatives; members are combined with and.
struct Filters {
    std::vector<int> years;
    std::vector<std::string> sections;
    std::vector<std::string> sources;  // Contributing units.
    std::optional<Date> from;          // Of the issue's date; inclusive.
    std::optional<Date> to;            // Inclusive.
    std::optional<Field> scope;        // Look only in titles, or only in attributions.

    bool operator==(const Filters&) const = default;
};

struct SearchOptions {
    Sort sort = Sort::Relevance;
    Filters filters;
    std::size_t limit = 0;  // Give only the first so many hits; 0 gives all.
};

// A mistake in the query; what is right in it still runs.
struct Problem {
    std::size_t begin = 0;  // Bytes [begin, end) of the query.
    std::size_t end = 0;
    std::string zh;
    std::string en;
};

struct Count {
    std::string value;  // "2023", "2023-06", a section, a contributing unit.
    std::uint32_t count = 0;
};

// Articles among the hits, by value; largest first, months in order.
struct Facets {
    std::vector<Count> years;
    std::vector<Count> months;  // "YYYY-MM" of the issue's date.
    std::vector<Count> sections;
    std::vector<Count> sources;
};

struct Results {
    std::vector<Hit> hits;          // Sorted; all of them, or the first SearchOptions::limit.
    std::size_t total = 0;          // Articles found, whatever the limit.
    std::uint64_t occurrences = 0;  // In all of these.
    std::string explanation_zh;     // How the query was understood, in words.
    std::string explanation_en;
    std::vector<Problem> problems;
    Facets facets;  // Each dimension counted without its own filter, with all others.
};

struct Snippet {
    std::string text;
    // Code points [begin, end) of `text`, in order, not overlapping.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> marks;
};

// Something of the archive to search for instead of what was typed.
struct Suggestion {
    enum class Kind : std::uint8_t {
        Continuation,  // Begins with what was typed.
        Pinyin,        // What was typed is its pinyin, in full, in initials, or mixed.
        Sound,         // Sounds the same.
        Similar,       // Differs in one character.
        Rewritten,  // The same words with the operators that were meant: 甲 乙 for 甲 AND 乙.
    };

    std::string text;         // A query, or for continuations the whole of it.
    std::uint32_t count = 0;  // Occurrences of what is suggested.
    Kind kind{};
};

}  // namespace kexie
