// Proof that the search engine finds what a plain scan finds. The scan shares nothing with the
// engine but the folding of text: it looks at every character of every field.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "search/engine.h"

namespace kexie::cli {

struct IndexProof {
    std::size_t terms = 0;              // Cut out of the articles, several from each.
    std::size_t whole_scans = 0;        // Terms compared over the whole archive.
    std::vector<std::string> silent;    // Articles without a character to search for: "2023-18/3".
    std::vector<std::string> breaches;  // A sentence each; empty if all is well.
};

// Cuts up to three terms out of each article. For each, the engine must find that article with as
// many occurrences and the same marks as the scan. For as many terms as can be scanned for in
// some seconds, evenly spread, the hits in the whole archive must be the same. The same archive
// gives the same terms. `step` is called after each article.
IndexProof prove_index(const Engine& engine, const std::function<void()>& step);

}  // namespace kexie::cli
