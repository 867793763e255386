#include "document/docx_package.h"

#include <algorithm>
#include <utility>

#include "document/xml.h"

namespace kexie {

namespace {

constexpr std::string_view ole_signature = "\xD0\xCF\x11\xE0";
// Word keeps an encrypted document as a stream of this name, in UTF-16, in an OLE file.
constexpr std::string_view encrypted_stream("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);

Error ole_error(std::string_view bytes) {
    if (bytes.find(encrypted_stream) != std::string_view::npos) {
        return {"docx-encrypted",
                "The document is locked with a password: save it without one in Word or WPS.",
                "",
                {}};
    }
    return {
        "docx-old",
        "This is a file of an older Word or of WPS (.doc, .wps): save it as .docx there, or let "
        "LibreOffice convert it with --convert.",
        "",
        {}};
}

Error no_word_document() {
    return {"docx-none", "The file is no Word document, although it begins like one.", "", {}};
}

std::string_view after_last(std::string_view text, char mark) {
    const std::size_t at = text.rfind(mark);
    return at == std::string_view::npos ? text : text.substr(at + 1);
}

// `target` as a path in the zip file, seen from the folder `from`; without ".." and ".".
std::string resolved(std::string_view from, std::string_view target) {
    std::string path(target.starts_with('/') ? "" : from);
    path += target;
    std::vector<std::string_view> parts;
    for (std::string_view rest = path; !rest.empty();) {
        const std::size_t end = std::min(rest.find('/'), rest.size());
        const std::string_view part = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (part == ".." && !parts.empty()) parts.pop_back();
        if (!part.empty() && part != "." && part != "..") parts.push_back(part);
    }
    std::string clean;
    for (const std::string_view part : parts) {
        if (!clean.empty()) clean += '/';
        clean += part;
    }
    return clean;
}

}  // namespace

Result<WordPackage> WordPackage::open(std::string_view bytes) {
    if (bytes.starts_with(ole_signature)) return ole_error(bytes);
    auto zip = ZipReader::open(bytes);
    if (!zip) return zip.error();
    WordPackage package(zip.take());
    for (const Relationship& part : package.relationships("")) {
        if (part.type == "officeDocument") package.m_main = part.target;
    }
    if (package.m_main.empty()) package.m_main = "word/document.xml";
    if (!package.m_zip.find(package.m_main)) return no_word_document();
    return package;
}

bool WordPackage::is_word() {
    const auto types = m_zip.find("[Content_Types].xml");
    if (!types) return m_main.starts_with("word/");
    const auto bytes = m_zip.read(*types);
    if (!bytes) return false;
    const std::string& text = bytes.value();
    return text.find("wordprocessingml") != std::string::npos ||
           text.find("ms-word") != std::string::npos;
}

std::vector<Relationship> WordPackage::relationships(const std::string& part) {
    const std::string_view name = after_last(part, '/');
    const std::string folder = part.substr(0, part.size() - name.size());
    std::vector<Relationship> found;
    auto document = read(folder + "_rels/" + std::string(name) + ".rels");
    if (!document) return found;
    for (const pugi::xml_node node : document.value().document_element().children()) {
        // Word would fetch pictures and templates from anywhere; here nothing outside is read.
        if (attribute_of(node, "TargetMode") == "External") continue;
        found.push_back({std::string(attribute_of(node, "Id")),
                         std::string(after_last(attribute_of(node, "Type"), '/')),
                         resolved(folder, attribute_of(node, "Target"))});
    }
    return found;
}

Result<pugi::xml_document> WordPackage::read(const std::string& part) {
    const auto index = m_zip.find(part);
    if (!index) {
        return Error{
            "docx-damaged", "The document is incomplete: a part of it is missing.", part, {}};
    }
    const auto bytes = m_zip.read(*index);
    if (!bytes) return bytes.error();
    auto document = parse_xml(bytes.value());
    if (document) return document;
    Error error = document.error();
    error.source = part;
    return error;
}

}  // namespace kexie
