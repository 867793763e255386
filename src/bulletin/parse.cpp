#include "bulletin/parse.h"

#include <utility>

#include "bulletin/body.h"
#include "bulletin/diagnose.h"
#include "bulletin/draft.h"
#include "bulletin/fields.h"
#include "bulletin/footer.h"
#include "bulletin/infer.h"
#include "bulletin/issues.h"
#include "bulletin/lines.h"
#include "bulletin/masthead.h"
#include "bulletin/noise.h"
#include "bulletin/reflow.h"
#include "bulletin/toc.h"
#include "bulletin/wraps.h"

namespace kexie {

namespace {

ParsedIssue parse_issue(Draft draft, std::size_t ordinal) {
    draft.uses.assign(draft.lines.size(), LineUse::Text);
    mark_page_furniture(draft);
    const WrapStyle style = measure_wraps(draft.lines, draft.uses);
    const std::size_t contents = read_masthead(draft);
    mark_running_heads(draft, contents);
    const std::size_t body = read_toc(draft, contents, style);
    const std::size_t footer = read_footer(draft, body, style);
    const std::vector<BodyLine> lines = body_lines(draft, body, footer);
    mark_body(draft, lines, assign_roles(draft.text, lines, draft.toc_keys, style));
    fill_fields(draft);
    infer_date(draft.issue);
    date_articles(draft.issue);
    link_contents(draft.issue);
    diagnose(draft);
    name_issue(draft.issue, ordinal);
    return {std::move(draft.issue), std::move(draft.segments)};
}

}  // namespace

std::vector<ParsedIssue> parse_issues(std::string_view text, std::string_view file,
                                      std::string_view sha256) {
    const std::vector<Line> lines = split_lines(text);
    const std::vector<std::size_t> starts = find_issues(text, lines);
    std::vector<ParsedIssue> issues;
    issues.reserve(starts.size());
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : lines.size();
        Draft draft;
        draft.text = text;
        draft.lines = std::span(lines).subspan(starts[i], end - starts[i]);
        draft.issue.source = {std::string(file), std::string(sha256)};
        issues.push_back(parse_issue(std::move(draft), i));
    }
    return issues;
}

}  // namespace kexie
