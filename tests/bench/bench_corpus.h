// Issues by the megabyte, re-sampled from real text: see real_text.py.
#pragma once

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "bulletin/issue.h"

namespace kexie::bench {

using Issues = std::vector<std::shared_ptr<const Issue>>;
using Random = std::mt19937;

// About `bytes` of UTF-8 in all, from a file of one paragraph a line. The same for the same seed;
// empty if there is no such file.
Issues make_corpus(const std::string& text_file, std::size_t bytes, unsigned seed);

// Bytes of UTF-8 of everything that can be searched.
std::size_t text_bytes(const Issues& issues);

}  // namespace kexie::bench
