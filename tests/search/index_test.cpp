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

List read_list(PostingReader postings) {
    List list;
    const std::size_t max_size = postings.max_left();
    while (!postings.done()) {
        const Posting posting = postings.next();
        REQUIRE(list.emplace(posting.article, Found{posting.count, posting.in_title}).second);
    }
    CHECK(list.size() <= max_size);
    return list;
}

// The positions of a bigram in the segment, article by article.
std::vector<std::uint32_t> read_positions(const SegmentText& text, BigramPostings bigram) {
    std::vector<std::uint32_t> positions;
    while (!bigram.postings.done()) {
        const Posting posting = bigram.postings.next();
        bigram.positions.start_article();
        for (std::uint32_t i = 0; i < posting.count; ++i) {
            positions.push_back(text.article_begin(posting.article) + bigram.positions.next());
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
            const auto count =
                static_cast<std::uint32_t>(1 + (random() % 5 == 0 ? random() / 2 : 0));
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
            REQUIRE(read_list(index.postings_of(unit)) == list);
        }
        for (const auto& [pair, list] : by_bigram) {
            const BigramPostings found = index.postings_of(pair.first, pair.second);
            REQUIRE(read_list(found.postings) == list);
            REQUIRE(read_positions(text, found) == positions.at(pair));
        }
        for (const char16_t unit : {u'龘', u'\0', u'\uFFFF'}) {
            CHECK(index.postings_of(unit).done());
            CHECK(index.postings_of(u'科', unit).bytes == 0);
            CHECK(index.postings_of(unit, u'科').bytes == 0);
        }
    }
}

TEST_CASE("index: nothing to index, and long groups that are sorted by digits") {
    CHECK(BigramIndex().postings_of(u'科').done());
    SegmentText empty;
    CHECK(build(empty, 1).postings_of(u'科').done());

    SegmentText text;
    Article article;
    std::string paragraph;
    for (int i = 0; i < 5000; ++i) paragraph += i % 3 == 0 ? "科协" : i % 7 == 0 ? "科" : "科Ж";
    article.paragraphs = {paragraph};
    text.add(article);
    const BigramIndex index = build(text, 10);
    CHECK(read_list(index.postings_of(u'科', u'协').postings) == List{{0, {1667, false}}});
    CHECK(read_list(index.postings_of(u'科')) == List{{0, {5000, false}}});
}

TEST_CASE("index: all is found in an article of any length") {
    Engine engine;
    auto issue = std::make_shared<Issue>();
    for (const std::size_t units : {10U, 127U, 128U, 129U, 16383U, 16384U, 65536U, 200000U}) {
        Article article;
        std::string paragraph;
        for (std::size_t i = 0; i + 10 < units; i += 10) paragraph += "北京市科协每周动态。";
        article.paragraphs = {paragraph, "结尾是科普日"};
        issue->articles.push_back(article);
    }
    engine.add(issue);
    const Results before = engine.search("市科协");
    while (engine.index_some(100000)) {
    }
    const Results after = engine.search("市科协");
    REQUIRE(after.hits.size() == before.hits.size());
    CHECK(after.occurrences == before.occurrences);
    CHECK(engine.search("是科普日").total == 8);
}

TEST_CASE("candidates: a term may begin wherever its rarest bigram says so") {
    Random random(3);
    SegmentText text;
    for (const auto& issue : make_issues(random, 60)) {
        for (const Article& article : issue->articles) text.add(article);
    }
    const BigramIndex index = build(text, 1000000);
    std::size_t found = 0;
    for (int round = 0; round < 2000; ++round) {
        const std::size_t size = 2 + below(random, 5);
        const std::u16string_view term =
            text.units().substr(below(random, text.units().size() - size), size);
        if (term.find(field_separator) != term.npos) continue;
        const auto rarest = find_rarest(index, term);
        REQUIRE(rarest.has_value());
        std::vector<Candidate> candidates;
        append_candidates(text, *rarest, candidates);
        std::vector<Candidate> expected;
        const std::u16string_view bigram = term.substr(rarest->offset, 2);
        for (std::uint32_t article = 0; article < text.article_count(); ++article) {
            const std::uint32_t begin = text.article_begin(article) + rarest->offset;
            const std::uint32_t end = text.article_begin(article + 1);
            const bool in_title = text.units()
                                      .substr(0, text.title_end(article))
                                      .find(bigram, begin - rarest->offset) != text.units().npos;
            for (std::uint32_t i = begin; i + 1 < end; ++i) {
                if (text.units().substr(i, 2) != bigram) continue;
                expected.push_back({i - rarest->offset, article, in_title});
            }
        }
        REQUIRE(candidates == expected);
        found += candidates.size();
    }
    CHECK(found > 2000);
    CHECK_FALSE(find_rarest(index, u"科龘").has_value());
}
