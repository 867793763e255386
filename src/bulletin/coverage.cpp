#include "bulletin/coverage.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "base/utf8.h"
#include "text/chars.h"

namespace kexie {

namespace {

// Appends what is compared: characters without layout, width folded.
void append_bare(std::string& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Decoded c = decode_utf8(text, at);
        if (!is_layout(c.code_point)) append_utf8(out, to_half_width(c.code_point));
        at += c.size;
    }
}

std::string bare(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    append_bare(out, text);
    return out;
}

// All whole numbers in a text, in order, in whatever notation.
std::vector<int> numbers_in(std::string_view text) {
    std::vector<int> numbers;
    std::u32string digits;
    const auto flush = [&] {
        if (const auto number = parse_number(digits)) numbers.push_back(*number);
        digits.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const Decoded c = decode_utf8(text, at);
        at += c.size;
        // 二O二一
        const bool is_zero = (c.code_point == U'O' || c.code_point == U'o') && !digits.empty() &&
                             chinese_numeral(digits.back());
        if (is_zero) {
            digits.push_back(U'〇');
            continue;
        }
        const bool is_numeral = is_ascii_digit(to_half_width(c.code_point)) ||
                                chinese_numeral(c.code_point).has_value();
        if (is_numeral) {
            digits.push_back(c.code_point);
        } else if (!is_layout(c.code_point)) {
            flush();
        }
    }
    flush();
    return numbers;
}

constexpr int republican_year(int year) {
    return year - 1911;
}

// The figures are those of the day: its year in four figures, in two, of the Republic, or left to
// the rest of the masthead.
bool prints_day(std::string_view raw, const Date& day) {
    const std::vector<int> printed = numbers_in(raw);
    const std::vector<int> month_and_day = {day.month, day.day};
    if (printed == month_and_day) return true;
    if (printed.size() != 3 ||
        !std::equal(month_and_day.begin(), month_and_day.end(), printed.begin() + 1)) {
        return false;
    }
    const int year = printed.front();
    return year == day.year || year == day.year % 100 || year == republican_year(day.year);
}

// Compares segments with the source, and fields with the segments.
class CoverageVerifier {
public:
    CoverageVerifier(std::string_view text, std::vector<Diagnostic>& violations)
        : m_text(text), m_violations(violations) {}

    void verify(const ParsedIssue& parsed) {
        for (const Segment& segment : parsed.segments) verify_segment(segment);
        sort_by_field(parsed.segments);
        verify_fields(parsed.issue);
    }

    // What is left of the text after the last segment.
    void finish() { require_blank(m_position, m_text.size(), m_line); }

private:
    using Key = std::tuple<SegmentRole, int, int>;

    void report(int line, std::string message) {
        m_violations.push_back({line, Severity::Error, "text-lost", std::move(message)});
    }

    void require_blank(std::size_t begin, std::size_t end, int line) {
        const std::string lost = bare(m_text.substr(begin, end - begin));
        if (!lost.empty()) {
            report(line,
                   "原文中的“" + lost.substr(0, byte_offset_of(lost, 20)) + "”没有归入任何一项。");
        }
    }

    void verify_segment(const Segment& segment) {
        m_line = segment.line;
        if (segment.end > m_text.size() || segment.begin >= segment.end) {
            report(segment.line, "有一段原文的位置无效。");
            return;
        }
        if (segment.begin < m_position) {
            report(segment.line, "有一段原文被归入了两项，或次序颠倒。");
        } else {
            require_blank(m_position, segment.begin, segment.line);
        }
        m_position = std::max(m_position, segment.end);
    }

    static Key key_of(const Segment& segment) {
        return {segment.role, segment.index, segment.paragraph};
    }

    // The parts of one field next to each other, in source order. Only indices are kept: the text
    // of all fields would take as much memory again as the source.
    void sort_by_field(const std::vector<Segment>& segments) {
        m_segments = &segments;
        m_order.resize(segments.size());
        std::iota(m_order.begin(), m_order.end(), 0U);
        std::stable_sort(m_order.begin(), m_order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return key_of(segments[a]) < key_of(segments[b]);
        });
        m_is_verified.assign(segments.size(), false);
    }

    struct Field {
        std::string text;
        std::string raw;
        int line = 0;
    };

    // Where in m_order the parts of a field begin; the end if it has none.
    std::size_t find(Key key) const {
        const auto found = std::lower_bound(
            m_order.begin(), m_order.end(), key,
            [&](std::uint32_t a, const Key& wanted) { return key_of((*m_segments)[a]) < wanted; });
        const bool has = found != m_order.end() && key_of((*m_segments)[*found]) == key;
        return has ? static_cast<std::size_t>(found - m_order.begin()) : m_order.size();
    }

    bool has(SegmentRole role, int index = -1) const {
        return find({role, index, -1}) < m_order.size();
    }

    // The field whose parts begin at `at`; marks them as verified.
    Field take_field(std::size_t at) {
        Field field;
        const Key key = key_of((*m_segments)[m_order[at]]);
        for (; at < m_order.size() && key_of((*m_segments)[m_order[at]]) == key; ++at) {
            const Segment& segment = (*m_segments)[m_order[at]];
            m_is_verified[at] = true;
            if (field.line == 0) field.line = segment.line;
            if (segment.end > m_text.size() || segment.begin >= segment.end) continue;
            const std::string_view part = m_text.substr(segment.begin, segment.end - segment.begin);
            append_bare(field.text, part);
            field.raw += part;
        }
        return field;
    }

    // The field of a role, taken for the first time; nothing if no segment has it.
    std::optional<Field> take_field_of(SegmentRole role, int index = -1, int paragraph = -1) {
        const std::size_t at = find({role, index, paragraph});
        if (at == m_order.size() || m_is_verified[at]) return std::nullopt;
        return take_field(at);
    }

    void expect_text(const std::string& value, SegmentRole role, int index = -1,
                     int paragraph = -1) {
        const auto field = take_field_of(role, index, paragraph);
        const std::string wanted = bare(value);
        if (!field) {
            if (!wanted.empty()) report(m_line, "“" + value + "”在原文中没有出处。");
        } else if (field->text != wanted) {
            report(field->line, "“" + value + "”与原文不符。");
        }
    }

    void expect_text(const std::optional<std::string>& value, SegmentRole role, int index = -1) {
        if (value) expect_text(*value, role, index);
    }

    void expect_number(const std::optional<int>& value, SegmentRole role) {
        const auto field = take_field_of(role);
        if (!field) return;
        const bool is_republican = value && role == SegmentRole::MastheadYear &&
                                   numbers_in(field->raw) == std::vector{republican_year(*value)};
        if (!value || (numbers_in(field->raw) != std::vector<int>{*value} && !is_republican)) {
            report(field->line, "“" + field->raw + "”与读出的数字不符。");
        }
    }

    void verify_masthead(const Issue& issue) {
        expect_text(issue.title, SegmentRole::MastheadTitle);
        expect_text(issue.publisher, SegmentRole::MastheadPublisher);
        const bool year_printed = has(SegmentRole::MastheadYear);
        const bool number_printed = has(SegmentRole::MastheadNumber);
        const bool total_printed = has(SegmentRole::MastheadTotal);
        const bool date_printed = has(SegmentRole::MastheadDate);
        expect_number(issue.year, SegmentRole::MastheadYear);
        expect_number(issue.number, SegmentRole::MastheadNumber);
        expect_number(issue.total_number, SegmentRole::MastheadTotal);
        if (const auto field = take_field_of(SegmentRole::MastheadDate)) {
            if (!issue.date || !prints_day(field->raw, *issue.date)) {
                report(field->line, "刊头日期与原文不符。");
            }
        }
        // Facts without a source must say that they were inferred; a printed date gives a year.
        if (issue.year && !year_printed && !issue.inferred.year &&
            !(date_printed && issue.date && issue.date->year == *issue.year)) {
            report(1, "年份在原文中没有出处，也没有标明是推定的。");
        }
        if (issue.date && !date_printed && !issue.inferred.date) {
            report(1, "日期在原文中没有出处，也没有标明是推定的。");
        }
        if ((issue.number && !number_printed) || (issue.total_number && !total_printed)) {
            report(1, "期号在原文中没有出处。");
        }
    }

    void verify_articles(const Issue& issue) {
        std::optional<std::string> section;
        for (std::size_t i = 0; i < issue.articles.size(); ++i) {
            const Article& article = issue.articles[i];
            const int index = static_cast<int>(i);
            const bool has_heading = has(SegmentRole::Section, index);
            if (has_heading) {
                expect_text(article.section.value_or(""), SegmentRole::Section, index);
            } else if (article.section != section) {
                report(article.source_lines.first, "文章的栏目与前一篇不同，但原文没有栏目标题。");
            }
            section = article.section;
            expect_text(article.title, SegmentRole::Title, index);
            for (std::size_t p = 0; p < article.paragraphs.size(); ++p) {
                expect_text(article.paragraphs[p], SegmentRole::Paragraph, index,
                            static_cast<int>(p));
            }
            expect_text(article.attribution, SegmentRole::Attribution, index);
            expect_text(article.author, SegmentRole::Author, index);
            expect_text(article.source_note, SegmentRole::SourceNote, index);
            for (std::size_t c = 0; c < article.captions.size(); ++c) {
                expect_text(article.captions[c], SegmentRole::Caption, index, static_cast<int>(c));
            }
        }
    }

    void verify_fields(const Issue& issue) {
        verify_masthead(issue);
        for (std::size_t i = 0; i < issue.toc.size(); ++i) {
            expect_text(issue.toc[i].text, SegmentRole::Toc, static_cast<int>(i));
        }
        verify_articles(issue);
        expect_text(issue.footer.editor, SegmentRole::FooterEditor);
        expect_text(issue.footer.reviewer, SegmentRole::FooterReviewer);
        expect_text(issue.footer.email, SegmentRole::FooterEmail);
        for (std::size_t i = 0; i < issue.footer.distribution.size(); ++i) {
            expect_text(issue.footer.distribution[i], SegmentRole::FooterDistribution,
                        static_cast<int>(i));
        }
        for (std::size_t i = 0; i < issue.noise.size(); ++i) {
            expect_text(issue.noise[i].text, SegmentRole::Noise, static_cast<int>(i));
        }
        for (std::size_t i = 0; i < issue.labels.size(); ++i) {
            expect_text(issue.labels[i].text, SegmentRole::Label, static_cast<int>(i));
        }
        for (std::size_t at = 0; at < m_order.size(); ++at) {
            if (m_is_verified[at]) continue;
            const Field field = take_field(at);
            report(field.line, "“" + field.raw + "”没有出现在任何一项里。");
        }
    }

    std::string_view m_text;
    std::vector<Diagnostic>& m_violations;
    const std::vector<Segment>* m_segments = nullptr;  // Of the current issue.
    std::vector<std::uint32_t> m_order;                // Indices, field by field.
    std::vector<bool> m_is_verified;                   // By index into m_order.
    std::size_t m_position = 0;
    int m_line = 1;
};

}  // namespace

std::vector<Diagnostic> verify_coverage(std::string_view text,
                                        const std::vector<ParsedIssue>& issues) {
    std::vector<Diagnostic> violations;
    CoverageVerifier verifier(text, violations);
    for (const ParsedIssue& parsed : issues) verifier.verify(parsed);
    verifier.finish();
    return violations;
}

}  // namespace kexie
