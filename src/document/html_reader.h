// Turns the tree of a web page into lines.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "document/document_line.h"
#include "document/html_style.h"
#include "document/html_survey.h"
#include "document/print_tally.h"
#include "document/row_joiner.h"

namespace kexie {

class HtmlReader {
public:
    // Without a survey all is read, menus and hidden text, too.
    explicit HtmlReader(const HtmlSurvey* survey) : m_survey(survey) {}
    HtmlReader(const HtmlReader&) = delete;
    HtmlReader& operator=(const HtmlReader&) = delete;

    std::vector<DocumentLine> read(const GumboNode* root);

    std::size_t hidden_characters() const { return m_hidden; }
    // Elements around the text that were left out.
    std::size_t furniture() const { return m_furniture; }

    // For walk_html().
    bool enter(const GumboNode* node);
    void leave(const GumboNode* node);

private:
    struct List {
        bool is_numbered = false;
        int next = 1;
        std::string format;
    };

    bool enter_element(const GumboNode* node);
    void enter_list(const GumboElement& element);
    void enter_item(const GumboElement& element);
    void begin_block();
    void break_line();
    void end_line();
    void add(std::string_view text);
    void append(std::string_view character);
    const HtmlStyle& style() const { return m_styles.back(); }

    const HtmlSurvey* m_survey;
    std::vector<DocumentLine> m_lines;
    RowJoiner m_rows{m_lines};
    std::vector<HtmlStyle> m_styles{1};  // Of the open elements.
    std::vector<List> m_lists;
    std::string m_label;  // Of the list item that begins.

    // The line that is being written.
    std::string m_text;
    PrintTally m_tally;
    HtmlStyle m_line_style;
    bool m_is_first_of_block = true;
    enum class Gap { None, Blank, LineEnd } m_gap{};  // Before the next character.

    std::size_t m_hidden = 0;
    std::size_t m_furniture = 0;
};

}  // namespace kexie
