// Made-up issues of made-up bulletins: plausible text in normal form, different for every seed.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "bulletin/issue.h"

namespace kexie::test {

// Draws from a seeded source, the same on every platform (distributions of the standard library
// are not).
class Dice {
public:
    explicit Dice(std::uint32_t seed) : m_random(seed) {}

    // From 0 to limit - 1.
    std::size_t below(std::size_t limit) { return m_random() % limit; }
    // Both included.
    int between(int low, int high) {
        return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1)));
    }
    bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
    template <typename T>
    const T& pick(const std::vector<T>& from) {
        return from[below(from.size())];
    }

private:
    std::mt19937 m_random;
};

// Masthead, contents, sections, 3 to 9 articles, footer; contents point at articles and sections.
// Titles need not be listed; entries may be shortened titles. Article dates are filled in.
Issue sample_issue(Dice& dice);

}  // namespace kexie::test
