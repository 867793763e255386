#include "support/docx_writer.h"

#include <map>

namespace kexie::test {

namespace {

const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string in_root(const std::string& name, std::string_view content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:" + name +
           " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
           " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
           " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:r=\"" +
           office + "\">" + std::string(content) + "</w:" + name + ">";
}

std::string relationships(const std::string& content) {
    return "<Relationships "
           "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
           content + "</Relationships>";
}

std::string relationship(const std::string& id, const std::string& type,
                         const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + office + "/" + type + "\" Target=\"" +
           target + "\"/>";
}

}  // namespace

std::vector<ZipPart> docx_members(std::string_view body, const std::vector<DocxPart>& parts) {
    const std::map<std::string, std::string> roots = {{"header", "hdr"}, {"footer", "ftr"}};
    std::vector<ZipPart> members = {
        {"[Content_Types].xml", "<Types>wordprocessingml.document.main</Types>"},
        {"_rels/.rels", relationships(relationship("a", "officeDocument", "word/document.xml"))},
        {"word/document.xml", in_root("document", "<w:body>" + std::string(body) + "</w:body>")}};
    std::string all;
    for (const DocxPart& part : parts) {
        const auto root = roots.find(part.type);
        all += relationship(part.id, part.type, part.id + ".xml");
        members.push_back({"word/" + part.id + ".xml",
                           in_root(root == roots.end() ? part.type : root->second, part.content)});
    }
    members.push_back({"word/_rels/document.xml.rels", relationships(all)});
    return members;
}

std::string write_docx(std::string_view body, const std::vector<DocxPart>& parts) {
    return write_zip(docx_members(body, parts));
}

std::string paragraph(std::string_view text, std::string_view paragraph_properties,
                      std::string_view run_properties) {
    return "<w:p><w:pPr>" + std::string(paragraph_properties) + "</w:pPr><w:r><w:rPr>" +
           std::string(run_properties) + "</w:rPr><w:t xml:space=\"preserve\">" +
           std::string(text) + "</w:t></w:r></w:p>";
}

}  // namespace kexie::test
