#include "bulletin/toc_matches.h"

#include <algorithm>

#include "bulletin/bullets.h"
#include "bulletin/folded_line.h"

namespace kexie {

namespace {

constexpr std::size_t max_entries = 100;
constexpr std::size_t max_matches_per_line = 4;
constexpr int max_title_width = 120;

class TocMatcher {
public:
    TocMatcher(std::string_view text, std::span<const BodyLine> lines,
               std::span<const std::u32string> entries, const WrapStyle& style)
        : m_text(text), m_lines(lines), m_entries(entries), m_style(style) {}

    std::vector<TocMatch> match() {
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (may_be_title(i)) compare_with_entries(i);
        }
        return best_matches();
    }

private:
    struct Candidate {
        std::size_t line = 0;
        std::size_t entry = 0;
        TocMatch match;

        Likeness best() const { return std::max(match.alone, match.with_next); }
    };

    // Cheap tests, so that few lines are compared with the contents.
    bool may_be_title(std::size_t i) const {
        const Line& line = m_lines[i].line;
        if (m_lines[i].is_section_heading || line.has_inner_stop || line.width > max_title_width) {
            return false;
        }
        if (line.line_end != LineEnd::Open && line.line_end != LineEnd::Stop &&
            line.line_end != LineEnd::Bracket && line.line_end != LineEnd::OnlyBracket) {
            return false;
        }
        return i == 0 || m_lines[i - 1].is_section_heading || !is_wrapped_into(i);
    }

    // The line before is text that had to be broken there.
    bool is_wrapped_into(std::size_t i) const {
        const Line& before = m_lines[i - 1].line;
        const bool is_text = before.line_end == LineEnd::Comma || before.has_inner_stop;
        return is_text && before.line_end != LineEnd::Stop &&
               m_style.is_full(before, m_lines[i].line);
    }

    std::u32string key_of_title(std::size_t i) const {
        const Line& line = m_lines[i].line;
        const Bullet bullet = read_bullet(m_text, line);
        return title_key(match_key(m_text, {bullet ? bullet.text_begin : line.begin, line.end}));
    }

    // Keeps the few entries that line `i` is most like.
    void compare_with_entries(std::size_t i) {
        const std::size_t first = m_candidates.size();
        const std::u32string title = key_of_title(i);
        const bool has_next = i + 1 < m_lines.size() && may_be_title(i + 1);
        std::u32string both;
        for (std::size_t e = 0; e < m_entries.size(); ++e) {
            Candidate candidate = {i, e, {compare_titles(m_entries[e], title), Likeness::None}};
            if (candidate.match.alone == Likeness::None) continue;
            if (has_next) {
                if (both.empty())
                    both = title + title_key(match_key(m_text, m_lines[i + 1].line.range()));
                candidate.match.with_next = compare_titles(m_entries[e], both);
            }
            m_candidates.push_back(candidate);
        }
        if (m_candidates.size() <= first + max_matches_per_line) return;
        std::stable_sort(
            m_candidates.begin() + static_cast<std::ptrdiff_t>(first), m_candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.best() > b.best(); });
        m_candidates.resize(first + max_matches_per_line);
    }

    // Drops what is less like an entry than another line is.
    std::vector<TocMatch> best_matches() const {
        std::vector<Likeness> best(m_entries.size(), Likeness::None);
        for (const Candidate& candidate : m_candidates) {
            best[candidate.entry] = std::max(best[candidate.entry], candidate.best());
        }
        std::vector<TocMatch> matches(m_lines.size());
        for (const Candidate& candidate : m_candidates) {
            if (candidate.best() < best[candidate.entry]) continue;
            TocMatch& match = matches[candidate.line];
            match.alone = std::max(match.alone, candidate.match.alone);
            match.with_next = std::max(match.with_next, candidate.match.with_next);
        }
        return matches;
    }

    std::string_view m_text;
    std::span<const BodyLine> m_lines;
    std::span<const std::u32string> m_entries;
    const WrapStyle& m_style;
    std::vector<Candidate> m_candidates;
};

}  // namespace

std::vector<TocMatch> match_toc(std::string_view text, std::span<const BodyLine> lines,
                                std::span<const std::u32string> toc_keys, const WrapStyle& style) {
    if (toc_keys.empty()) return std::vector<TocMatch>(lines.size());
    const std::size_t count = std::min(toc_keys.size(), max_entries);
    return TocMatcher(text, lines, toc_keys.first(count), style).match();
}

}  // namespace kexie
