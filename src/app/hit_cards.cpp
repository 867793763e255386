#include "app/hit_cards.h"

#include <algorithm>

#include "app/marks.h"
#include "base/utf8.h"

namespace kexie {

namespace {

MarkedText marked_title(const Library& library, std::string_view query, const Hit& hit,
                        const Article& article) {
    MarkedText title = {article.title, {}};
    for (const TextRange& mark : find_marks(library.engine(), query, static_cast<int>(hit.issue),
                                            static_cast<int>(hit.article))) {
        if (mark.begin.part == TextPart::Title) {
            title.marks.emplace_back(mark.begin.byte, mark.end.byte);
        }
    }
    return title;
}

MarkedText marked_snippet(const Library& library, std::string_view query, const Hit& hit,
                          const Article& article, std::size_t characters) {
    const Snippet snippet = library.engine().snippet(query, hit, characters);
    // The card shows the title already: for a hit in the title alone, the beginning of the text
    // says more.
    if (snippet.text == article.title && !article.paragraphs.empty()) {
        const std::string& first = article.paragraphs.front();
        const std::size_t end = byte_offset_of(first, characters);
        return {first.substr(0, end) + (end < first.size() ? "…" : ""), {}};
    }
    MarkedText marked = {snippet.text, {}};
    for (const auto& [begin, end] : snippet.marks) {
        marked.marks.emplace_back(byte_offset_of(snippet.text, begin),
                                  byte_offset_of(snippet.text, end));
    }
    return marked;
}

}  // namespace

HitCard make_hit_card(const Library& library, std::string_view query, const Hit& hit,
                      std::size_t snippet_characters) {
    const Article& article = library.issue(static_cast<int>(hit.issue)).articles[hit.article];
    return {marked_title(library, query, hit, article),
            marked_snippet(library, query, hit, article, snippet_characters)};
}

const HitCard* HitCards::find(std::size_t hit) const {
    const auto found = m_cards.find(hit);
    return found == m_cards.end() ? nullptr : &found->second;
}

void HitCards::make(const Library& library, std::string_view query, const std::vector<Hit>& hits,
                    std::size_t first, std::size_t last, std::size_t snippet_characters) {
    if (snippet_characters != m_snippet_characters) clear();
    m_snippet_characters = snippet_characters;
    for (std::size_t i = first; i < std::min(last, hits.size()); ++i) {
        if (!m_cards.contains(i)) {
            m_cards.emplace(i, make_hit_card(library, query, hits[i], snippet_characters));
        }
    }
}

}  // namespace kexie
