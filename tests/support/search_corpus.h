// Issues and queries to search with: made up from few characters, so that everything repeats and
// overlaps, and read from the folders of issues.
#pragma once

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "bulletin/issue.h"
#include "support/search_oracle.h"

namespace kexie {

using Issues = std::vector<std::shared_ptr<const Issue>>;
using Random = std::mt19937;

// 0 to below `limit`.
std::size_t below(Random& random, std::size_t limit);

Issues make_issues(Random& random, std::size_t count);

// Every .txt of a folder, parsed; empty where there is no such folder.
Issues read_issues(const std::string& folder);

// A piece of a field of some article that folding leaves something of, 1 to `longest` characters.
std::string random_piece(Random& random, const Issues& issues, std::size_t longest);

// The same text for a reader, written otherwise: blanks, width, case, older characters.
std::string written_otherwise(Random& random, const std::string& text);

oracle::Tree random_tree(Random& random, const Issues& issues, int depth);

// As a reader could type it, with signs of either width.
std::string typed(Random& random, const oracle::Tree& tree);

}  // namespace kexie
