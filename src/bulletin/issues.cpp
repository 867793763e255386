#include "bulletin/issues.h"

#include "bulletin/footer.h"
#include "bulletin/heads.h"
#include "bulletin/masthead.h"
#include "bulletin/toc.h"

namespace kexie {

namespace {

// Reads the lines of a file and notes where issues begin.
class Splitter {
public:
    Splitter(std::string_view text, std::span<const Line> lines) : m_text(text), m_lines(lines) {}

    std::vector<std::size_t> starts() {
        begin_issue(0);
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (is_body(m_lines[i])) {
                if (footer_is_over(i)) begin_issue(after_footer(i));
                m_body_seen = true;
                m_footer_labels = 0;
            } else if (m_body_seen) {
                look_at(i);
            }
        }
        return std::move(m_starts);
    }

private:
    static bool is_body(const Line& line) {
        return line.line_end == LineEnd::Stop || line.has_stop;
    }

    void begin_issue(std::size_t line) {
        m_starts.push_back(line);
        m_body_seen = false;
        m_footer_labels = 0;
    }

    // A line that is no text, after some text: the footer, or the masthead of the next issue.
    void look_at(std::size_t i) {
        const Line& line = m_lines[i];
        if (is_footer_line(m_text, line)) {
            const FooterLabels labels = footer_labels_of(m_text, line);
            m_footer_labels += labels.count;
            m_distribution_is_open = labels.ends_with_distribution;
            m_footer_end = i;
            return;
        }
        if (!line.has_issue_word || !line.has_digit) return;
        std::size_t start = i;
        if (opens_issue(m_text, m_lines, i, start) && start > m_starts.back()) begin_issue(start);
    }

    // Text goes on at line `i` after a whole footer: at least two of its labels and then a title
    // at least, and more than a remark of the editors.
    bool footer_is_over(std::size_t i) const {
        constexpr std::size_t least_labels = 2;
        constexpr int least_columns = 240;
        if (m_footer_labels < least_labels || i == m_footer_end + 1) return false;
        int columns = 0;
        for (std::size_t at = i; at < m_lines.size() && columns < least_columns; ++at) {
            if (is_footer_line(m_text, m_lines[at])) break;
            columns += m_lines[at].width;
        }
        return columns >= least_columns;
    }

    // The first line of an issue without a masthead whose text begins at line `body`: its contents,
    // its first section head, or the title of its first article. What is before that may be the
    // rest of the footer, whose last lines have no labels.
    std::size_t after_footer(std::size_t body) const {
        if (!m_distribution_is_open) return m_footer_end + 1;
        for (std::size_t i = m_footer_end + 1; i < body; ++i) {
            if (is_toc_head(m_text, m_lines[i]) || is_section_head(m_text, m_lines[i])) return i;
        }
        return title_before(body);
    }

    // Lines without an empty line between them, back from line `i`.
    std::size_t block_start(std::size_t i) const {
        while (i > m_footer_end + 1 && m_lines[i].gap == 0) --i;
        return i;
    }

    // The title above the paragraph that line `body`, its first with a full stop, is in.
    std::size_t title_before(std::size_t body) const {
        std::size_t paragraph = block_start(body);
        // Where empty lines part nothing, text is known by its commas.
        if (paragraph == body) {
            while (paragraph > m_footer_end + 2 && m_lines[paragraph - 1].commas > 0) --paragraph;
            return paragraph - 1;
        }
        const bool starts_with_title = m_lines[paragraph].commas == 0;
        if (starts_with_title || paragraph == m_footer_end + 1) return paragraph;
        return block_start(paragraph - 1);
    }

    std::string_view m_text;
    std::span<const Line> m_lines;
    std::vector<std::size_t> m_starts;
    bool m_body_seen = false;         // In the issue that is being read.
    std::size_t m_footer_labels = 0;  // Since its last line of text.
    std::size_t m_footer_end = 0;     // The last line with one.
    bool m_distribution_is_open = false;
};

}  // namespace

std::vector<std::size_t> find_issues(std::string_view text, std::span<const Line> lines) {
    if (lines.empty()) return {};
    return Splitter(text, lines).starts();
}

}  // namespace kexie
