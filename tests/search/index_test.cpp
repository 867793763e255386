#include "search/index.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>
#include <utility>

#include "search/index_build.h"
#include "support/search_corpus.h"

using namespace kexie;

namespace {

struct Found {
    std::uint32_t count = 0;
    bool in_title = false;

    bool operator==(const Found&) const = default;
};

using List = std::map<std::uint32_t, Found>;

List read_list(PostingReader reader) {
    List list;
    while (!reader.done()) {
        const Posting posting = reader.next();
        REQUIRE(list.emplace(posting.article, Found{posting.count, posting.in_title}).second);
    }
    return list;
}

ShelfIndex build(const Shelf& shelf, std::size_t slice) {
    IndexBuilder builder(shelf);
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
    Shelf shelf;
    for (const auto& issue : make_issues(random, 60)) {
        for (const Article& article : issue->articles) shelf.add(article);
    }
    std::map<char16_t, List> by_unit;
    std::map<std::pair<char16_t, char16_t>, List> by_pair;
    for (std::uint32_t article = 0; article < shelf.article_count(); ++article) {
        for (std::size_t f = 0; f < shelf.field_count(article); ++f) {
            const FieldSpan span = shelf.field(article, f);
            const auto note = [&](Found& found) {
                ++found.count;
                found.in_title = found.in_title || f == 0;
            };
            for (std::uint32_t i = span.begin; i < span.end; ++i) {
                note(by_unit[shelf.text()[i]][article]);
                if (i + 1 == span.end) continue;
                note(by_pair[{shelf.text()[i], shelf.text()[i + 1]}][article]);
            }
        }
    }
    REQUIRE(by_pair.size() > 500);
    for (const std::size_t slice : {std::size_t{1}, std::size_t{100}, std::size_t{1000000}}) {
        const ShelfIndex index = build(shelf, slice);
        CHECK(index.article_count() == shelf.article_count());
        for (const auto& [unit, list] : by_unit) {
            REQUIRE(read_list(index.articles_with(unit)) == list);
        }
        for (const auto& [pair, list] : by_pair) {
            REQUIRE(read_list(index.articles_with(pair.first, pair.second)) == list);
        }
        std::size_t pairs = 0;
        index.for_each_pair([&](char16_t first, char16_t second, PostingReader reader) {
            REQUIRE(read_list(reader) == by_pair.at({first, second}));
            ++pairs;
        });
        CHECK(pairs == by_pair.size());
        for (const char16_t unit : {u'龘', u'\0', u'\uFFFF'}) {
            CHECK(index.articles_with(unit).done());
            CHECK(index.articles_with(u'科', unit).done());
            CHECK(index.articles_with(unit, u'科').done());
        }
    }
}

TEST_CASE("index: nothing to index, and long groups that are sorted by digits") {
    CHECK(ShelfIndex().articles_with(u'科').done());
    Shelf empty;
    CHECK(build(empty, 1).articles_with(u'科').done());

    Shelf shelf;
    Article article;
    std::string text;
    for (int i = 0; i < 5000; ++i) text += i % 3 == 0 ? "科协" : i % 7 == 0 ? "科" : "科Ж";
    article.paragraphs = {text};
    shelf.add(article);
    const ShelfIndex index = build(shelf, 10);
    CHECK(read_list(index.articles_with(u'科', u'协')) == List{{0, {1667, false}}});
    CHECK(read_list(index.articles_with(u'科')) == List{{0, {5000, false}}});
}
