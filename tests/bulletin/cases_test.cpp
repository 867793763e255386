// Bulletins of the same anatomy and another look, written for the purpose: see tests/cases.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "bulletin/outline.h"
#include "support/files.h"
#include "support/golden.h"
#include "support/parse_text.h"

namespace kexie {

TEST_CASE("outlines of the cases, once compared with their texts by a person") {
    const auto folder = std::filesystem::path(KEXIE_SOURCE_DIR) / "tests" / "cases";
    int count = 0;
    for (const auto& path : test::files_in(folder)) {
        if (path.extension() != ".txt") continue;
        CAPTURE(path);
        ++count;
        const Issue issue = test::parse_one(test::read_file(path).value_or(""));
        test::check_golden("case-" + path.stem().string() + ".outline", outline(issue));
    }
    CHECK(count >= 2);
}

}  // namespace kexie
