// Test cases that need something this machine may not have: the real issues, fonts.
//
//     TEST_CASE("real issues lose no character" * test::needs(test::has_real_issues(), "the real
//     issues"))
//
// Without it the case is skipped, never passed; tests/main.cpp names and counts the skipped cases
// at the end of the run.
#pragma once

#include <doctest/doctest.h>

#include <vector>

namespace kexie::test {

struct SkippedCase {
    const char* name;
    const char* reason;  // What is missing.
};

// All skipped cases of the program, whatever filters it is run with.
inline std::vector<SkippedCase>& skipped_cases() {
    static std::vector<SkippedCase> cases;
    return cases;
}

// A decorator of TEST_CASE, after its name.
class needs {
public:
    needs(bool is_available, const char* what) : m_is_available(is_available), m_what(what) {}

    void fill(doctest::detail::TestCase& test_case) const {
        if (m_is_available) return;
        test_case.m_skip = true;
        skipped_cases().push_back({test_case.m_name, m_what});
    }

private:
    bool m_is_available;
    const char* m_what;
};

}  // namespace kexie::test
