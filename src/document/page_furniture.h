// Running heads, running feet and page numbers: what is printed at the same place of page after
// page.
#pragma once

#include <vector>

#include "document/page_lines.h"

namespace kexie {

// For each line of each page: Zone::PageHeader or PageFooter where another page has the same words,
// figures aside, at the same height of its edge; else Zone::Body. O(pages).
std::vector<std::vector<Zone>> find_page_furniture(const std::vector<std::vector<PdfLine>>& pages);

}  // namespace kexie
