// The typography of a body, measured once: where paragraphs and titles begin, how many empty lines
// stand between them, whether titles are centred.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bulletin/body_lines.h"
#include "bulletin/toc_matches.h"
#include "bulletin/wraps.h"

namespace kexie {

// Where a line begins.
enum class LinePlace { Flush, Indented, Middle, Right };

class BodyLayout {
public:
    // O(lines + headings × entries of the contents).
    BodyLayout(std::string_view text, std::span<const BodyLine> lines,
               std::span<const TocMatch> matches, std::span<const std::u32string> toc_keys,
               const WrapStyle& style);

    LinePlace place_of(const Line& line) const;

    // Titles begin elsewhere than paragraphs, so that the place of a line tells them apart.
    bool has_title_place() const { return m_title_place && *m_title_place != paragraph_place(); }
    bool is_at_title_place(const Line& line) const {
        return has_title_place() && place_of(line) == *m_title_place;
    }
    // Centred lines have their middle there; so may have others by chance.
    bool is_in_middle(const Line& line) const;
    // The line may be at either place.
    bool is_place_ambiguous(const Line& line) const;
    bool has_indents() const { return m_indent > 0; }
    LinePlace paragraph_place() const {
        return has_indents() ? LinePlace::Indented : LinePlace::Flush;
    }

    // More empty lines before the line than between paragraphs; false where that is unknown.
    bool is_set_off(const BodyLine& line) const;
    // Titles generally are.
    bool sets_off_titles() const { return m_sets_off_titles; }

    // The contents list the articles, all but a few; those under a section as well.
    bool lists_titles() const { return m_lists_titles; }

private:
    bool is_full(const Line& line) const;
    bool looks_like_title(std::string_view text, std::span<const BodyLine> lines,
                          std::size_t i) const;
    void find_centre(std::span<const BodyLine> lines, const WrapStyle& style);
    void find_paragraph_gap(std::span<const BodyLine> lines, const WrapStyle& style);
    void find_title_place(std::span<const BodyLine> lines, std::span<const TocMatch> matches);
    void find_lists_titles(std::string_view text, std::span<const BodyLine> lines,
                           std::span<const TocMatch> matches,
                           std::span<const std::u32string> toc_keys);

    int m_width = 0;  // Of a full line; 0 if each paragraph is one line.
    int m_indent = 0;
    int m_centre = 0;  // Indent twice and width of a centred line; 0 if none is known.
    std::optional<int> m_paragraph_gap;  // Empty lines.
    std::optional<LinePlace> m_title_place;
    bool m_sets_off_titles = false;
    bool m_lists_titles = false;
};

}  // namespace kexie
