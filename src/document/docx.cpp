#include "document/docx.h"

#include <algorithm>
#include <set>
#include <utility>

#include "document/docx_numbering.h"
#include "document/docx_package.h"
#include "document/docx_reader.h"
#include "document/docx_styles.h"
#include "document/xml.h"

namespace kexie {

namespace {

// Reads the parts that the main part names and puts their lines in order.
class WordDocument {
public:
    explicit WordDocument(WordPackage& package)
        : m_package(package), m_relationships(package.relationships(package.main_part())) {}

    Result<Document> read();

private:
    pugi::xml_node read_part(std::string_view type, pugi::xml_document& document);
    void read_styles();
    void add_edges(WordReader& reader, std::string_view reference, Zone zone);
    void add_notes(WordReader& reader);
    void add_remarks(const WordFindings& findings);

    WordPackage& m_package;
    std::vector<Relationship> m_relationships;
    WordStyles m_styles;
    WordLists m_lists;
    std::vector<DocumentLine> m_edges;  // Headers, or footers.
    std::vector<DocumentLine> m_notes;
    DocumentBuilder m_builder{DocumentFormat::Word};
};

// The root of the part of this type; none where there is none. Damage is noted.
pugi::xml_node WordDocument::read_part(std::string_view type, pugi::xml_document& document) {
    for (const Relationship& part : m_relationships) {
        if (part.type != type) continue;
        auto read = m_package.read(part.target);
        if (!read) {
            m_builder.note("docx-part", "文档的一部分（" + part.target + "）已损坏，没有读。",
                           true);
            return {};
        }
        document = read.take();
        return document.document_element();
    }
    return {};
}

void WordDocument::read_styles() {
    pugi::xml_document styles;
    m_styles = WordStyles(read_part("styles", styles));
    pugi::xml_document numbering;
    m_lists = WordLists(read_part("numbering", numbering), m_styles);
}

// Each header (or footer) that a section has, once if they say the same.
void WordDocument::add_edges(WordReader& reader, std::string_view reference, Zone zone) {
    m_edges.clear();
    std::set<std::string> known;
    for (const pugi::xml_node section : reader.sections()) {
        for (const pugi::xml_node node : section.children()) {
            if (local_name(node) != reference) continue;
            const bool is_first = attribute_of(node, "type") == "first";
            if (is_first && !switch_of(section, "titlePg").value_or(false)) continue;
            const std::string_view id = attribute_of(node, "id");
            const auto part = std::find_if(m_relationships.begin(), m_relationships.end(),
                                           [&](const Relationship& one) { return one.id == id; });
            if (part == m_relationships.end() || !known.insert(part->target).second) continue;
            const auto document = m_package.read(part->target);
            if (!document) continue;
            WordReader own(m_styles, m_lists);
            std::string all;
            std::vector<DocumentLine> lines = own.read(document.value().document_element(), zone);
            for (const DocumentLine& line : lines) all += line.text + "\n";
            if (!known.insert(all).second) continue;
            for (DocumentLine& line : lines) {
                line.starts_page = false;
                if (!line.text.empty()) m_edges.push_back(std::move(line));
            }
        }
    }
}

// The texts of notes, in the order of their references.
void WordDocument::add_notes(WordReader& reader) {
    pugi::xml_document footnotes;
    pugi::xml_document endnotes;
    const pugi::xml_node roots[] = {read_part("footnotes", footnotes),
                                    read_part("endnotes", endnotes)};
    std::map<std::string, pugi::xml_node> notes[2];
    for (std::size_t kind = 0; kind < 2; ++kind) {
        for (const pugi::xml_node node : roots[kind].children()) {
            notes[kind].emplace(attribute_of(node, "id"), node);
        }
    }
    const std::vector<WordNote> references = reader.notes();
    for (std::size_t i = 0; i < references.size(); ++i) {
        auto& all = notes[references[i].is_endnote ? 1 : 0];
        const auto found = all.find(references[i].id);
        if (found == all.end()) continue;
        const std::string label = "[" + std::to_string(i + 1) + "] ";
        for (DocumentLine& line : reader.read(found->second, Zone::Footnote, label)) {
            line.starts_page = false;
            if (!line.text.empty()) m_notes.push_back(std::move(line));
        }
        all.erase(found);
    }
}

void WordDocument::add_remarks(const WordFindings& findings) {
    const auto remark = [&](int count, const char* code, const char* before, const char* after) {
        if (count > 0) m_builder.note(code, before + std::to_string(count) + after);
    };
    remark(findings.hidden_characters, "docx-hidden", "有 ", " 个字符设为隐藏，没有读。");
    remark(findings.comments, "docx-comments", "有 ", " 条批注，没有读。");
    remark(findings.diagrams, "docx-diagrams", "有 ",
           " 处图示、图表或嵌入的对象，其中的文字没有读。");
    remark(findings.inclusions, "docx-inclusions", "有 ",
           " 个整个嵌入的文件，没有读；在 Word 里打开并重新保存后可以读到。");
}

Result<Document> WordDocument::read() {
    const auto main = m_package.read(m_package.main_part());
    if (!main) return main.error();
    const pugi::xml_node root = main.value().document_element();
    const pugi::xml_node body = child_of(root, "body");
    if (local_name(root) != "document" || !body) {
        return Error{
            "docx-none", "The file is no Word document, although it begins like one.", "", {}};
    }
    read_styles();
    WordReader reader(m_styles, m_lists);
    const std::vector<DocumentLine> text = reader.read(body, Zone::Body);
    add_notes(reader);
    add_remarks(reader.findings());
    int no_page = 0;
    add_edges(reader, "headerReference", Zone::PageHeader);
    write_lines(m_builder, m_edges, no_page);
    int page = 1;
    write_lines(m_builder, text, page);
    write_lines(m_builder, m_notes, page);
    add_edges(reader, "footerReference", Zone::PageFooter);
    write_lines(m_builder, m_edges, no_page);
    return m_builder.take();
}

}  // namespace

Result<Document> read_docx(std::string_view bytes) {
    auto package = WordPackage::open(bytes);
    if (!package) return package.error();
    return WordDocument(package.value()).read();
}

std::optional<Result<Document>> read_if_docx(std::string_view bytes) {
    auto package = WordPackage::open(bytes);
    if (!package || !package.value().is_word()) return std::nullopt;
    return WordDocument(package.value()).read();
}

}  // namespace kexie
