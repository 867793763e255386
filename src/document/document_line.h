// A line as the readers of Word documents and web pages gather it, before it is written.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"

namespace kexie {

struct DocumentLine {
    std::string text;  // As clean_line() leaves it; empty for an empty line.
    Print print;
    int indent = 0;  // Columns.
    bool starts_page = false;
};

// Writes them; counts pages in `page`, which is 0 where lines are on none.
void write_lines(DocumentBuilder& builder, const std::vector<DocumentLine>& lines, int& page);

}  // namespace kexie
