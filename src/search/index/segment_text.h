// The folded text of some articles, one after the other, as search looks at it.
//
// A field (the title, each paragraph, the attribution) is followed by a separator that no term
// contains, so that no match runs over the end of a field. A segment is full at a size that makes
// its index quick to build in slices, and never moves an article to another segment.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bulletin/issue.h"
#include "search/types.h"

namespace kexie {

inline constexpr char16_t field_separator = 0;

// A field of a segment's article: units [begin, end) of the text, without its separator.
struct FieldSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

class SegmentText {
public:
    // Postings keep a segment's article number in 15 bits.
    static constexpr std::size_t max_articles = std::size_t{1} << 15;
    static constexpr std::size_t full_units = std::size_t{1} << 22;

    // `units` is at most full_units.
    bool is_full(std::size_t units) const;

    // Appends the folded text of `article`. O(its text).
    void add(const Article& article);

    // Gives back memory that was kept ready for more articles.
    void release_spare_room();

    std::size_t article_count() const { return m_articles.size() - 1; }
    std::u16string_view units() const { return m_text; }

    // Where the text of the article begins; for article_count(), the end of the text.
    std::uint32_t article_begin(std::size_t article) const { return m_articles[article].begin; }

    // Fields in order: the title, the texts of the body (see article_text.h), then the attribution
    // where there is one.
    std::size_t field_count(std::size_t article) const;
    FieldSpan field(std::size_t article, std::size_t field) const;
    Field field_kind(std::size_t article, std::size_t field) const;

    // The title's end; the position of a match before it is in the title.
    std::uint32_t title_end(std::size_t article) const { return field(article, 0).end; }

    // The kind of the field in which a unit of the article stands.
    Field kind_at(std::size_t article, std::size_t unit) const;

    // True if a blank stood before this unit of the text.
    bool is_after_blank(std::size_t unit) const;

    // Bytes held.
    std::size_t memory() const;

private:
    struct ArticleStart {
        std::uint32_t begin = 0;
        std::uint32_t first_field : 31 = 0;
        std::uint32_t has_attribution : 1 = 0;
    };

    void add_field(std::string_view text);

    std::u16string m_text;
    std::vector<std::uint32_t> m_after_blank;  // Ascending; only Latin words have blanks.
    std::vector<std::uint32_t> m_field_begins;
    std::vector<ArticleStart> m_articles = {ArticleStart{}};  // And one for the end.
};

}  // namespace kexie
