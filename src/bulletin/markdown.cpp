#include "bulletin/markdown.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "bulletin/toc_heading.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr std::size_t max_level = 6;

// The level of the heading that a line is; 0 if it is none.
std::size_t heading_level(std::string_view line) {
    const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
    if (level == 0 || level > max_level || level == line.size()) return 0;
    return is_blank(decode_utf8(line, level).code_point) ? level : 0;
}

bool is_emphasized(std::string_view line) {
    return line.size() > 4 && line.starts_with("**") && line.ends_with("**") &&
           line.find("**", 2) == line.size() - 2;
}

bool is_table_row(std::string_view line) {
    return line.size() > 2 && line.front() == '|' && line.back() == '|';
}

// |---|:--:|
bool is_table_rule(std::string_view line) {
    return is_table_row(line) && line.find('-') != line.npos &&
           line.find_first_not_of("|-: ") == line.npos;
}

// ![…](…) alone on its line.
bool is_image(std::string_view line) {
    return line.starts_with("![") && line.ends_with(")") && line.find("](") != line.npos;
}

bool is_markdown(std::string_view text, std::span<const Line> lines) {
    int emphasized = 0;
    for (const Line& line : lines) {
        const std::string_view content = line.range().of(text);
        if (heading_level(content) > 0 || is_table_rule(content) || is_image(content)) return true;
        if (is_emphasized(content) && ++emphasized >= 2) return true;
    }
    return false;
}

// Takes the marks out of lines.
class MarkdownReader {
public:
    MarkdownReader(std::string_view text, std::vector<Line>& lines)
        : m_text(text), m_lines(lines) {}

    std::vector<Segment> read() {
        std::size_t kept = 0;
        std::uint8_t empty_lines = 0;  // Of lines dropped before this one.
        bool after_form_feed = false;
        for (Line line : m_lines) {
            line.empty_lines_before = std::max(line.empty_lines_before, empty_lines);
            line.after_form_feed = line.after_form_feed || after_form_feed;
            const std::size_t level = strip(line);
            const bool is_dropped = line.begin >= line.end;
            empty_lines = is_dropped ? std::max<std::uint8_t>(line.empty_lines_before, 1) : 0;
            after_form_feed = is_dropped && line.after_form_feed;
            if (is_dropped) continue;
            m_levels.push_back(level);
            m_lines[kept++] = line;
        }
        if (kept == 0) return {};  // Rules and images alone are left to the other stages.
        m_lines.resize(kept);
        assign_roles();
        std::sort(m_marks.begin(), m_marks.end(),
                  [](const Segment& a, const Segment& b) { return a.begin < b.begin; });
        return std::move(m_marks);
    }

private:
    void mark(const Line& line, std::size_t begin, std::size_t end,
              SegmentRole role = SegmentRole::Label, NoiseKind kind = {}) {
        const ByteRange range = trim_layout(m_text, {begin, end});
        if (range.empty()) return;
        m_marks.push_back({range.begin, range.end, line.number, role, kind});
    }

    // Leaves in `line` what the marks around it enclose; returns its level as a heading.
    std::size_t strip(Line& line) {
        const std::string_view content = line.range().of(m_text);
        if (is_table_rule(content) || is_image(content)) {
            mark(line, line.begin, line.end, SegmentRole::Noise,
                 is_image(content) ? NoiseKind::Image : NoiseKind::Rule);
            line.end = line.begin;
            return 0;
        }
        ByteRange range = line.range();
        strip_quotation(line, range);
        const std::size_t level = heading_level(range.of(m_text));
        if (level > 0) strip_heading(line, range, level);
        const std::string_view inner = range.of(m_text);
        if (is_emphasized(inner)) {
            strip_both(line, range, 2);
        } else if (is_table_row(inner)) {
            strip_both(line, range, 1);
            line.is_markdown_row = true;
        } else if (inner.starts_with("**") && inner.size() > 2) {
            // **编辑：** …: what labels a line is in front of it.
            mark(line, range.begin, range.begin + 2);
            range = trim_layout(m_text, {range.begin + 2, range.end});
        }
        if (range.begin != line.begin || range.end != line.end)
            line = measure_part(m_text, line, range);
        find_inline_marks(line);
        return level;
    }

    void strip_quotation(const Line& line, ByteRange& range) {
        while (range.of(m_text).starts_with("> ")) {
            mark(line, range.begin, range.begin + 1);
            range = trim_layout(m_text, {range.begin + 1, range.end});
        }
    }

    // ## title ##
    void strip_heading(const Line& line, ByteRange& range, std::size_t level) {
        mark(line, range.begin, range.begin + level);
        range = trim_layout(m_text, {range.begin + level, range.end});
        const std::string_view content = range.of(m_text);
        const std::size_t last = content.find_last_not_of('#');
        if (last == content.npos || content[last] != ' ') return;
        mark(line, range.begin + last + 1, range.end);
        range = trim_layout(m_text, {range.begin, range.begin + last});
    }

    void strip_both(const Line& line, ByteRange& range, std::size_t size) {
        mark(line, range.begin, range.begin + size);
        mark(line, range.end - size, range.end);
        range = trim_layout(m_text, {range.begin + size, range.end - size});
    }

    void find_inline_marks(const Line& line) {
        const std::string_view content = m_text.substr(0, line.end);
        std::size_t address = 0;  // Of the last link: [address, link_end).
        std::size_t link_end = 0;
        for (std::size_t at = line.begin; at < line.end; ++at) {
            at = content.find_first_of("*\\[", at);
            if (at == content.npos) return;
            if (at >= address && at < link_end) continue;
            const std::string_view rest = m_text.substr(at, line.end - at);
            if (rest.starts_with("**")) {
                mark(line, at, at + 2);
                ++at;
            } else if (rest[0] == '\\' && rest.size() > 1 && is_escaped(rest[1])) {
                mark(line, at, at + 1);
                ++at;
            } else if (rest[0] == '[' && at >= link_end) {
                if (const auto link = find_link(line, at)) {
                    address = link->begin;
                    link_end = link->end;
                }
            }
        }
    }

    static bool is_escaped(char c) {
        return std::string_view("\\`*_{}[]()#+-.!|>~").find(c) != std::string_view::npos;
    }

    // [text](address): returns where the mark behind the text stands.
    std::optional<ByteRange> find_link(const Line& line, std::size_t begin) {
        constexpr std::size_t max_length = 2000;
        const std::string_view rest = m_text.substr(begin, std::min(line.end - begin, max_length));
        const std::size_t middle = rest.find("](");
        if (middle == rest.npos || middle == 1 || rest.find('[', 1) < middle) return std::nullopt;
        const std::size_t end = rest.find(')', middle);
        if (end == rest.npos) return std::nullopt;
        mark(line, begin, begin + 1);
        mark(line, begin + middle, begin + end + 1);
        return ByteRange{begin + middle, begin + end + 1};
    }

    // Titles are the highest headings that text follows; those above them are sections.
    void assign_roles() {
        std::array<int, max_level + 1> with_text{};
        for (std::size_t i = 0; i + 1 < m_lines.size(); ++i) {
            const bool may_be_title = m_levels[i] > 0 && !is_toc_heading(m_text, m_lines[i]);
            if (may_be_title && m_levels[i + 1] == 0 && looks_like_text(m_lines[i + 1])) {
                ++with_text[m_levels[i]];
            }
        }
        const auto most = *std::max_element(with_text.begin(), with_text.end());
        if (most == 0) return;
        std::size_t title = 1;
        while (with_text[title] == 0 || with_text[title] * 4 < most) ++title;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            Line& line = m_lines[i];
            line.printed_role = PrintedRole::Text;
            if (m_levels[i] == 0 || m_levels[i] > title) continue;
            const bool precedes_heading = i + 1 < m_lines.size() && m_levels[i + 1] >= m_levels[i];
            const bool is_lowest = m_levels[i] == max_level;
            line.printed_role =
                precedes_heading && !is_lowest ? PrintedRole::Section : PrintedRole::Title;
        }
    }

    std::string_view m_text;
    std::vector<Line>& m_lines;
    std::vector<std::size_t> m_levels;  // One per line that is kept.
    std::vector<Segment> m_marks;
};

// Merges marks and segments, each in the order of the text.
class MarkInserter {
public:
    MarkInserter(std::string_view text, std::span<const Segment> marks)
        : m_text(text), m_mark(marks.begin()), m_end(marks.end()) {}

    void add(const Segment& segment) {
        // What has been read before the marks are taken out keeps them.
        const bool keeps = is_filled_when_read(segment.role) || has_only_marks(segment);
        for (; m_mark != m_end && m_mark->begin < segment.begin; ++m_mark) {
            if (keeps && m_mark->end > segment.begin) {
                append(*m_mark, m_mark->begin, segment.begin);
                break;
            }
            append(*m_mark, m_mark->begin, m_mark->end);
        }
        if (keeps) {
            append(segment, segment.begin, segment.end);
            while (m_mark != m_end && m_mark->end <= segment.end) ++m_mark;
            return;
        }
        std::size_t at = segment.begin;
        for (; m_mark != m_end && m_mark->begin < segment.end; ++m_mark) {
            append(segment, at, m_mark->begin);
            append(*m_mark, m_mark->begin, m_mark->end);
            at = m_mark->end;
        }
        append(segment, at, segment.end);
    }

    std::vector<Segment> take() {
        for (; m_mark != m_end; ++m_mark) append(*m_mark, m_mark->begin, m_mark->end);
        return std::move(m_result);
    }

private:
    // A field that would be empty without its marks.
    bool has_only_marks(const Segment& segment) const {
        std::size_t at = std::max(segment.begin, m_covered);
        for (auto mark = m_mark; mark != m_end && mark->begin < segment.end; ++mark) {
            if (has_text(at, mark->begin)) return false;
            at = std::max(at, mark->end);
        }
        return !has_text(at, segment.end);
    }

    bool has_text(std::size_t begin, std::size_t end) const {
        return begin < end && !trim_layout(m_text, {begin, end}).empty();
    }

    // Bytes [begin, end) of a segment or mark, without what is covered already.
    void append(Segment part, std::size_t begin, std::size_t end) {
        begin = std::max(begin, m_covered);
        if (begin >= end) return;
        m_covered = end;
        const ByteRange range = trim_layout(m_text, {begin, end});
        if (range.empty()) return;
        part.begin = range.begin;
        part.end = range.end;
        m_result.push_back(part);
    }

    std::string_view m_text;
    std::span<const Segment>::iterator m_mark;
    std::span<const Segment>::iterator m_end;
    std::vector<Segment> m_result;
    std::size_t m_covered = 0;
};

}  // namespace

std::vector<Segment> read_markdown(std::string_view text, std::vector<Line>& lines) {
    if (!is_markdown(text, lines)) return {};
    return MarkdownReader(text, lines).read();
}

void insert_marks(Draft& draft, std::span<const Segment> marks) {
    if (marks.empty()) return;
    std::vector<Segment>& segments = draft.segments;
    std::sort(segments.begin(), segments.end(),
              [](const Segment& a, const Segment& b) { return a.begin < b.begin; });
    MarkInserter inserter(draft.text, marks);
    for (const Segment& segment : segments) inserter.add(segment);
    segments = inserter.take();
}

}  // namespace kexie
