// A search takes memory a few times, however much it finds: none for single articles or places.
#include <doctest/doctest.h>

#include <cstdlib>
#include <memory>
#include <new>
#include <string>

#include "search/engine.h"

namespace {

std::size_t allocation_count = 0;

}  // namespace

// Counts for the whole program of the tests; takes memory as the library's own does. Replaced is
// every form that the library uses: a sanitizer has its own of those left out, and would find
// memory taken by one and given back to the other.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    ++allocation_count;
    return std::malloc(size > 0 ? size : 1);
}

void* operator new(std::size_t size) {
    void* memory = operator new(size, std::nothrow);
    if (memory == nullptr) std::abort();
    return memory;
}

void operator delete(void* memory) noexcept {
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

using namespace kexie;

namespace {

std::shared_ptr<const Issue> make_issue(int number) {
    auto issue = std::make_shared<Issue>();
    issue->id = std::to_string(number);
    issue->date = Date{2023, number % 12 + 1, 1};
    for (int i = 0; i < 10; ++i) {
        Article article;
        article.title = "科协动态第" + std::to_string(number) + "号";
        article.paragraphs = {"北京市科协举办科普日活动，学会参加。",
                              "科学普及工作 open access 2023年。",
                              std::string(i % 2 == 0 ? "青少年科技" : "学术交流")};
        article.section = i % 2 == 0 ? "学会动态" : "区科协动态";
        article.attribution = "市科协";
        issue->articles.push_back(article);
    }
    return issue;
}

Engine make_engine(int issues) {
    Engine engine;
    for (int i = 0; i < issues; ++i) engine.add(make_issue(i));
    while (engine.index_some(100000)) {
    }
    return engine;
}

std::size_t allocations_of(const Engine& engine, const char* query) {
    SearchOptions options;
    options.limit = 20;
    const std::size_t before = allocation_count;
    const Results results = engine.search(query, options);
    const std::size_t count = allocation_count - before;
    CHECK(results.hits.size() == 20);
    return count;
}

}  // namespace

TEST_CASE("engine: a search of many articles allocates as often as one of few") {
    const Engine small = make_engine(24);
    const Engine large = make_engine(960);
    // A vector that grows forty times as large doubles so often; there is a handful of them.
    constexpr std::size_t doublings = 6;
    for (const char* query :
         {"科", "科协", "科普日", "北京市科协举办", "科协 学会", "科普 OR 学会 -青少年",
          "\"open access\"", "标题:科协", "近(科协,科普)", "同段(科协,学会)", "供稿:市科协"}) {
        CAPTURE(std::string(query));
        allocations_of(small, query);  // Keeps the query.
        allocations_of(large, query);
        const std::size_t few = allocations_of(small, query);
        const std::size_t many = allocations_of(large, query);
        CHECK(many <= few + 8 * doublings);
    }
}
