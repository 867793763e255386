// Turns a part of a Word document (its body, a header, a footnote) into lines.
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "document/docx_numbering.h"
#include "document/docx_paragraph.h"
#include "document/docx_styles.h"
#include "document/row_joiner.h"

namespace kexie {

// What was found beside text. Counts.
struct WordFindings {
    int hidden_characters = 0;
    int comments = 0;
    int diagrams = 0;    // SmartArt, charts, embedded objects: their texts are in other parts.
    int inclusions = 0;  // Whole files of other formats, included by Word when it opens this one.
};

// A reference to a footnote or an endnote, in the order of the text. Notes are numbered through.
struct WordNote {
    std::string id;
    bool is_endnote = false;
};

class WordReader {
public:
    WordReader(const WordStyles& styles, WordLists& lists) : m_styles(styles), m_lists(lists) {}
    WordReader(const WordReader&) = delete;
    WordReader& operator=(const WordReader&) = delete;

    // Reads what is in `root`. `label` comes before its first line.
    std::vector<DocumentLine> read(pugi::xml_node root, Zone zone, std::string_view label = {});

    const WordFindings& findings() const { return m_findings; }
    const std::vector<WordNote>& notes() const { return m_notes; }
    // <w:sectPr> of the body, in order.
    const std::vector<pugi::xml_node>& sections() const { return m_sections; }

    // For walk_xml().
    bool enter(pugi::xml_node node);
    void leave(pugi::xml_node node);

private:
    struct Draft {
        WordParagraph paragraph;
        RunFormat run;
        // A paragraph that goes on in the next: its end was deleted, or it is text outside of any.
        bool is_open_ended = false;
        std::vector<DocumentLine> after;  // Of text boxes.
    };

    bool enter_paragraph(pugi::xml_node node);
    void leave_paragraph(pugi::xml_node node);
    void enter_run(pugi::xml_node node);
    bool enter_row(pugi::xml_node node);
    void leave_text_box();
    void close_open_end();
    void finish_paragraph();
    Draft& draft();
    Zone zone() const { return m_boxes.empty() ? m_zone : Zone::TextBox; }
    void add(std::string_view text);
    void add_text(pugi::xml_node node);
    void add_drawn_text(pugi::xml_node node);
    void add_break(pugi::xml_node node);
    void add_note(pugi::xml_node node, bool is_endnote);
    void end_section();
    void change_field(pugi::xml_node node);

    const WordStyles& m_styles;
    WordLists& m_lists;
    Zone m_zone{};
    std::string m_label;
    std::vector<DocumentLine> m_lines;
    RowJoiner m_rows{m_lines};
    std::vector<Draft> m_drafts;       // One within another: text boxes are in paragraphs.
    std::vector<std::size_t> m_boxes;  // Where in the lines each open text box begins.
    std::vector<bool> m_fields;        // Open fields: true in their result.
    int m_instructions = 0;            // Of them those in their instruction.
    std::size_t m_section = 0;
    bool m_page_due = false;
    WordFindings m_findings;
    std::vector<WordNote> m_notes;
    std::vector<pugi::xml_node> m_sections;
};

}  // namespace kexie
