// A bulletin on its way from content to printed lines; shared by the parts of the generator only.
#pragma once

#include <string>
#include <vector>

#include "support/official_prose.h"
#include "support/ordinary_bulletin.h"

namespace kexie::test {

struct PrintedLine {
    std::string text;
    LineKind kind{};
    int gap = 0;             // Empty lines before it.
    bool may_break = false;  // A page may end before it.
};

enum class ItemKind { Paragraph, Caption, CentredCaption, TableRow };

struct BodyItem {
    ItemKind kind{};
    std::string text;  // As printed, but for indents and line ends.
};

// How an article of OrdinaryBulletin::articles is printed.
struct ArticleDraft {
    std::vector<std::string> title_parts;  // Its printed lines may end between them.
    std::vector<BodyItem> items;
    std::vector<std::string> above;  // Between title and text.
    std::vector<std::string> below;  // After the text.
    bool below_to_the_right = false;
};

struct OrdinaryDraft {
    OrdinaryDraft(const Traits& wanted, std::uint32_t seed)
        : traits(wanted), dice(seed), prose(dice) {}

    bool has(Trait trait) const { return traits.has(trait); }
    bool markdown() const { return traits.has(Trait::Markdown); }
    void print(std::string text, LineKind kind, int gap = 0) {
        lines.push_back({std::move(text), kind, gap, false});
    }

    Traits traits;
    Dice dice;
    OfficialProse prose;
    OrdinaryBulletin truth;
    std::vector<ArticleDraft> articles;
    int columns = 0;  // Of a full line; 0: a paragraph is one line.
    bool has_contents = false;
    bool lists_titles = false;  // In the contents, even where sections would do.
    int captions = 0;           // Numbered so far.
    std::vector<PrintedLine> lines;
};

// Content: ordinary_bulletin.cpp and ordinary_articles.cpp.
void write_articles(OrdinaryDraft& draft);

// Layout, in the order of the page: ordinary_front.cpp and ordinary_body.cpp.
void print_masthead(OrdinaryDraft& draft);
void print_contents(OrdinaryDraft& draft);
void print_body(OrdinaryDraft& draft);
void print_footer(OrdinaryDraft& draft);

// What extraction and pages do to printed lines: ordinary_pages.cpp.
void print_rule(OrdinaryDraft& draft, int gap);
void break_pages(OrdinaryDraft& draft, std::size_t first);
void damage_lines(OrdinaryDraft& draft);
std::string to_traditional(const std::string& text);
// Kangxi radicals and compatibility ideographs as the characters that they stand for.
std::string unify_ideographs(const std::string& text);

}  // namespace kexie::test
