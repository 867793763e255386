// Addresses in the printed text of an issue: what selections, marks and citations are made of.
//
// A printed part is a section heading, a title, an author, a source note, a paragraph, an
// attribution or a caption, with the label or the brackets printed with it, or a line of header or
// footer. Nothing here knows about pixels.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bulletin/issue.h"

namespace kexie {

// The lines above and below the articles. The interface words them, so they depend on its language.
struct HeaderFooter {
    std::vector<std::string> header;  // The masthead.
    std::vector<std::string> footer;

    bool operator==(const HeaderFooter&) const = default;
};

// An issue as it is printed. Borrows both; without header and footer it is its articles alone.
struct PrintedIssue {
    const Issue& issue;
    const HeaderFooter* header_footer = nullptr;

    // Implicit: every issue can be printed.
    PrintedIssue(const Issue& articles, const HeaderFooter* around = nullptr)
        : issue(articles), header_footer(around) {}

    int article_count() const { return static_cast<int>(issue.articles.size()); }
};

// In the order in which they are read.
enum class TextPart : std::uint8_t {
    HeaderFooterLine,
    Section,
    Title,
    Author,
    SourceNote,
    Paragraph,
    Attribution,
    Caption
};

// A position between two characters. Ordered as the text is read.
struct TextAddress {
    int article = 0;  // 0-based; -1: the header; the number of articles: the footer.
    TextPart part = TextPart::Title;
    int paragraph = 0;       // 0-based; of captions, which one; of HeaderFooterLine, the line.
    std::uint32_t byte = 0;  // Of the printed part, on a character boundary.

    auto operator<=>(const TextAddress&) const = default;
};

struct TextRange {
    TextAddress begin;
    TextAddress end;

    bool empty() const { return begin == end; }
    bool operator==(const TextRange&) const = default;
};

// A part of an issue as it is printed.
struct PrintedPart {
    TextPart part{};
    int paragraph = 0;
    std::string text;
};

// The parts of an article that are there, in order.
std::vector<PrintedPart> printed_parts(const Article& article);

// Bytes of the bracket or the label that is printed before a part's own text.
std::uint32_t opening_bytes(TextPart part);

// The article of an address; for the header the first, for the footer the last. Nothing in an issue
// without articles.
std::optional<int> nearest_article(const PrintedIssue& issue, const TextAddress& address);

// True if a range reaches into header or footer.
bool touches_header_footer(const PrintedIssue& issue, const TextRange& range);

// True if the issue has the part, and the part has the byte.
bool has_address(const PrintedIssue& issue, const TextAddress& address);

// The text of a range: its parts, separated by line feeds.
std::string text_of(const PrintedIssue& issue, const TextRange& range);

// A whole part, article, or issue with header and footer. Empty if there is no such part.
TextRange part_around(const PrintedIssue& issue, const TextAddress& address);
TextRange whole_article(const PrintedIssue& issue, int article);
TextRange whole_issue(const PrintedIssue& issue);

// The word that a double click selects at an address (at the end of a part: before it): the longest
// of `terms` there; otherwise the run of letters and digits, or of ideographs, between punctuation.
TextRange word_around(const PrintedIssue& issue, const TextAddress& address,
                      const std::vector<std::string_view>& terms);

// The next (+1) or previous (-1) character boundary, across parts and articles; the address itself
// at the ends of the issue.
TextAddress next_character(const PrintedIssue& issue, const TextAddress& address, int by);

// The same for words: the end of this word or the next, the start of this one or the previous.
TextAddress next_word(const PrintedIssue& issue, const TextAddress& address, int by);

}  // namespace kexie
