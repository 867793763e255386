// How two issues differ in what they say, their lines and diagnostics aside.
#pragma once

#include <string>
#include <vector>

#include "bulletin/issue.h"

namespace kexie::test {

// One sentence a difference, the first few only. Dates that `wanted` marks as inferred are not
// compared, nor are the days of its articles then.
std::vector<std::string> differences(const Issue& wanted, const Issue& found);

}  // namespace kexie::test
