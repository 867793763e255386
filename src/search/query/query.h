// A query, understood: what to look for, and how it combines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "search/types.h"

namespace kexie {

// What stands between two units of a phrase in quotation marks.
enum class Adjacency : std::uint8_t {
    Any,     // Next to a Chinese character or a mark: blanks never matter.
    Blank,   // Between letters or digits, a blank is asked for,
    Joined,  // or asked not to be there.
};

// A part of another spelling that means the same only where its neighbours in the text show it.
struct SpelledPart {
    enum class Kind {
        Word,    // 著 for 着.
        Number,  // 1,200 for 1200, or the other way round.
        Script,  // ₂ or ² for 2, or another way round.
    };
    Kind kind{};
    std::size_t begin = 0;  // Units [begin, end) of the spelling.
    std::size_t end = 0;
};

// How a term may be written, too; see spelling.h.
struct OtherSpelling {
    std::u16string units;
    std::vector<Adjacency> adjacencies;  // As Term::adjacencies.
    std::vector<SpelledPart> parts;
};

struct Term {
    std::u16string units;                // Folded; never empty.
    std::string raw;                     // As typed, without quotation marks.
    std::optional<Field> field;          // Looked for in such fields only.
    std::vector<Adjacency> adjacencies;  // Between the units; empty where none matters.
    std::vector<OtherSpelling> other_spellings;

    bool operator==(const Term& other) const {
        return units == other.units && field == other.field && adjacencies == other.adjacencies;
    }
};

enum class ClauseKind {
    Term,           // One term.
    Near,           // The first term with each of the others within `distance` characters of it.
    SameParagraph,  // A field that contains all the terms.
};

// What is looked for in the text of an article. Two of one kind are never the same.
struct Clause {
    ClauseKind kind{};
    std::vector<Term> terms;
    std::uint32_t distance = 0;
    bool is_positive = false;  // Somewhere not under "not": its occurrences count and are marked.

    bool operator==(const Clause& other) const {
        return kind == other.kind && terms == other.terms && distance == other.distance;
    }
};

// Both ends included.
struct NumberRange {
    int first = 0;
    int last = std::numeric_limits<int>::max();
};

enum class NodeKind {
    Everything,
    Clause,
    Section,      // `text` is contained in the name of the section.
    Year,         // Of the issue, in `range`.
    Number,       // Of the issue within its year, in `range`; in `year`, unless that is 0.
    TotalNumber,  // Of the issue since the first one, in `range`.
    Date,         // Of the issue, as yyyymmdd, in `range`.
    DayOfYear,    // Of any year, as mmdd, in `range`, which may run over the end of the year.
    DayOfMonth,   // Of any month, the same.
    And,
    Or,
    Not,  // One child.
};

struct Node {
    NodeKind kind = NodeKind::Everything;
    std::vector<Node> children;
    std::size_t clause = 0;  // Index into Query::clauses.
    std::u16string text;     // Folded.
    std::string raw;         // As typed: a section, or the value of a field.
    NumberRange range;
    int year = 0;
};

struct Query {
    Node root;
    std::vector<Clause> clauses;
    std::vector<Problem> problems;
};

// Parsing never fails: what is wrong becomes a problem that points at its bytes, and the rest is
// the query. The grammar is in docs/QUERIES.md. O(text) time and depth of nesting bounded.
Query parse_query(std::string_view text);

// The query in words: what is searched, not how it was typed.
std::string explain(const Query& query, Language language);

}  // namespace kexie
