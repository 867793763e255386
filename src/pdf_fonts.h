// The fonts of a PDF that do not say which characters their glyphs are: poppler takes the numbers
// of such glyphs for characters. Part of kexie-pdf.
#pragma once

#include <memory>
#include <set>
#include <string>

namespace kexie {

// Of what reads them.
std::string font_reader_version();

class PdfFonts {
public:
    // Where the file cannot be read, nothing is known of any font.
    explicit PdfFonts(const char* file);
    ~PdfFonts();
    PdfFonts(const PdfFonts&) = delete;
    PdfFonts& operator=(const PdfFonts&) = delete;

    // 0 where the file cannot be read.
    int pages() const;

    // The names of such fonts on a page (0-based), as in the file. A name that another font of the
    // page has, too, is left out: which of them draws, is not told by it.
    std::set<std::string> unreadable(int page);

private:
    class File;

    std::unique_ptr<File> m_file;
};

}  // namespace kexie
