// A paragraph of a Word document while it is read, and the lines that it becomes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document_line.h"
#include "document/docx_styles.h"
#include "document/print_tally.h"

namespace kexie {

class WordParagraph {
public:
    // Sets its style and format; text that is in it already takes them, too.
    void set_format(const WordStyle& style, const ParagraphFormat& format);

    const WordStyle* style() const { return m_style; }
    const ParagraphFormat& format() const { return m_format; }

    void add(std::string_view text, const RunFormat& run);
    void break_line();
    void break_page();

    bool has_text() const;

    // Its lines, the first with `label` before it. None for a page break without text; `page_due`
    // then, or where the page ends after it, is set for the next line.
    std::vector<DocumentLine> take_lines(std::string_view label, Zone zone, bool& page_due);

private:
    struct Part {
        std::string text;
        PrintTally tally;
        bool starts_page = false;
    };

    Part& last();

    const WordStyle* m_style = nullptr;
    ParagraphFormat m_format;
    std::vector<Part> m_parts;
};

}  // namespace kexie
