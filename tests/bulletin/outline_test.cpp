#include "bulletin/outline.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "base/sha256.h"
#include "bulletin/coverage.h"
#include "bulletin/parse.h"
#include "support/files.h"
#include "support/golden.h"
#include "text/encoding.h"

namespace kexie {

TEST_CASE("outlines of the digests, once compared with their texts by a person") {
    const auto folder = std::filesystem::path(KEXIE_SOURCE_DIR) / "data" / "issues";
    int count = 0;
    for (const auto& path : test::files_in(folder)) {
        if (path.extension() != ".txt") continue;
        CAPTURE(path);
        ++count;
        const std::string bytes = test::read_file(path).value_or("");
        const auto decoded = decode_text(bytes);
        REQUIRE(decoded.ok());
        const auto issues =
            parse_issues(decoded.value().text, path.filename().string(), sha256_hex(bytes));
        REQUIRE(issues.size() == 1);
        CHECK(verify_coverage(decoded.value().text, issues).empty());
        test::check_golden(path.stem().string() + ".outline", outline(issues[0].issue));
    }
    CHECK(count >= 5);
}

}  // namespace kexie
