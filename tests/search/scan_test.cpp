#include "search/match/scan.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

using namespace kexie;

TEST_CASE("scan: finds what std::u16string finds, wherever the blocks lie") {
    std::mt19937 random(3);
    for (int round = 0; round < 20000; ++round) {
        std::u16string text;
        const std::size_t size = random() % 150;
        for (std::size_t i = 0; i < size; ++i) {
            text.push_back(static_cast<char16_t>(u'a' + random() % 3));
        }
        std::u16string wanted;
        const std::size_t wanted_size = 1 + random() % 5;
        for (std::size_t i = 0; i < wanted_size; ++i) {
            wanted.push_back(static_cast<char16_t>(u'a' + random() % 3));
        }
        Needle needle = make_needle(wanted);
        needle.first = random() % wanted_size;
        needle.second = random() % wanted_size;
        const std::size_t from = random() % (size + 1);
        const std::size_t to = from + random() % (size - from + 3);
        const std::size_t expected = text.substr(0, to).find(wanted, from);
        CAPTURE(round);
        REQUIRE(find(text, from, to, needle) ==
                (expected == std::u16string::npos ? not_found : expected));
    }
}
