#include "search/index/bigram_index.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "search/engine.h"
#include "search/index/index_builder.h"
#include "search/match/candidates.h"
#include "support/search_corpus.h"

using namespace kexie;

namespace {

struct Found {
    std::uint32_t count = 0;
    bool in_title = false;

    bool operator==(const Found&) const = default;
};

using List = std::map<std::uint32_t, Found>;

List read_list(const PostingList& articles) {
    List list;
    articles.for_each([&](const Posting& posting) {
        REQUIRE(list.emplace(posting.article, Found{posting.count, posting.in_title}).second);
    });
    CHECK(list.empty() == articles.empty());
    return list;
}

// Its totals are those of the list.
List read_list(const UnitPostings& unit, std::size_t articles) {
    List list = read_list(unit.list);
    for (std::uint32_t i = 0; unit.dense != nullptr && i < articles; ++i) {
        const std::uint32_t byte = unit.dense[i];
        if (byte != 0) list.emplace(i, Found{byte >> 1U, (byte & 1U) != 0});
    }
    std::uint32_t positions = 0;
    for (const auto& [article, found] : list) positions += found.count;
    CHECK(unit.articles == list.size());
    CHECK(unit.positions == positions);
    return list;
}

// The positions of a pair in the segment, article by article.
std::vector<std::uint32_t> read_positions(const SegmentText& text, const BigramPostings& pair) {
    std::vector<std::uint32_t> positions;
    pair.list.for_each([&](const Posting& posting) {
        for (std::uint32_t i = 0; text.keeps_positions(posting.article) && i < posting.count; ++i) {
            positions.push_back(text.article_begin(posting.article) +
                                pair.position(positions.size()));
        }
    });
    CHECK(positions.size() == pair.positions);
    return positions;
}

using Positions = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // Article and position.

// Where a term of which two pairs are looked at may stand, read from the text.
Positions positions_of_bigrams(const SegmentText& text, std::u16string_view term, std::size_t first,
                               std::size_t second) {
    const std::u16string_view units = text.units();
    const auto stands_at = [&](std::size_t position, std::size_t offset) {
        return units.substr(position + offset, 2) == term.substr(offset, 2);
    };
    Positions positions;
    for (std::uint32_t article = 0; article < text.article_count(); ++article) {
        const std::uint32_t begin = text.article_begin(article);
        const std::uint32_t end = text.article_begin(article + 1);
        const auto has = [&](std::size_t offset) {
            return units.substr(begin, end - begin).find(term.substr(offset, 2)) != units.npos;
        };
        if (!text.keeps_positions(article)) {
            if (has(first) && has(second)) positions.push_back({article, Candidate::anywhere});
            continue;
        }
        const std::size_t last = std::max(first, second) + 2;
        for (std::uint32_t position = begin; position + last <= end; ++position) {
            if (stands_at(position, first) && stands_at(position, second)) {
                positions.push_back({article, position});
            }
        }
    }
    return positions;
}

BigramIndex build(const SegmentText& text, std::size_t slice) {
    IndexBuilder builder(text);
    for (std::size_t budget = slice; !builder.step(budget); budget = slice) REQUIRE(budget == 0);
    return builder.take();
}

}  // namespace

TEST_CASE("postings: every list is read back as it was written") {
    std::mt19937 random(1);
    for (int round = 0; round < 300; ++round) {
        std::vector<std::uint8_t> bytes;
        std::vector<Posting> written;
        PostingWriter writer(bytes);
        std::uint32_t article = 0;
        for (int i = 0; i < 50; ++i) {
            article += static_cast<std::uint32_t>(1 + random() % (random() % 4 == 0 ? 3000 : 3));
            const auto count = static_cast<std::uint32_t>(1 + (random() % 5 == 0 ? random() : 0));
            written.push_back({article - 1, count, random() % 3 == 0});
            writer.add(written.back());
        }
        PostingReader reader(bytes.data(), bytes.data() + bytes.size());
        for (const Posting& expected : written) {
            REQUIRE_FALSE(reader.done());
            const Posting posting = reader.next();
            REQUIRE(posting.article == expected.article);
            REQUIRE(posting.count == expected.count);
            REQUIRE(posting.in_title == expected.in_title);
        }
        CHECK(reader.done());
    }
}

TEST_CASE("index: every unit and pair has exactly its articles, whatever the slices") {
    Random random(2);
    SegmentText text;
    for (const auto& issue : make_issues(random, 60)) {
        for (const Article& article : issue->articles) text.add(article);
    }
    std::map<char16_t, List> by_unit;
    std::map<std::pair<char16_t, char16_t>, List> by_bigram;
    std::map<std::pair<char16_t, char16_t>, std::vector<std::uint32_t>> positions;
    for (std::uint32_t article = 0; article < text.article_count(); ++article) {
        for (std::size_t f = 0; f < text.field_count(article); ++f) {
            const FieldSpan span = text.field(article, f);
            const auto note = [&](Found& found) {
                ++found.count;
                found.in_title = found.in_title || f == 0;
            };
            for (std::uint32_t i = span.begin; i < span.end; ++i) {
                note(by_unit[text.units()[i]][article]);
                if (i + 1 == span.end) continue;
                note(by_bigram[{text.units()[i], text.units()[i + 1]}][article]);
                positions[{text.units()[i], text.units()[i + 1]}].push_back(i);
            }
        }
    }
    REQUIRE(by_bigram.size() > 500);
    for (const std::size_t slice : {std::size_t{1}, std::size_t{100}, std::size_t{1000000}}) {
        const BigramIndex index = build(text, slice);
        CHECK(index.article_count() == text.article_count());
        for (const auto& [unit, list] : by_unit) {
            REQUIRE(read_list(index.postings_of(unit), text.article_count()) == list);
        }
        for (const auto& [pair, list] : by_bigram) {
            const BigramPostings found = index.postings_of(pair.first, pair.second);
            REQUIRE(read_list(found.list) == list);
            REQUIRE(read_positions(text, found) == positions.at(pair));
        }
        std::size_t pairs = 0;
        index.for_each_bigram([&](char16_t first, char16_t second, const BigramPostings& list) {
            REQUIRE(read_list(list.list) == by_bigram.at({first, second}));
            ++pairs;
        });
        CHECK(pairs == by_bigram.size());
        for (const char16_t unit : {u'龘', u'\0', u'\uFFFF'}) {
            CHECK(index.postings_of(unit).articles == 0);
            CHECK(index.postings_of(u'科', unit).list.empty());
            CHECK(index.postings_of(unit, u'科').list.empty());
        }
    }
}

TEST_CASE("index: nothing to index, and long groups that are sorted by digits") {
    CHECK(BigramIndex().postings_of(u'科').articles == 0);
    SegmentText empty;
    CHECK(build(empty, 1).postings_of(u'科').articles == 0);

    SegmentText text;
    Article article;
    std::string paragraph;
    for (int i = 0; i < 5000; ++i) paragraph += i % 3 == 0 ? "科协" : i % 7 == 0 ? "科" : "科Ж";
    article.paragraphs = {paragraph};
    text.add(article);
    const BigramIndex index = build(text, 10);
    CHECK(read_list(index.postings_of(u'科', u'协').list) == List{{0, {1667, false}}});
    CHECK(read_list(index.postings_of(u'科'), 1) == List{{0, {5000, false}}});
}

TEST_CASE("index: no positions are kept in an article that is too long, and all are found") {
    Engine engine;
    auto issue = std::make_shared<Issue>();
    for (const std::size_t units : {std::size_t{10}, SegmentText::max_units_with_positions - 2,
                                    SegmentText::max_units_with_positions, std::size_t{200000}}) {
        Article article;
        std::string text;
        for (std::size_t i = 0; i + 10 < units; i += 10) text += "北京市科协每周动态。";
        article.paragraphs = {text, "结尾是科普日"};
        issue->articles.push_back(article);
    }
    engine.add(issue);
    const Results before = engine.search("市科协");
    while (engine.index_some(100000)) {
    }
    const Results after = engine.search("市科协");
    REQUIRE(after.hits.size() == before.hits.size());
    CHECK(after.occurrences == before.occurrences);
    CHECK(engine.search("是科普日").total == 4);
}

TEST_CASE("candidates: two pairs of a term stand where the text has both, also in long articles") {
    Random random(3);
    SegmentText text;
    const auto compare = [&](int rounds) {
        const BigramIndex index = build(text, 1000000);
        CandidateFinder finder;
        std::size_t found = 0;
        for (int round = 0; round < rounds; ++round) {
            const std::size_t size = 3 + below(random, 4);
            const std::u16string_view term =
                text.units().substr(below(random, text.units().size() - size), size);
            if (term.find(field_separator) != term.npos) continue;
            const std::size_t first = below(random, size - 1);
            const std::size_t second = (first + 1 + below(random, size - 2)) % (size - 1);
            const auto bigram_at = [&](std::size_t offset) {
                return TermBigram{index.postings_of(term[offset], term[offset + 1]),
                                  static_cast<std::uint32_t>(offset)};
            };
            Positions positions;
            for (const Candidate& each : finder.find(text, bigram_at(first), bigram_at(second))) {
                positions.push_back({each.article, each.position});
            }
            REQUIRE(positions == positions_of_bigrams(text, term, first, second));
            found += positions.size();
        }
        CHECK(found > static_cast<std::size_t>(rounds));
    };
    for (const auto& issue : make_issues(random, 60)) {
        for (const Article& article : issue->articles) text.add(article);
    }
    compare(2000);
    Article article;
    std::string paragraph;
    while (paragraph.size() < 3 * SegmentText::max_units_with_positions) {
        paragraph += "科协科普科协科协，";
    }
    article.paragraphs = {paragraph};
    text.add(article);
    text.add(*make_issues(random, 1).front()->articles.begin());
    compare(50);
}
