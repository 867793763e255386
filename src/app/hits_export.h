// The list of hits as a file for other programs, or to read.
#pragma once

#include <string>
#include <string_view>

#include "app/command.h"
#include "app/update.h"

namespace kexie {

// All hits of `results`, which are those of `query`, in their order. CSV: RFC 4180 with a BOM, one
// hit a row; JSON: as of `kexie search`; Markdown: CommonMark, headed by the query as understood.
// O(snippet) a hit.
std::string write_hits(const Engine& engine, std::string_view query, const Results& results,
                       HitFormat format);

// The file that the person is given for the route's query. Its name is made of the query, without
// what file systems refuse.
FileToSave export_hits(const State& state, HitFormat format);

}  // namespace kexie
