// PDF files that need no font of their own.
#pragma once

#include <string>
#include <vector>

namespace kexie::test {

// Each page has the same line of Latin text.
std::string small_pdf(const std::string& line, int pages = 1);

// Whether kexie-pdf was built.
// A PDF of these objects, numbered from 1; the first is the catalog.
std::string write_pdf(const std::vector<std::string>& objects);

// A page for each element: text that a font draws which says what it draws, then text of one that
// does not. Either may be empty.
struct TwoFonts {
    std::string readable;
    std::string glyphs;  // In hexadecimal, four digits each.
};
std::string two_fonts_pdf(const std::vector<TwoFonts>& pages);

bool has_pdf_reader();

}  // namespace kexie::test
