#include "queries.h"

#include <algorithm>

#include "base/utf8.h"

namespace kexie::bench {

std::string QuerySource::piece(std::size_t size) {
    while (true) {
        const Issue& issue = *m_issues[below(m_issues.size())];
        const Article& article = issue.articles[below(issue.articles.size())];
        const std::u32string text = to_utf32(article.paragraphs[below(article.paragraphs.size())]);
        if (text.size() <= size) continue;
        const auto part = std::u32string_view(text).substr(below(text.size() - size), size);
        const bool is_plain = std::all_of(part.begin(), part.end(),
                                          [](char32_t c) { return c >= 0x4E00 && c < 0xA000; });
        if (is_plain) return to_utf8(part);
    }
}

std::string QuerySource::any_characters(std::size_t size) {
    std::u32string text;
    for (std::size_t i = 0; i < size; ++i) {
        text.push_back(static_cast<char32_t>(0x4E00 + below(20900)));
    }
    return to_utf8(text);
}

std::string QuerySource::letters(std::size_t size) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text.push_back("etaoinshrd"[below(10)]);
    return text;
}

std::vector<QueryClass> query_classes(QuerySource& from) {
    return {
        {"1 character", [&] { return from.piece(1); }},
        {"1 character, rare", [&] { return from.any_characters(1); }},
        {"2 characters", [&] { return from.piece(2); }},
        {"2 characters, rare", [&] { return from.piece(1) + from.piece(1); }},
        {"3-4 characters", [&] { return from.piece(3 + from.below(2)); }},
        {"8-20 characters", [&] { return from.piece(8 + from.below(13)); }},
        {"absent", [&] { return from.piece(3) + from.any_characters(1) + from.piece(3); }},
        {"two terms", [&] { return from.piece(2) + " " + from.piece(2); }},
        {"phrase", [&] { return "\"" + from.piece(6) + "\""; }},
        {"boolean",
         [&] { return "(" + from.piece(2) + "|" + from.piece(3) + ") -" + from.piece(2); }},
        {"Latin", [&] { return from.letters(2 + from.below(3)); }},
        {"number", [&] { return std::to_string(from.below(10000)); }},
    };
}

}  // namespace kexie::bench
