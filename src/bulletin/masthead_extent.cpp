#include "bulletin/masthead_extent.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "bulletin/footer.h"
#include "bulletin/masthead_names.h"
#include "bulletin/noise.h"
#include "bulletin/report_opening.h"
#include "bulletin/section_headings.h"
#include "bulletin/toc.h"
#include "text/chars.h"

namespace kexie {

namespace {

using Kind = MastheadPart::Kind;

constexpr std::size_t max_lines = 24;
constexpr std::size_t max_title_length = 12;  // Of a title that is all the masthead there is.

// What is known of the issue after some of its lines.
struct Facts {
    bool number = false;
    bool date = false;
    bool publisher = false;
    bool title = false;

    void add(const MastheadCandidate& candidate) {
        const MastheadLine& line = candidate.content;
        number |= line.has(Kind::Number) || line.has(Kind::Total);
        date |= line.has(Kind::Date) || line.has(Kind::Period);
        title |= sounds_like_title(candidate.words());
        publisher |= line.names_publisher() || sounds_like_publisher(candidate.words());
    }
    bool any() const { return number || date; }
};

// 来源：…, 作者：…, 发布时间：… stand below the title of an article.
bool describes_article(const FoldedLine& line) {
    Scanner scanner(line);
    scanner.accept_any({U"(", U"[", U"【"});
    const bool labelled =
        scanner.accept_any({U"信息来源", U"稿件来源", U"文章来源", U"稿源", U"来源", U"发布时间",
                            U"发布日期", U"发表时间", U"作者", U"供稿单位", U"供稿", U"撰稿",
                            U"通讯员", U"记者", U"摄影", U"文", U"图"});
    return labelled && scanner.accept_any({U":", U"/"});
}

// Finds the lines that may be masthead, those before the contents, the first section or the first
// text, and decides where it ends.
class ExtentFinder {
public:
    explicit ExtentFinder(const Draft& draft) : m_draft(draft) { find_candidates(); }

    MastheadExtent find() {
        MastheadExtent extent;
        m_length = m_end == End::Toc ? m_lines.size() : length_by_facts();
        if (m_length == 0) {
            m_length = is_lone_title() ? 1 : 0;
        } else if (m_end == End::Section) {
            m_length = m_lines.size();
        } else if (m_end == End::Text) {
            extent.doubtful = extend();
            if (extent.doubtful == 0 && is_undecided(m_length)) {
                extent.undecided = m_lines[m_length].index;
            }
        }
        m_lines.resize(m_length);
        extent.lines = std::move(m_lines);
        if (!extent.lines.empty()) add_rules(extent);
        return extent;
    }

private:
    enum class End { Toc, Section, Text };

    const Line& line_of(std::size_t i) const { return m_draft.lines[m_lines[i].index]; }

    void add_rules(MastheadExtent& extent) const {
        extent.end = extent.lines.back().index + 1;
        for (std::size_t i = 0; i < m_draft.lines.size() && i <= extent.end; ++i) {
            if (!is_rule(m_draft.text, m_draft.lines[i])) continue;
            extent.rules.push_back(i);
            extent.end = std::max(extent.end, i + 1);
        }
    }

    MastheadCandidate read_candidate(std::size_t index) const {
        const Line& line = m_draft.lines[index];
        const FoldedLine folded = fold_line(m_draft.text, line.range());
        MastheadCandidate candidate;
        candidate.index = index;
        candidate.content = read_masthead_line(folded);
        candidate.is_footer = is_footer_line(m_draft.text, line);
        candidate.is_issue_line = candidate.content.is_issue_line();
        candidate.is_slogan = !candidate.is_issue_line && is_slogan(folded);
        return candidate;
    }

    void find_candidates() {
        Facts facts;
        for (std::size_t i = 0; i < m_draft.lines.size() && m_lines.size() < max_lines; ++i) {
            const Line& line = m_draft.lines[i];
            if (is_rule(m_draft.text, line)) {
                if (facts.any() && m_rule == 0) m_rule = m_lines.size();
                continue;
            }
            if (m_draft.uses[i] != LineUse::Text) continue;
            if (is_toc_heading(m_draft.text, line)) {
                m_end = End::Toc;
                break;
            }
            if (line.width > max_masthead_width || line.has_inner_stop) break;
            if (describes_article(fold_line(m_draft.text, line.range()))) break;
            MastheadCandidate candidate = read_candidate(i);
            if (ends_at_section(candidate, facts)) {
                m_end = End::Section;
                break;
            }
            if (is_prose(candidate)) break;
            facts.add(candidate);
            m_lines.push_back(std::move(candidate));
        }
    }

    // A name in brackets, above the number, is the bulletin's.
    bool ends_at_section(const MastheadCandidate& candidate, const Facts& facts) const {
        const Line& line = m_draft.lines[candidate.index];
        if (candidate.is_issue_line || !is_section_heading(m_draft.text, line)) return false;
        return facts.any() || !facts_follow(candidate.index);
    }

    // A number stands in the lines below line `i`, before any text.
    bool facts_follow(std::size_t i) const {
        constexpr std::size_t max_distance = 5;
        const std::size_t end = std::min(m_draft.lines.size(), i + 1 + max_distance);
        for (std::size_t at = i + 1; at < end; ++at) {
            const Line& line = m_draft.lines[at];
            if (line.width > max_masthead_width || line.line_end == LineEnd::Stop) return false;
            const MastheadCandidate candidate = read_candidate(at);
            const bool has_number =
                candidate.content.has(Kind::Number) || candidate.content.has(Kind::Total);
            if (candidate.is_issue_line && has_number) return true;
        }
        return false;
    }

    // Lines with commas may be slogans and titles, but not if they are long.
    bool is_prose(const MastheadCandidate& candidate) const {
        constexpr int max_width_with_comma = 60;
        const Line& line = m_draft.lines[candidate.index];
        if (!candidate.is_free() || candidate.is_slogan || is_notice(candidate.words())) {
            return false;
        }
        // 来看一看！ may be a title.
        const bool is_sentence =
            line.line_end == LineEnd::Stop && (line.commas > 0 || !is_one_of(line.last, U"！？!?"));
        return is_sentence || (line.commas > 0 && (line.width > max_width_with_comma ||
                                                   opens_report(m_draft.text, line)));
    }

    // How many lines the issue numbers and dates take, with all above them.
    std::size_t length_by_facts() const {
        Facts facts;
        std::size_t length = 0;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (!m_lines[i].is_issue_line) continue;
            if (!continues_masthead(i, length, facts)) break;
            for (; length <= i; ++length) facts.add(m_lines[length]);
        }
        return length;
    }

    // Line `i` has facts; `facts` are those of the lines before `length`. It may also be the date
    // below the title of the first article.
    bool continues_masthead(std::size_t i, std::size_t length, const Facts& facts) const {
        constexpr std::size_t max_unknown_lines = 2;
        const MastheadLine& content = m_lines[i].content;
        const bool has_number = content.has(Kind::Number) || content.has(Kind::Total);
        std::size_t unknown = 0;
        for (std::size_t at = length; at < i; ++at) unknown += is_unknown(at) ? 1U : 0U;
        if (!facts.any()) {
            const bool leaves_title = i + 1 < m_lines.size() || m_end != End::Text;
            return has_number || unknown == 0 || (leaves_title && unknown <= max_unknown_lines);
        }
        if (unknown == 0) return true;
        const bool is_new = (has_number && !facts.number) || (!has_number && !facts.date);
        if (!is_new || unknown > max_unknown_lines) return false;
        return has_number || titles_left(i + 1) > 0 || m_end != End::Text;
    }

    // Nothing tells what the line is.
    bool is_unknown(std::size_t i) const {
        const MastheadCandidate& line = m_lines[i];
        const std::u32string words = line.words();
        return line.is_free() && !line.is_slogan && !line.content.names_publisher() &&
               !line.content.has(Kind::Notice) && !is_notice(words) && !sounds_like_title(words) &&
               !sounds_like_publisher(words);
    }

    // A bullet, a numeral or a bracket begins it: a section, an entry of the contents or a credit.
    bool is_marked(const Line& line) const {
        return closing_bracket_of(line.first) != 0 || has_bullet(line);
    }

    bool has_bullet(const Line& line) const {
        if (is_one_of(line.first, U"—-·•●○◎■□◆◇★☆▶▲△※＊*#")) return true;
        const FoldedLine folded = fold_line(m_draft.text, line.range());
        Scanner scanner(folded);
        return scanner.accept_number() && scanner.accept_any({U"、", U".", U")"});
    }

    // As the name of a section is.
    bool is_short(std::size_t i) const {
        constexpr std::size_t min_length = 6;
        return m_lines[i].words().size() < min_length;
    }

    // Its words stand again below: it is a section or an entry of the contents.
    bool comes_again(std::size_t i) const {
        constexpr std::size_t prefix_length = 8;
        const std::string_view words = line_of(i).range().of(m_draft.text);
        const std::string_view prefix = words.substr(0, byte_offset_of(words, prefix_length));
        const std::size_t end = m_draft.lines.back().end;
        return m_draft.text.substr(0, end).find(prefix, line_of(i).end) != std::string_view::npos;
    }

    // How many of the lines from `first` on may be titles.
    std::size_t titles_left(std::size_t first) const {
        std::size_t count = 0;
        for (std::size_t i = first; i < m_lines.size(); ++i) {
            const Line& line = line_of(i);
            if (m_lines[i].is_free() && line.has_ideograph && !is_marked(line)) ++count;
        }
        return count;
    }

    // Takes lines below the facts that are none of the first article. Returns how many of them only
    // their place tells.
    std::size_t extend() {
        Facts facts;
        for (std::size_t i = 0; i < m_length; ++i) facts.add(m_lines[i]);
        while (m_length < m_lines.size() && belongs_below(facts)) {
            facts.add(m_lines[m_length]);
            ++m_length;
        }
        // A rule below them ends the masthead.
        constexpr std::size_t max_lines_above_rule = 3;
        if (m_rule > m_length && m_rule <= m_length + max_lines_above_rule &&
            titles_left(m_rule) > 0) {
            m_length = m_rule;
            return 0;
        }
        const std::size_t attached = m_rule == m_length ? 0 : attached_lines();
        if (attached == 0 && (m_rule == m_length || !stands_alone(m_length))) return 0;
        const std::size_t doubtful = std::max<std::size_t>(attached, 1);
        m_length += doubtful;
        return doubtful;
    }

    // The line at m_length is more of the masthead, and leaves a title.
    bool belongs_below(const Facts& facts) const {
        const MastheadCandidate& line = m_lines[m_length];
        if (line.is_footer || line.content.starts_with_label()) return true;
        const std::u32string words = line.words();
        if (line.content.has(Kind::Notice) || is_notice(words)) return true;
        if (titles_left(m_length + 1) == 0) return false;
        if (!line_of(m_length).has_ideograph) return true;
        const bool is_apart = line_of(m_length + 1).empty_lines_before > 0;
        if (line.is_slogan && is_apart) return true;
        if (has_bullet(line_of(m_length))) return false;
        if (!facts.title && sounds_like_title(words) && words.size() <= max_title_length)
            return true;
        return !facts.publisher && sounds_like_publisher(words);
    }

    // How many lines follow directly, while empty lines part them from what may be a title.
    std::size_t attached_lines() const {
        constexpr std::size_t max_attached_lines = 3;
        for (std::size_t i = m_length; i < m_lines.size(); ++i) {
            if (line_of(i).empty_lines_before == 0) continue;
            const std::size_t count = i - m_length;
            if (count > max_attached_lines || titles_left(i) == 0) return 0;
            for (std::size_t at = m_length; at < i; ++at) {
                if (is_marked(line_of(at)) || is_short(at) || comes_again(at)) return 0;
            }
            return count;
        }
        return 0;
    }

    // Line `i` touches the masthead above and one more line below, above the first text: it is more
    // of the masthead, or the first line of a title.
    bool is_undecided(std::size_t i) const {
        if (m_rule == i || i + 2 != m_lines.size() || titles_left(i) != 2) return false;
        const Line& line = line_of(i);
        const Line& below = line_of(i + 1);
        return line.empty_lines_before == 0 && below.empty_lines_before == 0 &&
               line.indent == below.indent && !comes_again(i);
    }

    // Line `i`, with empty lines around it, stands above the title of the first article, and
    // nowhere else in the issue does a line stand like that: it is no section.
    bool stands_alone(std::size_t i) const {
        if (i + 1 >= m_lines.size() || titles_left(i + 1) == 0) return false;
        const MastheadCandidate& line = m_lines[i];
        const bool is_apart = line_of(i).empty_lines_before > 0 &&
                              line_of(i + 1).empty_lines_before > 0 && line.is_free() &&
                              !is_short(i);
        return is_apart && titles_left(i) == titles_left(i + 1) + 1 && !comes_again(i) &&
               !has_lines_above_titles(m_lines[i + 1].index + 1);
    }

    // From line `first` on, some line stands by itself above another that may be a title.
    bool has_lines_above_titles(std::size_t first) const {
        constexpr int max_title_width = 60;
        const auto may_be_title = [&](const Line& line) {
            return line.line_end == LineEnd::Open && !line.has_inner_stop &&
                   line.width <= max_title_width && line.has_ideograph &&
                   closing_bracket_of(line.first) == 0 && line.first != U'—';
        };
        for (std::size_t i = first; i + 1 < m_draft.lines.size(); ++i) {
            if (m_draft.uses[i] != LineUse::Text || m_draft.uses[i + 1] != LineUse::Text) continue;
            const Line& line = m_draft.lines[i];
            const Line& below = m_draft.lines[i + 1];
            if (line.empty_lines_before == 0 || below.empty_lines_before == 0) continue;
            if (is_footer_line(m_draft.text, line) || is_footer_line(m_draft.text, below)) continue;
            if (may_be_title(line) && may_be_title(below)) return true;
        }
        return false;
    }

    // Without number and date, only a line that sounds like a periodical's title is a masthead, and
    // only if another line is left for the title of the first article.
    bool is_lone_title() const {
        if (m_lines.size() < 2 || !m_lines.front().is_free()) return false;
        const std::u32string words = m_lines.front().words();
        return sounds_like_title(words) && words.size() <= max_title_length;
    }

    const Draft& m_draft;
    std::vector<MastheadCandidate> m_lines;
    End m_end = End::Text;
    std::size_t m_length = 0;
    std::size_t m_rule = 0;  // How many candidates stand above the first rule below the facts.
};

}  // namespace

std::u32string MastheadCandidate::words() const {
    std::u32string words;
    for (const MastheadPart& part : content.parts) {
        if (part.kind == Kind::Free) words += part.words;
    }
    return words;
}

MastheadExtent find_masthead(const Draft& draft) {
    return ExtentFinder(draft).find();
}

}  // namespace kexie
