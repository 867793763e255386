#include "search/index.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "search/candidates.h"
#include "search/engine.h"
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

List read_list(const ArticleList& articles) {
    List list;
    articles.for_each([&](const Posting& posting) {
        REQUIRE(list.emplace(posting.article, Found{posting.count, posting.in_title}).second);
    });
    CHECK(list.empty() == articles.empty());
    return list;
}

// Its totals are those of the list.
List read_list(const UnitList& unit, std::size_t articles) {
    List list = read_list(unit.list);
    for (std::uint32_t i = 0; unit.dense != nullptr && i < articles; ++i) {
        const std::uint32_t byte = unit.dense[i];
        if (byte != 0) list.emplace(i, Found{byte >> 1U, (byte & 1U) != 0});
    }
    std::uint32_t places = 0;
    for (const auto& [article, found] : list) places += found.count;
    CHECK(unit.articles == list.size());
    CHECK(unit.places == places);
    return list;
}

// The places of a pair in the shelf, article by article.
std::vector<std::uint32_t> read_places(const Shelf& shelf, const PairList& pair) {
    std::vector<std::uint32_t> places;
    pair.list.for_each([&](const Posting& posting) {
        for (std::uint32_t i = 0; shelf.keeps_places(posting.article) && i < posting.count; ++i) {
            places.push_back(shelf.article_begin(posting.article) + pair.place(places.size()));
        }
    });
    CHECK(places.size() == pair.places);
    return places;
}

using Places = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // Article and place.

// Where a term of which two pairs are looked at may stand, read from the text.
Places places_of_pairs(const Shelf& shelf, std::u16string_view term, std::size_t first,
                       std::size_t second) {
    const std::u16string_view text = shelf.text();
    const auto stands_at = [&](std::size_t place, std::size_t offset) {
        return text.substr(place + offset, 2) == term.substr(offset, 2);
    };
    Places places;
    for (std::uint32_t article = 0; article < shelf.article_count(); ++article) {
        const std::uint32_t begin = shelf.article_begin(article);
        const std::uint32_t end = shelf.article_begin(article + 1);
        const auto has = [&](std::size_t offset) {
            return text.substr(begin, end - begin).find(term.substr(offset, 2)) != text.npos;
        };
        if (!shelf.keeps_places(article)) {
            if (has(first) && has(second)) places.push_back({article, Candidate::anywhere});
            continue;
        }
        const std::size_t last = std::max(first, second) + 2;
        for (std::uint32_t place = begin; place + last <= end; ++place) {
            if (stands_at(place, first) && stands_at(place, second)) {
                places.push_back({article, place});
            }
        }
    }
    return places;
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
    std::map<std::pair<char16_t, char16_t>, std::vector<std::uint32_t>> places;
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
                places[{shelf.text()[i], shelf.text()[i + 1]}].push_back(i);
            }
        }
    }
    REQUIRE(by_pair.size() > 500);
    for (const std::size_t slice : {std::size_t{1}, std::size_t{100}, std::size_t{1000000}}) {
        const ShelfIndex index = build(shelf, slice);
        CHECK(index.article_count() == shelf.article_count());
        for (const auto& [unit, list] : by_unit) {
            REQUIRE(read_list(index.articles_with(unit), shelf.article_count()) == list);
        }
        for (const auto& [pair, list] : by_pair) {
            const PairList found = index.articles_with(pair.first, pair.second);
            REQUIRE(read_list(found.list) == list);
            REQUIRE(read_places(shelf, found) == places.at(pair));
        }
        std::size_t pairs = 0;
        index.for_each_pair([&](char16_t first, char16_t second, const PairList& list) {
            REQUIRE(read_list(list.list) == by_pair.at({first, second}));
            ++pairs;
        });
        CHECK(pairs == by_pair.size());
        for (const char16_t unit : {u'龘', u'\0', u'\uFFFF'}) {
            CHECK(index.articles_with(unit).articles == 0);
            CHECK(index.articles_with(u'科', unit).list.empty());
            CHECK(index.articles_with(unit, u'科').list.empty());
        }
    }
}

TEST_CASE("index: nothing to index, and long groups that are sorted by digits") {
    CHECK(ShelfIndex().articles_with(u'科').articles == 0);
    Shelf empty;
    CHECK(build(empty, 1).articles_with(u'科').articles == 0);

    Shelf shelf;
    Article article;
    std::string text;
    for (int i = 0; i < 5000; ++i) text += i % 3 == 0 ? "科协" : i % 7 == 0 ? "科" : "科Ж";
    article.paragraphs = {text};
    shelf.add(article);
    const ShelfIndex index = build(shelf, 10);
    CHECK(read_list(index.articles_with(u'科', u'协').list) == List{{0, {1667, false}}});
    CHECK(read_list(index.articles_with(u'科'), 1) == List{{0, {5000, false}}});
}

TEST_CASE("index: no places are kept in an article that is too long, and all are found") {
    Engine engine;
    auto issue = std::make_shared<Issue>();
    for (const std::size_t units : {std::size_t{10}, Shelf::most_units_with_places - 2,
                                    Shelf::most_units_with_places, std::size_t{200000}}) {
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
    Shelf shelf;
    const auto compare = [&](int rounds) {
        const ShelfIndex index = build(shelf, 1000000);
        CandidateFinder finder;
        std::size_t found = 0;
        for (int round = 0; round < rounds; ++round) {
            const std::size_t size = 3 + below(random, 4);
            const std::u16string_view term =
                shelf.text().substr(below(random, shelf.text().size() - size), size);
            if (term.find(field_separator) != term.npos) continue;
            const std::size_t first = below(random, size - 1);
            const std::size_t second = (first + 1 + below(random, size - 2)) % (size - 1);
            const auto pair_at = [&](std::size_t offset) {
                return TermPair{index.articles_with(term[offset], term[offset + 1]),
                                static_cast<std::uint32_t>(offset)};
            };
            Places places;
            for (const Candidate& each : finder.find(shelf, pair_at(first), pair_at(second))) {
                places.push_back({each.article, each.place});
            }
            REQUIRE(places == places_of_pairs(shelf, term, first, second));
            found += places.size();
        }
        CHECK(found > static_cast<std::size_t>(rounds));
    };
    for (const auto& issue : make_issues(random, 60)) {
        for (const Article& article : issue->articles) shelf.add(article);
    }
    compare(2000);
    Article article;
    std::string text;
    while (text.size() < 3 * Shelf::most_units_with_places) text += "科协科普科协科协，";
    article.paragraphs = {text};
    shelf.add(article);
    shelf.add(*make_issues(random, 1).front()->articles.begin());
    compare(50);
}
