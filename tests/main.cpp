#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <iostream>

#include "support/skip.h"

int main(int argc, char** argv) {
    doctest::Context context(argc, argv);
    const int result = context.run();
    const auto& skipped = kexie::test::skipped_cases();
    for (const auto& [name, reason] : skipped) {
        std::cout << "skipped: " << name << " (needs " << reason << ")\n";
    }
    std::cout << skipped.size() << " test cases skipped for want of what they need\n";
    return result;
}
