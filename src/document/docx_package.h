// The parts of a Word document: a zip file of XML, whose parts name each other by relationships.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/zip.h"

namespace kexie {

struct Relationship {
    std::string id;
    std::string type;    // Last part of its address, which both formats share: "styles".
    std::string target;  // Path in the zip file.
};

class WordPackage {
public:
    // Errors as read_docx().
    static Result<WordPackage> open(std::string_view bytes);

    // True if it says that its main part is a text, not a table or a presentation.
    bool is_word();

    // Path of the main part.
    const std::string& main_part() const { return m_main; }

    // The parts that `part` names, without what is outside of the file.
    std::vector<Relationship> relationships(const std::string& part);

    // Errors of ZipReader and parse_xml(), "docx-damaged" for a part that is not there.
    Result<pugi::xml_document> read(const std::string& part);

private:
    explicit WordPackage(ZipReader zip) : m_zip(std::move(zip)) {}

    ZipReader m_zip;
    std::string m_main;
};

}  // namespace kexie
