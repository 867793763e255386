#include "app/marks.h"

#include <algorithm>

namespace kexie {

namespace {

// Where a mark's text is printed. The engine numbers captions, author and source note on after the
// paragraphs.
TextAddress address_of(const Article& article, const Mark& mark) {
    TextAddress address;
    if (mark.field == Field::Title) return address;
    address.part = TextPart::Attribution;
    if (mark.field == Field::Attribution) return address;
    std::size_t number = mark.paragraph;
    const auto is_among = [&](std::size_t count) {
        if (number < count) return true;
        number -= count;
        return false;
    };
    if (is_among(article.paragraphs.size())) {
        address.part = TextPart::Paragraph;
    } else if (is_among(article.captions.size())) {
        address.part = TextPart::Caption;
    } else if (is_among(article.author ? 1 : 0)) {
        address.part = TextPart::Author;
    } else {
        address.part = TextPart::SourceNote;
    }
    address.paragraph = static_cast<int>(number);
    return address;
}

TextRange printed_range(const Article& article, int index, const Mark& mark) {
    TextAddress begin = address_of(article, mark);
    begin.article = index;
    TextAddress end = begin;
    // The engine counts from the text, the reader from what is printed before it.
    begin.byte = mark.begin + opening_bytes(begin.part);
    end.byte = mark.end + opening_bytes(begin.part);
    return {begin, end};
}

}  // namespace

std::vector<TextRange> find_marks(const Engine& engine, std::string_view query, int issue,
                                  int article) {
    const auto issue_number = static_cast<std::uint32_t>(issue);
    const auto number = static_cast<std::uint32_t>(article);
    const Article& marked = engine.issue(issue_number).articles[number];
    std::vector<TextRange> found;
    for (const Mark& mark : engine.marks(query, issue_number, number)) {
        found.push_back(printed_range(marked, article, mark));
    }
    // The engine counts author and source last; they are printed under the title.
    std::sort(found.begin(), found.end(),
              [](const TextRange& a, const TextRange& b) { return a.begin < b.begin; });
    return found;
}

}  // namespace kexie
