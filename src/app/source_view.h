// The printed lines that an article came from, beside what became of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bulletin/issue.h"

namespace kexie {

// The part of an article that lines became.
enum class SourcePart { Section, Title, Paragraph, Attribution };

struct SourceLine {
    int number = 0;    // 1-based line of the file.
    std::string text;  // As it stands in the file; empty where the archive does not hold it.
    // What of it is no part of the text, in print order, and why: "page-number", …; see NoiseItem.
    std::vector<NoiseItem> dropped;
    bool all_dropped = false;  // Nothing else is on the line.
};

// Neighbouring lines that became one part of the article.
struct SourceBlock {
    SourcePart part{};
    std::string kept;  // What they became; empty where all of it was dropped.
    std::vector<SourceLine> lines;
};

struct SourceView {
    // False where the archive holds no source text, as archives of older versions: the lines are
    // then known by their numbers, and only those that were dropped by their words.
    bool has_text = false;
    std::vector<SourceBlock> blocks;
    std::vector<Diagnostic> diagnostics;  // Of the whole issue.
};

// `article` is an index of the issue's articles. Its lines, and those around it that only hold its
// section's head or were dropped. Reads the source text again: O(its size).
SourceView make_source_view(const Issue& issue, int article);

}  // namespace kexie
