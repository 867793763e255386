#include "cli/small_pdf.h"

#include <filesystem>
#include <vector>

namespace kexie::test {

std::string small_pdf(const std::string& line, int pages) {
    const std::string content = "BT /F 12 Tf 72 700 Td (" + line + ") Tj ET";
    std::vector<std::string> objects = {
        "<</Type/Catalog/Pages 2 0 R>>", "",
        "<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>"};
    std::string kids;
    for (int i = 0; i < pages; ++i) {
        objects.emplace_back(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F "
            "4 0 R>>>>>>");
        kids += std::to_string(objects.size()) + " 0 R ";
    }
    objects[1] = "<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(pages) + ">>";
    return write_pdf(objects);
}

std::string two_fonts_pdf(const std::vector<TwoFonts>& pages) {
    std::vector<std::string> objects = {
        "<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>",
        "<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+X/Encoding/Identity-H/DescendantFonts[5 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+X/DW 1000/CIDSystemInfo<</Registry"
        "(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName"
        "/AAAAAA+X/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120"
        "/CapHeight 880/StemV 93>>>>"};
    std::string kids;
    for (const TwoFonts& page : pages) {
        std::string content;
        if (!page.readable.empty()) {
            content += "BT /F 12 Tf 72 700 Td (" + page.readable + ") Tj ET ";
        }
        if (!page.glyphs.empty()) content += "BT /G 12 Tf 72 600 Td <" + page.glyphs + "> Tj ET";
        objects.push_back("<</Length " + std::to_string(content.size()) + ">>stream\n" + content +
                          "\nendstream");
        objects.push_back("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents " +
                          std::to_string(objects.size()) +
                          " 0 R/Resources<</Font<</F 3 0 R/G 4 0 R>>>>>>");
        kids += std::to_string(objects.size()) + " 0 R ";
    }
    objects[1] = "<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(pages.size()) + ">>";
    return write_pdf(objects);
}

std::string write_pdf(const std::vector<std::string>& objects) {
    std::string pdf = "%PDF-1.4\n";
    std::string table = "0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const std::string at = std::to_string(pdf.size());
        table += std::string(10 - at.size(), '0') + at + " 00000 n \n";
        pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string size = std::to_string(objects.size() + 1);
    const std::string start = std::to_string(pdf.size());
    return pdf + "xref\n0 " + size + "\n" + table + "trailer<</Size " + size +
           "/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n";
}

bool has_pdf_reader() {
    return std::filesystem::exists(std::filesystem::path(KEXIE_PROGRAM).parent_path() /
                                   "kexie-pdf");
}

}  // namespace kexie::test
