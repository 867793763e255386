// Issues by the megabyte, that read like the bulletin to an index: its characters, pairs and
// clauses as often as there, with other characters and words mixed in.
#pragma once

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "bulletin/issue.h"

namespace kexie::bench {

using Issues = std::vector<std::shared_ptr<const Issue>>;
using Random = std::mt19937;

// About `bytes` of UTF-8 in all, from the .txt files of `folder`. The same for the same seed.
Issues make_corpus(const std::string& folder, std::size_t bytes, unsigned seed);

// Bytes of UTF-8 of everything that can be searched.
std::size_t text_bytes(const Issues& issues);

}  // namespace kexie::bench
