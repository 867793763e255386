#include "support/golden.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace kexie::test {

void check_golden(const std::string& name, std::string_view text) {
    const std::string path = std::string(KEXIE_SOURCE_DIR) + "/tests/golden/" + name;
    const char* update = std::getenv("UPDATE_GOLDEN");
    if (update != nullptr && std::string_view(update) == "1") {
        std::ofstream(path, std::ios::binary) << text;
        return;
    }
    std::ifstream file(path, std::ios::binary);
    REQUIRE_MESSAGE(file.good(), path, " is missing; UPDATE_GOLDEN=1 writes it");
    const std::string golden{std::istreambuf_iterator<char>(file), {}};
    // The place of the first difference says more than two long texts.
    std::size_t line = 1;
    std::size_t i = 0;
    for (; i < golden.size() && i < text.size() && golden[i] == text[i]; ++i) {
        if (text[i] == '\n') ++line;
    }
    const bool same = golden == text;
    CHECK_MESSAGE(same, path, " differs from line ", line, " on");
}

}  // namespace kexie::test
