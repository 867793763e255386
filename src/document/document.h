// What a file says, whatever its format: lines of text and, where the format has it, how they are
// printed. Plain text is the case without print.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kexie {

enum class DocumentFormat : std::uint8_t { Text, Markdown, Pdf, Word, Html };

// As in the JSON schema: text, markdown, pdf, docx, html.
std::string_view format_name(DocumentFormat format);

// Justified: of a line with a box, that it reaches the right edge of its column.
enum class Alignment : std::uint8_t { Unknown, Left, Center, Right, Justified };

// What a line belongs to by its place in the file.
enum class Zone : std::uint8_t {
    Body,
    PageHeader,  // Word's header and footer, kept once a section of the document.
    PageFooter,
    Footnote,
    TextBox,
    TableRow,  // Cells are divided by tabs.
    Caption,   // <figcaption>, or Word's style.
};

constexpr bool is_page_furniture(Zone zone) {
    return zone == Zone::PageHeader || zone == Zone::PageFooter;
}

// How a line is printed. Lengths are points (1/72 inch), from the upper left corner of the page.
struct Print {
    std::uint16_t page = 0;  // 1-based; 0 where the format has no pages.
    float left = 0;          // The box of the line; empty where the format has no pages.
    float top = 0;
    float right = 0;
    float bottom = 0;
    float size = 0;           // Of most of its characters; 0 if unknown.
    bool bold = false;        // As most of its characters are.
    std::uint32_t color = 0;  // 0xRRGGBB, of most of its characters.
    Alignment alignment{};
    // Outline level: 1 for Word's "Heading 1" and <h1>; 0 for text. "Title" is 1 as well.
    std::uint8_t heading = 0;
    Zone zone{};

    bool has_box() const { return right > left && bottom > top; }
    bool operator==(const Print&) const = default;
};

// Something that a reader of the file should know, with its line in `text` (1-based).
struct DocumentNote {
    int line = 1;
    std::string code;     // As in docs/PARSING.md.
    std::string message;  // A sentence in Chinese.
    bool is_error = false;
};

struct Document {
    DocumentFormat format{};
    // UTF-8. A line feed ends each line; a form feed comes before the first line of each page but
    // the first.
    std::string text;
    // Of line N (1-based) at N - 1; empty where the format has no print.
    std::vector<Print> prints;
    int pages = 0;  // 0 where the format has none.
    std::vector<DocumentNote> notes;
};

// Writes a Document with print.
class DocumentBuilder {
public:
    explicit DocumentBuilder(DocumentFormat format);

    // `text` without its indent. Line ends and form feeds in it become blanks. `indent` in columns
    // (half an em each). Lengths are rounded to tenths of a point. A line without text is an empty
    // one: space between paragraphs.
    void add_line(std::string_view text, const Print& print, int indent = 0);
    void add_empty_line();

    void note(std::string_view code, std::string message, bool is_error = false);

    int line_count() const { return static_cast<int>(m_document.prints.size()); }

    // `pages`: of the file, printed on or not.
    Document take(int pages = 0);

private:
    Document m_document;
    int m_page = 0;
};

}  // namespace kexie
