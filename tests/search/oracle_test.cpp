// The engine against the plainest scan: the same articles, counts and marks, at every moment.
#include <doctest/doctest.h>

#include <algorithm>

#include "support/files.h"
#include "support/rounds.h"
#include "support/search_corpus.h"
#include "support/search_oracle.h"
#include "support/skip.h"

using namespace kexie;

namespace {

// Small, so that a few issues fill several segments.
constexpr std::size_t small_shelf_units = 3000;

enum class IndexState { None, Some, All };

Engine make_engine(const Issues& issues, IndexState state, Random& random) {
    Engine engine(small_shelf_units);
    for (const auto& issue : issues) {
        engine.add(issue);
        if (state == IndexState::Some && below(random, 3) == 0)
            engine.index_some(below(random, 900));
    }
    while (state == IndexState::All && engine.index_some(1000)) {
    }
    return engine;
}

using Key = std::pair<std::uint32_t, std::uint32_t>;

// Everything that must be equal, as text, so that a failure can be read.
std::string expected_answer(const oracle::Documents& documents, const oracle::Tree& tree) {
    std::string answer;
    for (const oracle::Document& document : documents) {
        if (!oracle::matches(document, tree)) continue;
        answer += std::to_string(document.issue) + "/" + std::to_string(document.article) + ":" +
                  std::to_string(oracle::count_places(document, tree)) + " ";
    }
    return answer;
}

std::string actual_answer(const Results& results) {
    std::vector<Hit> hits = results.hits;
    std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
        return Key(a.issue, a.article) < Key(b.issue, b.article);
    });
    std::string answer;
    for (const Hit& hit : hits) {
        answer += std::to_string(hit.issue) + "/" + std::to_string(hit.article) + ":" +
                  std::to_string(hit.occurrences) + " ";
    }
    return answer;
}

std::string written(const std::vector<Mark>& marks) {
    std::string text;
    for (const Mark& mark : marks) {
        text += std::to_string(static_cast<int>(mark.field)) + "." +
                std::to_string(mark.paragraph) + "[" + std::to_string(mark.begin) + "," +
                std::to_string(mark.end) + ") ";
    }
    return text;
}

// The answer, and the marks of every article that is found.
void check_query(const Engine& engine, const oracle::Documents& documents, const oracle::Tree& tree,
                 const std::string& query) {
    CAPTURE(query);
    const Results results = engine.search(query);
    CAPTURE(results.explanation_zh);
    REQUIRE(results.problems.empty());
    REQUIRE(actual_answer(results) == expected_answer(documents, tree));
    for (const oracle::Document& document : documents) {
        if (!oracle::matches(document, tree)) continue;
        CAPTURE(document.issue);
        CAPTURE(document.article);
        REQUIRE(written(engine.marks(query, document.issue, document.article)) ==
                written(oracle::marks(document, tree)));
    }
}

oracle::Tree word_tree(const std::string& word, bool quoted) {
    oracle::Tree tree;
    tree.kind = oracle::Tree::Kind::Word;
    tree.words = {word};
    tree.quoted = quoted;
    return tree;
}

// A piece of the text in quotation marks, with its blanks as they are.
void check_pieces(const Issues& issues, std::size_t count, unsigned seed) {
    Random random(seed);
    const oracle::Documents documents = oracle::documents_of(issues);
    const Engine engine = make_engine(issues, IndexState::All, random);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t longest = i % 4 == 0 ? 40 : 6;
        std::string piece = random_piece(random, issues, longest);
        if (i % 2 == 0) piece = written_otherwise(random, piece);
        for (const char* mark : {"\"", "“", "”", "＂"}) {
            for (std::size_t at = 0; (at = piece.find(mark, at)) != std::string::npos;) {
                piece.erase(at, std::string_view(mark).size());
            }
        }
        if (oracle::fold_plainly(piece).text.empty()) continue;
        check_query(engine, documents, word_tree(piece, true), "\"" + piece + "\"");
    }
}

}  // namespace

TEST_CASE("search: random pieces of made-up issues are found as a plain scan finds them") {
    Random random(1);
    check_pieces(make_issues(random, 12), test::rounds(4000U), 2);
}

TEST_CASE("search: random pieces of the digests are found as a plain scan finds them") {
    const Issues issues = read_issues(KEXIE_SOURCE_DIR "/data/issues");
    REQUIRE_FALSE(issues.empty());
    check_pieces(issues, test::rounds(3000U), 3);
}

TEST_CASE("search: random pieces of the archive are found as a plain scan finds them" *
          test::needs(test::has_real_issues(), test::real_issues)) {
    const Issues issues = read_issues(test::shared_folder("archive").string());
    check_pieces(issues, test::rounds(3000U), 4);
}

TEST_CASE(
    "search: random queries are answered as a plain scan answers them, however much is "
    "indexed") {
    for (const IndexState state : {IndexState::None, IndexState::Some, IndexState::All}) {
        Random random(5);
        const Issues issues = make_issues(random, 20);
        const oracle::Documents documents = oracle::documents_of(issues);
        const Engine engine = make_engine(issues, state, random);
        for (int i = 0; i < test::rounds(800); ++i) {
            const oracle::Tree tree = random_tree(random, issues, 3);
            check_query(engine, documents, tree, typed(random, tree));
        }
    }
}
