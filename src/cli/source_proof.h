// Checks, from a bundle alone, that its issues hold all of their source text.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "archive/bundle.h"

namespace kexie::cli {

struct SourceProof {
    std::size_t issues = 0;               // That match their source text.
    std::vector<std::string> mismatches;  // One sentence each.
    // Ids of issues that cannot be checked because the bundle lacks part of their file.
    std::vector<std::string> unchecked;
};

// Parses the source text in the bundle again. The issues must be identical, and must hold every
// non-blank character of the text exactly once. O(text).
SourceProof prove_sources(const Archive& archive);

}  // namespace kexie::cli
