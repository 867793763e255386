#include "bulletin/toc_matches.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "bulletin/bullets.h"
#include "bulletin/folded_line.h"

namespace kexie {

namespace {

constexpr std::size_t max_entries = 100;
constexpr std::size_t max_near_entries = 8;  // Compared with a line.
constexpr std::size_t max_matches_per_line = 4;
constexpr std::size_t max_title_lines = 4;
constexpr int max_title_width = 120;  // Columns of a line.

// Lines [line, line + lines) as the title of an entry.
struct Candidate {
    std::size_t line = 0;
    std::size_t lines = 1;
    std::size_t entry = 0;
    Likeness alone{};
    Likeness whole{};
    int score = 0;  // How like they are; more of two candidates of one likeness.
};

// Which entries have pairs of characters in common with a line: all others need not be compared.
class EntryIndex {
public:
    explicit EntryIndex(std::span<const std::u32string> entries) : m_counts(entries.size()) {
        for (std::size_t e = 0; e < entries.size(); ++e) {
            for_each_pair(entries[e], [&](std::uint64_t pair) {
                std::vector<std::size_t>& having = m_entries[pair];
                if (having.empty() || having.back() != e) having.push_back(e);
            });
        }
    }

    // In order. Half of the pairs of the line are enough: the line may be a part of the title, or
    // the entry be of the line.
    std::vector<std::size_t> near(const std::u32string& line) {
        std::fill(m_counts.begin(), m_counts.end(), 0);
        for_each_pair(line, [&](std::uint64_t pair) {
            const auto found = m_entries.find(pair);
            if (found == m_entries.end()) return;
            for (const std::size_t e : found->second) ++m_counts[e];
        });
        std::vector<std::size_t> entries;
        for (std::size_t e = 0; e < m_counts.size(); ++e) {
            if (m_counts[e] > 0 && m_counts[e] * 3 + 1 >= line.size()) entries.push_back(e);
        }
        keep_nearest(entries);
        return entries;
    }

private:
    // Those with the most pairs in common: where titles are alike, all entries are near.
    void keep_nearest(std::vector<std::size_t>& entries) const {
        if (entries.size() <= max_near_entries) return;
        const auto kept = entries.begin() + static_cast<std::ptrdiff_t>(max_near_entries);
        std::nth_element(entries.begin(), kept, entries.end(), [&](std::size_t a, std::size_t b) {
            return m_counts[a] != m_counts[b] ? m_counts[a] > m_counts[b] : a < b;
        });
        entries.erase(kept, entries.end());
        std::sort(entries.begin(), entries.end());
    }

    template <typename Use>
    static void for_each_pair(std::u32string_view key, Use use) {
        for (std::size_t i = 0; i + 1 < key.size(); ++i) {
            use((std::uint64_t{key[i]} << 32U) | std::uint64_t{key[i + 1]});
        }
    }

    std::unordered_map<std::uint64_t, std::vector<std::size_t>> m_entries;
    std::vector<std::size_t> m_counts;  // Pairs in common with the line, by entry.
};

// Finds the lines that may be the title of an entry.
class CandidateFinder {
public:
    CandidateFinder(std::string_view text, std::span<const BodyLine> lines,
                    std::span<const std::u32string> entries, const WrapStyle& style)
        : m_text(text), m_lines(lines), m_entries(entries), m_style(style), m_index(entries) {}

    std::vector<Candidate> find() {
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (may_begin_title(i)) compare_with_entries(i);
        }
        return std::move(m_candidates);
    }

private:
    // Cheap tests, so that few lines are compared with the contents.
    bool may_be_in_title(std::size_t i) const {
        const BodyLine& body = m_lines[i];
        const Line& line = body.line;
        if (body.is_section_heading || line.width > max_title_width) return false;
        if (line.line_end == LineEnd::StopBracket || line.line_end == LineEnd::Semicolon) {
            return false;
        }
        return !line.has_inner_stop || line.range().of(m_text).find("。") == std::string_view::npos;
    }

    bool may_begin_title(std::size_t i) const {
        if (!may_be_in_title(i)) return false;
        return i == 0 || m_lines[i - 1].is_section_heading || !is_wrapped_into(i);
    }

    // The line before is text that had to be broken there.
    bool is_wrapped_into(std::size_t i) const {
        const Line& before = m_lines[i - 1].line;
        const bool is_text = before.line_end == LineEnd::Comma || before.has_inner_stop;
        return is_text && before.line_end != LineEnd::Stop &&
               m_style.is_full(before, m_lines[i].line);
    }

    bool may_go_on(std::size_t i) const {
        if (i >= m_lines.size() || !may_be_in_title(i)) return false;
        if (m_lines[i].line.last == U'。') return false;  // The first text, mostly.
        const LineForm form = m_lines[i].form;
        return form != LineForm::Credit && form != LineForm::Date && form != LineForm::TableRow;
    }

    std::u32string first_key(std::size_t i) const {
        const Line& line = m_lines[i].line;
        const Bullet bullet = read_bullet(m_text, line);
        return title_key(match_key(m_text, {bullet ? bullet.text_begin : line.begin, line.end}));
    }

    // Keeps the few entries that the title beginning with line `i` is most like.
    void compare_with_entries(std::size_t i) {
        std::array<std::u32string, max_title_lines> titles;  // Of one line, of two and so on.
        titles[0] = first_key(i);
        const std::vector<std::size_t> near = m_index.near(titles[0]);
        if (near.empty()) return;
        std::size_t count = 1;
        while (count < max_title_lines && may_go_on(i + count)) {
            titles[count] =
                titles[count - 1] + title_key(match_key(m_text, m_lines[i + count].line.range()));
            ++count;
        }
        const std::size_t first = m_candidates.size();
        for (const std::size_t e : near) {
            Candidate best = {i, 1, e, compare_titles(m_entries[e], titles[0]), Likeness::None, 0};
            for (std::size_t n = 0; n < count; ++n) {
                const Likeness likeness =
                    n == 0 ? best.alone : compare_titles(m_entries[e], titles[n]);
                const int score = score_of(likeness, m_entries[e], titles[n]);
                if (score <= best.score) continue;
                best.score = score;
                best.whole = likeness;
                best.lines = n + 1;
            }
            if (best.score > 0) m_candidates.push_back(best);
        }
        if (m_candidates.size() <= first + max_matches_per_line) return;
        std::stable_sort(m_candidates.begin() + static_cast<std::ptrdiff_t>(first),
                         m_candidates.end(),
                         [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
        m_candidates.resize(first + max_matches_per_line);
    }

    // Of titles that are as like to it the one that is about as long as the entry. The beginning of
    // a title alone counts for little.
    static int score_of(Likeness likeness, const std::u32string& entry,
                        const std::u32string& title) {
        if (likeness == Likeness::None) return 0;
        constexpr int step = 1000;
        const int difference = static_cast<int>(std::max(entry.size(), title.size()) -
                                                std::min(entry.size(), title.size()));
        return static_cast<int>(likeness) * step - std::min(difference, step - 1);
    }

    std::string_view m_text;
    std::span<const BodyLine> m_lines;
    std::span<const std::u32string> m_entries;
    const WrapStyle& m_style;
    EntryIndex m_index;
    std::vector<Candidate> m_candidates;  // By line.
};

// The candidates of greatest weight that keep the order of the contents and share no line.
class Alignment {
public:
    Alignment(const std::vector<Candidate>& candidates, std::size_t entries)
        : m_candidates(candidates), m_best(entries), m_before(candidates.size(), none) {}

    // One flag per candidate.
    std::vector<bool> chosen() {
        std::vector<std::size_t> open;  // Weighed, but still reaching into the current line.
        for (std::size_t c = 0; c < m_candidates.size(); ++c) {
            std::erase_if(open, [&](std::size_t other) {
                const Candidate& each = m_candidates[other];
                if (each.line + each.lines > m_candidates[c].line) return false;
                offer(each.entry, other);
                return true;
            });
            weigh(c);
            open.push_back(c);
        }
        for (const std::size_t c : open) offer(m_candidates[c].entry, c);
        std::vector<bool> flags(m_candidates.size(), false);
        for (std::size_t c = best_before(m_best.size()); c != none; c = m_before[c]) {
            flags[c] = true;
        }
        return flags;
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    void weigh(std::size_t c) {
        m_before[c] = best_before(m_candidates[c].entry);
        const int sum = m_before[c] == none ? 0 : m_sums[m_before[c]];
        m_sums.push_back(sum + m_candidates[c].score);
    }

    // The best chain that ends with an entry before this one.
    std::size_t best_before(std::size_t entry) const {
        std::size_t best = none;
        for (std::size_t e = 0; e < entry; ++e) {
            if (m_best[e] && (best == none || m_sums[*m_best[e]] > m_sums[best])) best = *m_best[e];
        }
        return best;
    }

    void offer(std::size_t entry, std::size_t c) {
        std::optional<std::size_t>& best = m_best[entry];
        if (!best || m_sums[c] > m_sums[*best]) best = c;
    }

    const std::vector<Candidate>& m_candidates;
    std::vector<int> m_sums;                         // Of the best chain up to each candidate.
    std::vector<std::optional<std::size_t>> m_best;  // The end of the best chain, by its entry.
    std::vector<std::size_t> m_before;               // The candidate before each in its chain.
};

// What is less like an entry than another line is does not count, unless it stands in its order.
std::vector<TocMatch> matches_of(const std::vector<Candidate>& candidates, std::size_t entries,
                                 std::size_t lines) {
    const std::vector<bool> in_order = Alignment(candidates, entries).chosen();
    std::vector<int> best(entries, 0);
    for (const Candidate& each : candidates) {
        best[each.entry] = std::max(best[each.entry], each.score);
    }
    std::vector<TocMatch> matches(lines);
    for (const bool first_those_in_order : {true, false}) {
        for (std::size_t c = 0; c < candidates.size(); ++c) {
            const Candidate& each = candidates[c];
            if (in_order[c] != first_those_in_order) continue;
            if (!in_order[c] && each.score < best[each.entry]) continue;
            TocMatch& match = matches[each.line];
            if (match.entry || (!in_order[c] && match.continues)) continue;
            match = {each.alone, each.whole, static_cast<std::uint8_t>(each.lines), match.continues,
                     each.entry};
            if (each.whole == Likeness::Start) continue;
            for (std::size_t n = 1; n < each.lines; ++n) matches[each.line + n].continues = true;
        }
    }
    return matches;
}

}  // namespace

std::vector<TocMatch> match_toc(std::string_view text, std::span<const BodyLine> lines,
                                std::span<const std::u32string> toc_keys, const WrapStyle& style) {
    if (toc_keys.empty()) return std::vector<TocMatch>(lines.size());
    const auto entries = toc_keys.first(std::min(toc_keys.size(), max_entries));
    const std::vector<Candidate> candidates = CandidateFinder(text, lines, entries, style).find();
    return matches_of(candidates, entries.size(), lines.size());
}

}  // namespace kexie
