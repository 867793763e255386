// Places in the text of an issue, as it is printed and read: what can be selected, copied, cited.
//
// A printed part is a section head, a title, a paragraph or an attribution, with the brackets that
// readers see around it, or a line of the frame: masthead and footer. Everything here is about
// text; where it stands on screen is the reader's.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bulletin/issue.h"

namespace kexie {

// What stands above and below the articles: the lines of masthead and footer, as they are worded
// on screen.
struct PrintedFrame {
    std::vector<std::string> head;
    std::vector<std::string> foot;

    bool operator==(const PrintedFrame&) const = default;
};

// An issue as it is printed. Borrows both; without a frame it is its articles alone.
struct PrintedIssue {
    const Issue& issue;
    const PrintedFrame* frame = nullptr;

    // Implicit: every issue can be printed.
    PrintedIssue(const Issue& articles, const PrintedFrame* around = nullptr)
        : issue(articles), frame(around) {}

    int article_count() const { return static_cast<int>(issue.articles.size()); }
};

// In the order in which they are read.
enum class TextPart : std::uint8_t { FrameLine, Section, Title, Paragraph, Attribution };

// A place between two characters. Ordered as the text is read.
struct TextPlace {
    int article = 0;  // 0-based; -1 in the head of the frame, the number of articles in its foot.
    TextPart part = TextPart::Title;
    int paragraph = 0;       // 0-based; also the line of a TextPart::FrameLine.
    std::uint32_t byte = 0;  // Of the printed part, on a border of characters.

    auto operator<=>(const TextPlace&) const = default;
};

struct TextRange {
    TextPlace begin;
    TextPlace end;

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

// Bytes of the bracket that is printed before a part's own text.
std::uint32_t opening_bytes(TextPart part);

// The article that a place is in; for one of the frame, the first or the last. Nothing in an issue
// without articles.
std::optional<int> nearest_article(const PrintedIssue& issue, const TextPlace& place);

// True if some of a range is in the frame.
bool touches_frame(const PrintedIssue& issue, const TextRange& range);

// True for a place of the issue: its part is there and as long.
bool has_place(const PrintedIssue& issue, const TextPlace& place);

// The text of a range: parts with a line end between them, nothing at the end.
std::string text_of(const PrintedIssue& issue, const TextRange& range);

// A whole part, article or issue with its frame. Places that do not exist give an empty range.
TextRange part_around(const PrintedIssue& issue, const TextPlace& place);
TextRange whole_article(const PrintedIssue& issue, int article);
TextRange whole_issue(const PrintedIssue& issue);

// What a double click takes, of the character at (or, at the end of a part, before) a place: the
// longest of `terms` that stands there; else the run of letters and digits, or of ideographs,
// between punctuation.
TextRange word_around(const PrintedIssue& issue, const TextPlace& place,
                      const std::vector<std::string_view>& terms);

// The next (+1) or previous (-1) border of characters, over the ends of parts and articles; the
// place itself at the ends of the issue.
TextPlace next_character(const PrintedIssue& issue, const TextPlace& place, int by);

// The same for words: the end of this word or the next, the start of this one or the previous.
TextPlace next_word(const PrintedIssue& issue, const TextPlace& place, int by);

}  // namespace kexie
