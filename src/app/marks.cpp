#include "app/marks.h"

namespace kexie {

namespace {

TextPart part_of(Field field) {
    switch (field) {
        case Field::Title:
            return TextPart::Title;
        case Field::Attribution:
            return TextPart::Attribution;
        case Field::Paragraph:
            break;
    }
    return TextPart::Paragraph;
}

TextRange printed_range(int article, const Mark& mark) {
    TextAddress begin;
    begin.article = article;
    begin.part = part_of(mark.field);
    begin.paragraph = static_cast<int>(mark.paragraph);
    TextAddress end = begin;
    // The engine counts from the text, the reader from the bracket that is printed before it.
    begin.byte = mark.begin + opening_bytes(begin.part);
    end.byte = mark.end + opening_bytes(begin.part);
    return {begin, end};
}

}  // namespace

std::vector<TextRange> find_marks(const Engine& engine, std::string_view query, int issue,
                                  int article) {
    std::vector<TextRange> found;
    for (const Mark& mark : engine.marks(query, static_cast<std::uint32_t>(issue),
                                         static_cast<std::uint32_t>(article))) {
        found.push_back(printed_range(article, mark));
    }
    return found;
}

}  // namespace kexie
