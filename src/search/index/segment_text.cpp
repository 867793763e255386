#include "search/index/segment_text.h"

#include <algorithm>

#include "search/index/article_text.h"
#include "text/fold.h"

namespace kexie {

bool SegmentText::is_full(std::size_t units) const {
    return m_text.size() >= units || article_count() >= max_articles;
}

void SegmentText::add(const Article& article) {
    m_articles.back().has_attribution = article.attribution.has_value() ? 1 : 0;
    add_field(article.title);
    for_each_body_text(article, [&](const std::string& text) { add_field(text); });
    if (article.attribution) add_field(*article.attribution);
    ArticleStart next;
    next.begin = static_cast<std::uint32_t>(m_text.size());
    next.first_field = static_cast<std::uint32_t>(m_field_begins.size()) & 0x7FFFFFFF;
    m_articles.push_back(next);
}

void SegmentText::release_spare_room() {
    m_text.shrink_to_fit();
    m_after_blank.shrink_to_fit();
    m_field_begins.shrink_to_fit();
    m_articles.shrink_to_fit();
}

void SegmentText::add_field(std::string_view text) {
    m_field_begins.push_back(static_cast<std::uint32_t>(m_text.size()));
    // Grows by a half and not to the double: what is not used stays held until the index is built.
    const std::size_t at_most = m_text.size() + text.size() + 1;
    if (at_most > m_text.capacity()) m_text.reserve(std::max(at_most, m_text.size() * 3 / 2));
    append_folded(m_text, text, m_after_blank);
    m_text.push_back(field_separator);
}

std::size_t SegmentText::field_count(std::size_t article) const {
    return m_articles[article + 1].first_field - m_articles[article].first_field;
}

FieldSpan SegmentText::field(std::size_t article, std::size_t field) const {
    const std::size_t index = m_articles[article].first_field + field;
    const std::size_t next =
        index + 1 < m_field_begins.size() ? m_field_begins[index + 1] : m_text.size();
    return {m_field_begins[index], static_cast<std::uint32_t>(next - 1)};
}

Field SegmentText::field_kind(std::size_t article, std::size_t field) const {
    if (field == 0) return Field::Title;
    const bool is_last = field + 1 == field_count(article);
    if (is_last && m_articles[article].has_attribution == 1) return Field::Attribution;
    return Field::Paragraph;
}

Field SegmentText::kind_at(std::size_t article, std::size_t unit) const {
    if (unit < title_end(article)) return Field::Title;
    const std::size_t last = field_count(article) - 1;
    return unit < field(article, last).begin ? Field::Paragraph : field_kind(article, last);
}

bool SegmentText::is_after_blank(std::size_t unit) const {
    return std::binary_search(m_after_blank.begin(), m_after_blank.end(), unit);
}

std::size_t SegmentText::memory() const {
    return sizeof(*this) + m_text.capacity() * sizeof(char16_t) +
           (m_after_blank.capacity() + m_field_begins.capacity()) * sizeof(std::uint32_t) +
           m_articles.capacity() * sizeof(ArticleStart);
}

}  // namespace kexie
