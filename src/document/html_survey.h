// Tells what in a web page is its text, and what is menus and the like around it.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <unordered_map>

namespace kexie {

class HtmlSurvey {
public:
    // Counts what is in each element below `root`. O(n).
    explicit HtmlSurvey(const GumboNode* root);

    // Characters but blanks in an element.
    std::size_t characters(const GumboNode* element) const { return facts(element).characters; }

    // True for menus, paths («当前位置»), buttons to share and footers of the site. Only what shows
    // itself to be one of them is: in doubt it is text. An element that holds the larger part of
    // the page is text, too.
    bool is_furniture(const GumboNode* element) const;

private:
    struct Facts {
        std::size_t characters = 0;
        std::size_t link_characters = 0;  // Of links to other pages.
        std::size_t links = 0;
        std::size_t sentences = 0;
    };

    const Facts& facts(const GumboNode* element) const;

    std::unordered_map<const GumboNode*, Facts> m_facts;
    Facts m_all;
};

}  // namespace kexie
