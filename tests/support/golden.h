// Texts that were once reviewed, kept in tests/golden.
#pragma once

#include <string>
#include <string_view>

namespace kexie::test {

// Fails if tests/golden/NAME does not hold `text`. With UPDATE_GOLDEN=1 in the environment the file
// is written instead; review the difference before it is committed.
void check_golden(const std::string& name, std::string_view text);

}  // namespace kexie::test
