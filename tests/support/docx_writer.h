// Small Word documents for tests, written as XML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/zip_writer.h"

namespace kexie::test {

// A part of the document besides its body: "styles" with what is in <w:styles>, and so on. `id` is
// that of its relationship; its file is word/ID.xml.
struct DocxPart {
    std::string type;
    std::string id;
    std::string content;
};

// The members of a document whose <w:body> holds `body`.
std::vector<ZipPart> docx_members(std::string_view body, const std::vector<DocxPart>& parts = {});

std::string write_docx(std::string_view body, const std::vector<DocxPart>& parts = {});

// <w:p> of one run.
std::string paragraph(std::string_view text, std::string_view paragraph_properties = "",
                      std::string_view run_properties = "");

}  // namespace kexie::test
