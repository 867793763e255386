#include <doctest/doctest.h>

#include "app/update.h"
#include "support/small_archive.h"

using namespace kexie;

namespace {

State searched(const std::string& query) {
    std::vector<Article> articles;
    for (int i = 0; i < 40; ++i) {
        articles.push_back(
            test::make_article("要闻", "沙龙举办", "首次沙龙在密云举办，专家到场。", "密云区科协"));
    }
    articles.push_back(test::make_article("要闻", "讲座通知", "周末开讲。", "延庆区科协"));
    Archive archive;
    archive.issues.push_back(test::make_issue(1, articles));
    State state;
    update(state, command::LibraryLoaded{std::make_shared<Library>(std::move(archive))});
    update(state, command::SetQuery{query});
    return state;
}

std::string marked(const MarkedText& text, std::size_t mark) {
    const auto& [begin, end] = text.marks[mark];
    return text.text.substr(begin, end - begin);
}

}  // namespace

TEST_CASE("hit cards: title and snippet have their marks in bytes") {
    const State state = searched("沙龙");
    const HitCard* card = state.search.cards.find(0);
    REQUIRE(card);
    CHECK(card->title.text == "沙龙举办");
    REQUIRE(card->title.marks.size() == 1);
    CHECK(marked(card->title, 0) == "沙龙");
    REQUIRE(card->snippet.marks.size() == 1);
    CHECK(marked(card->snippet, 0) == "沙龙");
}

TEST_CASE("hit cards: a hit in the title alone shows the beginning of the text") {
    const State state = searched("讲座");
    const HitCard* card = state.search.cards.find(0);
    REQUIRE(card);
    CHECK(card->snippet.text == "周末开讲。");
    CHECK(card->snippet.marks.empty());
}

TEST_CASE("hit cards: the first ones come with the results, others on request") {
    State state = searched("沙龙");
    REQUIRE(state.search.results.hits.size() == 40);
    const HitCards& cards = state.search.cards;
    CHECK(cards.find(0));
    CHECK_FALSE(cards.find(30));
    update(state, command::ShowHits{25, 35, cards.snippet_characters()});
    CHECK(cards.find(30));
    CHECK(cards.find(0));
    // Snippets of another length replace all cards.
    update(state, command::ShowHits{25, 100, 10});
    CHECK(cards.find(39));
    CHECK_FALSE(cards.find(0));
    // New results drop them.
    update(state, command::SetSort{Sort::Newest});
    CHECK_FALSE(cards.find(30));
    CHECK(cards.snippet_characters() == 10);
}
