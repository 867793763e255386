#include "support/print_flow.h"

#include <array>
#include <sstream>
#include <tuple>
#include <utility>

#include "support/sample_issue.h"
#include "text/chars.h"

namespace kexie::test {

namespace {

// 号 in points: 二号 22, 小二 18, 三号 16, 小三 15, 四号 14, 小四 12, 五号 10.5.
constexpr std::array<PrintLook, 6> looks = {{
    {12, 16, 14, 26, true, true, false, true, false, false},
    {16, 18, 16, 36, false, true, true, true, true, false},
    {12, 12, 15, 22, true, true, false, false, false, false},
    {10.5, 14, 12, 26, true, true, true, true, true, true},
    {14, 16, 16, 28, true, true, true, true, false, true},
    {12, 15, 18, 30, true, false, true, true, true, false},
}};

std::string_view without_indent(std::string_view line) {
    constexpr std::string_view wide = "\u3000";
    for (;;) {
        if (line.starts_with(wide)) {
            line.remove_prefix(wide.size());
        } else if (line.starts_with(' ')) {
            line.remove_prefix(1);
        } else {
            return line;
        }
    }
}

LineKind kind_of(SegmentRole role) {
    switch (role) {
        case SegmentRole::Section:
            return LineKind::Heading;
        case SegmentRole::Title:
            return LineKind::Title;
        case SegmentRole::Paragraph:
            return LineKind::Text;
        case SegmentRole::Toc:
            return LineKind::Front;
        default:
            return is_filled_when_read(role) ? LineKind::Front : LineKind::Other;
    }
}

// Puts the segments of an issue together again.
class FlowWriter {
public:
    explicit FlowWriter(std::string_view text) : m_text(text) {}

    void add(const Segment& segment) {
        if (segment.role == SegmentRole::Noise && segment.noise_kind == NoiseKind::PageNumber) {
            return;
        }
        if (starts_paragraph(segment)) {
            m_lines.push_back({});
            m_kind_known = false;
        }
        FlowLine& line = m_lines.back();
        const std::string_view words = m_text.substr(segment.begin, segment.end - segment.begin);
        if (!line.text.empty() && m_line == segment.line) {
            line.text += m_text.substr(m_end, segment.begin - m_end);
        } else if (!line.text.empty() && is_ascii_graphic(static_cast<unsigned char>(words[0])) &&
                   is_ascii_graphic(static_cast<unsigned char>(line.text.back()))) {
            line.text += ' ';
        }
        line.text += words;
        if (!m_kind_known) line.kind = kind_of(segment.role);
        m_kind_known = m_kind_known || segment.role != SegmentRole::Label;
        line.is_name = line.is_name || segment.role == SegmentRole::MastheadTitle;
        m_line = segment.line;
        m_end = segment.end;
        if (segment.role != SegmentRole::Label) m_last = key_of(segment);
    }

    std::vector<FlowLine> take() { return std::move(m_lines); }

private:
    using Key = std::tuple<SegmentRole, int, int>;
    static Key key_of(const Segment& segment) {
        return {segment.role, segment.index, segment.paragraph};
    }

    // A line of its own that does not go on with what the line before it says.
    bool starts_paragraph(const Segment& segment) const {
        if (m_lines.empty()) return true;
        if (segment.line == m_line) return false;
        const bool is_one =
            segment.role == SegmentRole::Title || segment.role == SegmentRole::Paragraph ||
            segment.role == SegmentRole::Attribution ||
            segment.role == SegmentRole::FooterDistribution || segment.role == SegmentRole::Toc;
        return !is_one || key_of(segment) != m_last;
    }

    std::string_view m_text;
    std::vector<FlowLine> m_lines;
    Key m_last{};
    int m_line = 0;
    std::size_t m_end = 0;
    bool m_kind_known = false;
};

}  // namespace

Traits printable_traits(std::uint32_t seed) {
    Traits traits = *traits_named("three", seed);
    // A word processor breaks lines and pages itself, and sets indents.
    constexpr std::array<std::pair<Trait, Trait>, 3> ranges = {{
        {Trait::PageNumbers, Trait::NewspaperMarks},
        {Trait::WordFields, Trait::WordFields},
        {Trait::KangxiRadicals, Trait::ScannedText},
    }};
    for (const auto& [first, last] : ranges) {
        for (auto i = static_cast<int>(first); i <= static_cast<int>(last); ++i) {
            traits.remove(static_cast<Trait>(i));
        }
    }
    for (const Trait each : {Trait::HardWrap, Trait::CaptionCentred, Trait::MastheadOneLine,
                             Trait::TitleTwoLines, Trait::TitleThreeLines}) {
        traits.remove(each);
    }
    return traits;
}

PrintFlow flow_of(const OrdinaryBulletin& bulletin) {
    PrintFlow flow;
    flow.name = bulletin.title;
    std::istringstream lines(bulletin.text);
    std::string line;
    for (std::size_t i = 0; std::getline(lines, line); ++i) {
        flow.lines.push_back({bulletin.kinds[i], i == 0, std::string(without_indent(line))});
    }
    return flow;
}

PrintFlow flow_of(std::string_view text, const ParsedIssue& issue) {
    FlowWriter writer(text);
    for (const Segment& segment : issue.segments) writer.add(segment);
    return {issue.issue.title.value_or(""), writer.take()};
}

PrintLook look_of(std::uint32_t seed) {
    PrintLook look = looks[seed % looks.size()];
    const std::uint32_t round = seed / looks.size();
    look.two_columns = round % 5 == 2;
    look.doubled_titles = round % 5 == 1;
    look.gap_above_titles = round % 5 != 3;
    // Columns are for small print.
    if (look.two_columns && look.text > 12) look.text = 10.5;
    look.running_head = Dice(seed).chance(50);
    return look;
}

std::string escape_xml(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else {
            out += c;
        }
    }
    return out;
}

}  // namespace kexie::test
