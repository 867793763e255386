// The source lines of an article, matched with its parsed parts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bulletin/issue.h"
#include "document/document.h"

namespace kexie {

// The part of an article that lines were parsed into.
enum class SourcePart { Section, Title, Author, SourceNote, Paragraph, Attribution, Caption };

// Where a line is printed.
struct SourcePlace {
    int page = 0;
    int line = 0;  // On its page: its number among those with text; of one without, the last.
    Print print;
};

struct SourceLine {
    int number = 0;    // 1-based line of the file.
    std::string text;  // As in the file; empty if the archive does not have it.
    // Dropped text, in print order, with the kind of noise.
    std::vector<NoiseItem> dropped;
    bool all_dropped = false;  // The whole line was dropped.
};

// Neighbouring lines of one part of the article.
struct SourceBlock {
    SourcePart part{};
    std::string kept;  // The parsed text; empty if all was dropped.
    std::vector<SourceLine> lines;
    std::vector<Diagnostic> doubts;  // Findings at its lines; see is_doubt().
};

struct SourceView {
    // False for archives of older versions, which have no source text: only line numbers and
    // dropped text are known then.
    bool has_text = false;
    std::vector<SourceBlock> blocks;
    std::vector<Diagnostic> diagnostics;  // Of the whole issue.
    // Of the lines from `first_line` on; empty where the source has no pages.
    std::vector<SourcePlace> places;
    int first_line = 1;

    // Null where the line has no page.
    const SourcePlace* place_of(int line) const;
};

// The lines of an article, and neighbouring ones that are its section heading or were dropped.
// Parses the source text again: O(its size).
SourceView make_source_view(const Issue& issue, int article);

}  // namespace kexie
