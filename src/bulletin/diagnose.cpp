#include "bulletin/diagnose.h"

#include <algorithm>

#include "bulletin/confidence.h"
#include "bulletin/line_end.h"

namespace kexie {

namespace {

int first_line(const Draft& draft) {
    return draft.segments.empty() ? 1 : draft.segments.front().line;
}

int line_of(const Draft& draft, SegmentRole role) {
    for (const Segment& segment : draft.segments) {
        if (segment.role == role) return segment.line;
    }
    return first_line(draft);
}

void diagnose_masthead(Draft& draft, bool found) {
    const Issue& issue = draft.issue;
    const int line = first_line(draft);
    if (!found) {
        draft.report(line, Severity::Warning, "masthead-missing",
                     "没有刊头：刊名、期号和编印单位不详。");
    } else {
        if (!issue.title) {
            draft.report(line, Severity::Warning, "title-missing", "刊头里没有刊名。");
        }
        if (!issue.number && issue.total_number) {
            draft.report(line, Severity::Note, "number-missing", "刊头里只有总期号，没有期号。");
        } else if (!issue.number) {
            draft.report(line, Severity::Warning, "number-missing", "刊头里没有期号。");
        }
        if (!issue.publisher) {
            draft.report(line, Severity::Note, "publisher-missing", "刊头里没有编印单位。");
        }
    }
    if (!issue.date) {
        draft.report(line, Severity::Warning, "date-missing",
                     "刊头和正文都没有可用的日期，这一期无法按时间排列。");
    } else if (!issue.inferred.date && issue.year && *issue.year != issue.date->year) {
        draft.report(line_of(draft, SegmentRole::MastheadDate), Severity::Warning, "year-mismatch",
                     "刊头的年份与出版日期不一致。");
    }
    if (issue.number && *issue.number == 0) {
        draft.report(line_of(draft, SegmentRole::MastheadNumber), Severity::Warning, "number-zero",
                     "期号是 0。");
    }
}

void diagnose_contents(Draft& draft) {
    const Issue& issue = draft.issue;
    std::vector<bool> listed(issue.articles.size(), false);
    bool lists_articles = false;
    for (std::size_t i = 0; i < issue.toc.size(); ++i) {
        const TocEntry& entry = issue.toc[i];
        if (entry.article) {
            listed[static_cast<std::size_t>(*entry.article)] = true;
            lists_articles = true;
        } else if (!entry.section && draft.toc_is_section[i]) {
            draft.report(entry.line, Severity::Note, "toc-section-only",
                         "目录里的“" + entry.text + "”像是栏目名，正文里没有这个栏目标题。");
        } else if (!entry.section) {
            draft.report(entry.line, Severity::Warning, "toc-no-target",
                         "目录里的“" + entry.text + "”在正文中找不到对应的文章或栏目。");
        }
    }
    if (!lists_articles) return;
    const auto section_is_listed = [&](const Article& article) {
        return article.section &&
               std::any_of(issue.toc.begin(), issue.toc.end(),
                           [&](const TocEntry& entry) { return entry.section == article.section; });
    };
    for (std::size_t i = 0; i < issue.articles.size(); ++i) {
        const Article& article = issue.articles[i];
        if (listed[i] || section_is_listed(article)) continue;
        draft.report(article.source_lines.first, Severity::Note, "toc-article-unlisted",
                     "这篇文章没有列入目录。");
    }
}

void diagnose_articles(Draft& draft) {
    const Issue& issue = draft.issue;
    for (const Article& article : issue.articles) {
        const int line = article.source_lines.first;
        if (article.title.empty()) {
            draft.report(line, Severity::Warning, "article-untitled", "这段文字没有标题。");
        }
        if (article.paragraphs.empty()) {
            draft.report(line, Severity::Warning, "article-empty", "这个标题下面没有正文。");
        }
        for (std::size_t i = 0; i < article.paragraphs.size(); ++i) {
            const std::string& text = article.paragraphs[i];
            const LineEnd end = classify_line_end(text);
            if (end != LineEnd::Open && end != LineEnd::Comma) continue;
            draft.report(article.paragraph_lines[i].last, Severity::Note, "paragraph-unfinished",
                         "这一段的末尾没有句末标点，可能缺字或断错了行。");
        }
        if (article.date && issue.date && !issue.inferred.date && article.date->year > 0 &&
            article.date->year < issue.date->year - 5) {
            draft.report(line, Severity::Note, "event-long-ago",
                         "正文里最先提到的日期比出版日期早五年以上，请核对。");
        }
    }
    if (issue.articles.empty()) {
        draft.report(first_line(draft), Severity::Error, "article-missing",
                     "没有找到任何文章，这可能不是一期简报。");
    }
}

void diagnose_leftovers(Draft& draft) {
    for (const NoiseItem& item : draft.issue.noise) {
        if (item.kind != "unknown") continue;
        draft.report(item.line, Severity::Note, "line-unknown",
                     "不知道“" + item.text + "”属于哪一项，已原样保留。");
    }
    const std::string_view replacement = "\xEF\xBF\xBD";
    for (const Segment& segment : draft.segments) {
        const ByteRange range = {segment.begin, segment.end};
        if (range.of(draft.text).find(replacement) == std::string_view::npos) continue;
        draft.report(segment.line, Severity::Warning, "text-damaged",
                     "这一行有无法识别的字符（显示为 �）。");
    }
}

}  // namespace

void diagnose(Draft& draft) {
    const Issue& issue = draft.issue;
    const bool masthead = issue.title || issue.publisher || issue.number || issue.total_number ||
                          (issue.date && !issue.inferred.date);
    diagnose_masthead(draft, masthead);
    diagnose_contents(draft);
    diagnose_articles(draft);
    diagnose_leftovers(draft);
    judge_confidence(draft);
    std::stable_sort(draft.issue.diagnostics.begin(), draft.issue.diagnostics.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.line < b.line; });
}

}  // namespace kexie
