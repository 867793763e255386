#include "base/sort.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

using namespace kexie;

TEST_CASE("sort: any sequence as the standard library's stable one, for every size") {
    std::mt19937 random(5);
    for (std::size_t size = 0; size < 300; ++size) {
        CAPTURE(size);
        std::vector<std::pair<int, std::size_t>> values;
        const auto kinds = 1 + random() % 20;
        for (std::size_t i = 0; i < size; ++i)
            values.push_back({static_cast<int>(random() % kinds), i});
        auto expected = values;
        const auto less = [](const auto& a, const auto& b) { return a.first < b.first; };
        std::stable_sort(expected.begin(), expected.end(), less);
        merge_sort(values.begin(), values.end(), less);
        REQUIRE(values == expected);
    }
}

TEST_CASE("sort: texts, a part of a list, and plain order") {
    std::vector<std::string> texts = {"丙", "乙", "甲", "a long one that lies elsewhere", "", "b"};
    merge_sort(texts.begin() + 1, texts.end());
    CHECK(texts.front() == "丙");
    CHECK(std::is_sorted(texts.begin() + 1, texts.end()));
    std::u16string letters = u"hello";
    merge_sort(letters.begin(), letters.end());
    CHECK(letters == u"ehllo");
}
