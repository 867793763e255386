#include "document/document_line.h"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace kexie {

void write_lines(DocumentBuilder& builder, const std::vector<DocumentLine>& lines, int& page) {
    constexpr int max_page = std::numeric_limits<std::uint16_t>::max();
    for (const DocumentLine& line : lines) {
        if (line.starts_page) page = std::min(page + 1, max_page);
        if (line.text.empty()) {
            builder.add_empty_line();
            continue;
        }
        Print print = line.print;
        print.page = static_cast<std::uint16_t>(page);
        builder.add_line(line.text, print, line.indent);
    }
}

}  // namespace kexie
