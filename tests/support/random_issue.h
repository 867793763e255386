// Random values of every field of an Issue, for round trips: valid, but otherwise as odd as can be.
#pragma once

#include <random>

#include "bulletin/issue.h"

namespace kexie::test {

class IssueGenerator {
public:
    explicit IssueGenerator(std::uint32_t seed) : m_random(seed) {}

    Issue issue();

private:
    int number(int limit);  // From 0 to limit - 1.
    bool coin() { return number(2) == 0; }
    std::string text();
    std::optional<std::string> text_or_none();
    std::optional<Date> date_or_none();
    LineRange lines();
    Article article();

    std::mt19937 m_random;
    int m_count = 0;
};

}  // namespace kexie::test
