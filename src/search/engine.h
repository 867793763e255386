// Finds every article that contains what the reader typed.
//
// A term finds an article if the folded text of one of its fields (title, one paragraph, the
// attribution, each by itself) contains the folded term: no segmentation, from one character up.
// The answer is exact at every moment; articles that are not indexed yet are scanned.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bulletin/issue.h"
#include "search/types.h"

namespace kexie {

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

    // Every range of the article that the query's terms cover, in order of the text, merged where
    // they overlap.
    std::vector<Mark> marks(std::string_view query, std::uint32_t issue,
                            std::uint32_t article) const;

    // What follows `prefix` in the archive, as far as it goes on in the same way: most frequent
    // first, those in titles and attributions ahead. For frequent prefixes, worked out from a
    // sample of the articles. Quotation marks and operators are taken as text.
    std::vector<Suggestion> completions(std::string_view prefix, std::size_t limit = 8) const;

    // For a query that finds nothing: the query that was meant by AND, NOT, 和, 或, 非, a comma or
    // an asterisk, if it finds something. For one that is pinyin: words of the archive that are
    // read so, literal hits or not. For one with a term that is nowhere: the query with another one
    // instead that sounds the same, then with one that differs in a character. Most frequent
    // first. Looks through the text: 1 ms for each megabyte.
    std::vector<Suggestion> suggestions(std::string_view query, std::size_t limit = 8) const;

    // Bytes held for text and index, beside the issues themselves.
    std::size_t memory() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace kexie
