// Finds every article that contains what the reader typed.
//
// A term finds an article if the folded text of one of its fields (title, one paragraph, the
// attribution, each by itself) contains the folded term: no segmentation, from one character up.
// The answer is exact at every moment; articles that are not indexed yet are scanned.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "bulletin/issue.h"

namespace kexie {

enum class Field : std::uint8_t { Title, Paragraph, Attribution };

// A place in the original text of an article: bytes [begin, end) of the UTF-8 field.
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
        Closeness,  // All that is looked for stands close together in one field.
    };

    Kind kind{};
    std::string text;               // The term, as typed.
    std::uint32_t occurrences = 0;  // Of it in the article.
    bool in_title = false;          // One of them: it counts for four more.
    double rarity = 0;              // Of the term among all articles; of Closeness, of all terms.
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
    };

    std::string text;         // A query, or for continuations the whole of it.
    std::uint32_t count = 0;  // Places of what is suggested.
    Kind kind{};
};

class Engine {
public:
    Engine();
    // Divides the index into parts of this many characters, so that tests see many of them.
    explicit Engine(std::size_t part_characters);
    ~Engine();
    Engine(Engine&&) noexcept;
    Engine& operator=(Engine&&) noexcept;

    // Joins an issue to the archive, behind all others; its articles can be found at once. O(text).
    void add(std::shared_ptr<const Issue> issue);

    // The same as the `position`-th: those from there on move up by one. What was indexed stays so,
    // and every search gives what it would if all issues had come in this order.
    // O(text + issues).
    void insert(std::shared_ptr<const Issue> issue, std::size_t position);

    // Indexes up to `budget` more characters; true while there is more to do.
    bool index_some(std::size_t budget);

    std::size_t issue_count() const;
    const Issue& issue(std::size_t index) const;

    // An empty query (or one with fields only) gives every article that the filters leave.
    Results search(std::string_view query, const SearchOptions& options = {}) const;

    // Why a hit of this search by relevance has its score; of other orders, which have none,
    // nothing.
    std::vector<ScorePart> explain_score(std::string_view query, const SearchOptions& options,
                                         const Hit& hit) const;

    // The best window of the article for this query: about `width` code points.
    Snippet snippet(std::string_view query, const Hit& hit, std::size_t width = 80) const;

    // Every place of the article that the query's terms cover, in order of the text, merged where
    // they overlap.
    std::vector<Mark> marks(std::string_view query, std::uint32_t issue,
                            std::uint32_t article) const;

    // What follows `prefix` in the archive, as far as it goes on in the same way: most frequent
    // first, those in titles and attributions ahead. For frequent prefixes, worked out from a
    // sample of the articles. Quotation marks and operators are taken as text.
    std::vector<Suggestion> completions(std::string_view prefix, std::size_t limit = 8) const;

    // For a query that is pinyin: words of the archive that are read so, literal hits or not. For
    // a query with a term that is nowhere: the query with another one in its place that sounds
    // the same, then with one that differs in a character. Most frequent first. Looks through the
    // text: 1 ms for each megabyte.
    std::vector<Suggestion> suggestions(std::string_view query, std::size_t limit = 8) const;

    // Bytes held for text and index, beside the issues themselves.
    std::size_t memory() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace kexie
