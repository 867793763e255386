// What speaks for and against each role of a line. All numbers are costs: 0 is what one expects,
// 10 is unusual, 60 breaks a rule that bulletins keep.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bulletin/likeness.h"
#include "bulletin/reflow.h"

namespace kexie {

class LineCosts {
public:
    enum class Next { Paragraph, NotParagraph };

    LineCosts(std::string_view text, std::span<const BodyLine> lines,
              const std::vector<std::u32string>& toc_keys, const WrapStyle& style);

    // Of line `i` looking like `role`.
    int of(std::size_t i, BodyRole role) const;

    // Of a paragraph ending with line `i`.
    int end_of_paragraph(std::size_t i, Next next) const;

    // Of one paragraph running on from line `i` to `j`, the line after it.
    int join(std::size_t i, std::size_t j, bool starts_paragraph) const;

    // Of something new beginning with line `j` after a paragraph that ended with `i`.
    int part(std::size_t i, std::size_t j) const;

    // Of a title ending with line `i`, or running on to `j`, the line after it.
    int end_of_title(std::size_t i, std::size_t j, bool is_one_line) const;
    int title_goes_on(std::size_t i, std::size_t j) const;

private:
    // How like an entry of the contents a line is.
    struct EntryMatch {
        std::size_t line = 0;
        std::size_t entry = 0;
        Likeness alone{};
        Likeness with_next{};

        Likeness most() const { return std::max(alone, with_next); }
    };
    // What the contents say about a line: alone, and together with the next.
    struct TocMatch {
        int bonus = 0;
        int bonus_with_next = 0;
    };

    int title_cost(std::size_t i) const;
    int paragraph_cost(std::size_t i) const;
    void match_contents(const std::vector<std::u32string>& toc_keys);
    std::vector<EntryMatch> likenesses(std::span<const std::u32string> entries) const;
    bool may_be_title(std::size_t i) const;

    std::string_view m_text;
    std::span<const BodyLine> m_lines;
    const WrapStyle& m_style;
    std::vector<TocMatch> m_matches;
    std::vector<int> m_title_costs;
};

// 供稿：…, 来源：… alone on a line.
bool is_credit_line(std::string_view text, const Line& line);

}  // namespace kexie
