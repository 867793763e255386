// Checks that the search engine finds what a plain scan finds. The scan reads every character of
// every field and shares only text folding with the engine.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "search/engine.h"

namespace kexie::cli {

struct IndexProof {
    std::size_t terms = 0;        // Taken from the articles, up to three from each.
    std::size_t whole_scans = 0;  // Terms compared over the whole archive.
    std::vector<std::string>
        unsearchable;  // Articles without a character to search for: "2023-18/3".
    std::vector<std::string> mismatches;  // A sentence each; empty if all is well.
};

// Takes up to three terms from each article. For each term, the engine must find that article with
// the same occurrences and marks as the scan. For an evenly spread sample of terms, limited to a
// few seconds of scanning, the hits in the whole archive must match. Deterministic. Calls `step`
// after each article.
IndexProof prove_index(const Engine& engine, const std::function<void()>& step);

}  // namespace kexie::cli
