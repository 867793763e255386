#include "bulletin/parse.h"

#include <algorithm>
#include <utility>

#include "bulletin/body.h"
#include "bulletin/damage.h"
#include "bulletin/diagnose.h"
#include "bulletin/draft.h"
#include "bulletin/fields.h"
#include "bulletin/footer.h"
#include "bulletin/infer.h"
#include "bulletin/inline_noise.h"
#include "bulletin/issues.h"
#include "bulletin/known_names.h"
#include "bulletin/lines.h"
#include "bulletin/markdown.h"
#include "bulletin/masthead.h"
#include "bulletin/noise.h"
#include "bulletin/print_roles.h"
#include "bulletin/running_heads.h"
#include "bulletin/toc.h"
#include "bulletin/toc_targets.h"
#include "bulletin/wraps.h"

namespace kexie {

namespace {

ParsedIssue parse_issue(Draft draft, std::span<const Segment> marks, std::size_t ordinal) {
    draft.uses.assign(draft.lines.size(), LineUse::Text);
    // Most lines are one segment.
    draft.segments.reserve(draft.lines.size() + draft.lines.size() / 8);
    mark_page_furniture(draft);
    WrapStyle style = measure_wraps(draft.lines, draft.uses);
    const std::size_t contents = find_known_names(draft, read_masthead(draft));
    mark_known_running_heads(draft, contents);
    mark_running_heads(draft, contents);
    const std::size_t body = read_toc(draft, contents, style);
    // Without the contents, whose lines have widths of their own.
    style = measure_wraps(draft.lines, draft.uses);
    const std::size_t footer = read_footer(draft, body, style);
    read_body(draft, body, footer, style);
    insert_marks(draft, marks);
    fill_fields(draft);
    infer_date(draft.issue, draft.period);
    date_articles(draft.issue);
    resolve_toc_targets(draft.issue, draft.toc_is_section);
    diagnose_damage(draft);
    diagnose(draft);
    assign_id(draft.issue, ordinal);
    return {std::move(draft.issue), std::move(draft.segments)};
}

// Megabytes of tiny lines are no bulletin, and a value for each line would take many times the
// memory of the text.
bool has_only_tiny_lines(std::string_view text) {
    constexpr std::size_t min_size = 4U << 20U;
    constexpr std::size_t min_mean_length = 32;  // Bytes; a line of 14 ideographs has 43.
    return text.size() >= min_size && estimate_line_count(text) > text.size() / min_mean_length;
}

// The byte after the last line end or form feed in [begin, end): marks of Markdown stand before the
// line that they are taken from.
std::size_t start_of_line(std::string_view text, std::size_t begin, std::size_t end) {
    const std::string_view between = text.substr(begin, end - begin);
    std::size_t start = begin;
    for (const std::string_view separator : {"\n", "\r", "\f", "\u2028", "\u2029"}) {
        const std::size_t found = between.rfind(separator);
        if (found != between.npos) start = std::max(start, begin + found + separator.size());
    }
    return start;
}

// Both in the order of the text.
void merge_marks(std::vector<Segment>& marks, const std::vector<Segment>& more) {
    if (more.empty()) return;
    const auto middle = static_cast<std::ptrdiff_t>(marks.size());
    marks.insert(marks.end(), more.begin(), more.end());
    std::inplace_merge(marks.begin(), marks.begin() + middle, marks.end(),
                       [](const Segment& a, const Segment& b) { return a.begin < b.begin; });
}

// All of the text as one item of noise.
ParsedIssue keep_unparsed(std::string_view text, Source source) {
    ParsedIssue parsed;
    Issue& issue = parsed.issue;
    issue.source = std::move(source);
    const ByteRange all = trim_layout(text, {0, text.size()});
    issue.noise.push_back({1, std::string(all.of(text)), "unknown"});
    issue.diagnostics.push_back({1, Severity::Error, "text-no-bulletin",
                                 "文本由大量极短的行组成，不像一期简报，已原样保留而未作分析。"});
    parsed.segments.push_back({all.begin, all.end, 1, SegmentRole::Noise, NoiseKind::Unknown, 0});
    assign_id(issue, 0);
    return parsed;
}

}  // namespace

namespace {

void set_pages(Issue& issue, std::span<const Print> prints) {
    const auto page_of = [prints](int line) {
        const auto at = static_cast<std::size_t>(line) - 1;
        return at < prints.size() ? prints[at].page : 0;
    };
    for (NoiseItem& noise : issue.noise) noise.page = page_of(noise.line);
    for (Diagnostic& diagnostic : issue.diagnostics) diagnostic.page = page_of(diagnostic.line);
}

// `prints`: one a physical line, or none.
std::vector<ParsedIssue> parse_printed(std::string_view text, std::span<const Print> prints,
                                       std::string_view file, std::string_view sha256,
                                       const Profile* known) {
    if (has_only_tiny_lines(text)) {
        return {keep_unparsed(text, {std::string(file), std::string(sha256)})};
    }
    std::vector<Line> lines = split_lines(text);
    const std::vector<Segment> noise = read_inline_noise(text, lines);
    discount_loose_blanks(lines);
    std::vector<Segment> marks = read_markdown(text, lines);
    merge_marks(marks, noise);
    read_print(prints, lines);
    const std::vector<std::size_t> starts = find_issues(text, lines);
    std::vector<ParsedIssue> issues;
    issues.reserve(starts.size());
    std::span<const Segment> rest = marks;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : lines.size();
        Draft draft;
        draft.text = text;
        draft.lines = std::span(lines).subspan(starts[i], end - starts[i]);
        draft.issue.source = {std::string(file), std::string(sha256)};
        if (known) use_profile(draft, *known);
        const std::size_t next = end < lines.size()
                                     ? start_of_line(text, lines[end - 1].end, lines[end].begin)
                                     : text.size();
        const auto is_next = [next](const Segment& mark) { return mark.begin >= next; };
        const auto count = static_cast<std::size_t>(
            std::find_if(rest.begin(), rest.end(), is_next) - rest.begin());
        issues.push_back(parse_issue(std::move(draft), rest.first(count), i));
        set_pages(issues.back().issue, prints);
        rest = rest.subspan(count);
    }
    return issues;
}

}  // namespace

std::vector<ParsedIssue> parse_issues(std::string_view text, std::string_view file,
                                      std::string_view sha256, const Profile* known) {
    return parse_printed(text, {}, file, sha256, known);
}

std::vector<ParsedIssue> parse_issues(const Document& document, std::string_view file,
                                      std::string_view sha256, const Profile* known) {
    return parse_printed(document.text, document.prints, file, sha256, known);
}

}  // namespace kexie
