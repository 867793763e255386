// The proof, from a bundle alone, that its issues hold the whole text that they were read from.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "archive/bundle.h"

namespace kexie::cli {

struct SourceProof {
    std::size_t issues = 0;             // Proved.
    std::vector<std::string> breaches;  // One sentence each.
    // Ids of issues whose file the bundle does not hold whole: nothing is said of them.
    std::vector<std::string> unproved;
};

// Reads the text that the bundle keeps beside its issues again and compares: the issues must be
// the same, and every non-blank character of the text in exactly one place of them. O(text).
SourceProof prove_sources(const Archive& archive);

}  // namespace kexie::cli
