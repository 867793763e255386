#include "bulletin/outline.h"

#include <algorithm>

#include "base/utf8.h"

namespace kexie {

namespace {

constexpr std::size_t shown_length = 10;  // Characters at either end of a paragraph.

std::string or_dash(const std::optional<std::string>& value) {
    return value.value_or("—");
}
std::string or_dash(const std::optional<int>& value) {
    return value ? std::to_string(*value) : "—";
}

std::string lines_of(const LineRange& range) {
    if (range.first == range.last) return std::to_string(range.first);
    return std::to_string(range.first) + "–" + std::to_string(range.last);
}

// Both ends of a paragraph, and how long it is.
std::string shorten(const std::string& text) {
    const std::size_t length = count_code_points(text);
    if (length <= 2 * shown_length + 1) return text;
    const std::size_t head = byte_offset_of(text, shown_length);
    const std::size_t tail = byte_offset_of(text, length - shown_length);
    return text.substr(0, head) + "…" + text.substr(tail);
}

void add_masthead(std::string& out, const Issue& issue) {
    out += "■ " + issue.id + "  " + or_dash(issue.title) + "\n";
    out += "  年 " + or_dash(issue.year) + (issue.inferred.year ? "（推定）" : "") + "  期 " +
           or_dash(issue.number) + "  总 " + or_dash(issue.total_number) + "  日期 " +
           (issue.date ? to_iso(*issue.date) : "—") + (issue.inferred.date ? "（推定）" : "") +
           "\n";
    out += "  编印 " + or_dash(issue.publisher) + "  文件 " + issue.source.file + "\n";
}

void add_contents(std::string& out, const Issue& issue) {
    if (issue.toc.empty()) return;
    out += "\n目录 " + std::to_string(issue.toc.size()) + " 条\n";
    for (const TocEntry& entry : issue.toc) {
        const std::string target = entry.article   ? std::to_string(*entry.article + 1)
                                   : entry.section ? "栏目"
                                                   : "？";
        out += "  · " + entry.text + " → " + target + "\n";
    }
}

void add_articles(std::string& out, const Issue& issue) {
    out += "\n正文 " + std::to_string(issue.articles.size()) + " 篇\n";
    std::optional<std::string> section;
    for (std::size_t i = 0; i < issue.articles.size(); ++i) {
        const Article& article = issue.articles[i];
        if (article.section && article.section != section) out += "【" + *article.section + "】\n";
        section = article.section;
        out += "  " + std::to_string(i + 1) + ". " +
               (article.title.empty() ? "（无标题）" : article.title) + "  [" +
               (article.date ? to_iso(*article.date) + ", " : "") + "行 " +
               lines_of(article.source_lines) + "]" +
               (article.confidence == Confidence::Doubtful ? "  存疑" : "") + "\n";
        if (article.author) out += "     作者 " + *article.author + "\n";
        if (article.source_note) out += "     来源 " + *article.source_note + "\n";
        for (std::size_t p = 0; p < article.paragraphs.size(); ++p) {
            const std::string& text = article.paragraphs[p];
            out += "     ¶ " + shorten(text) + "  (" + std::to_string(count_code_points(text)) +
                   " 字, 行 " + lines_of(article.paragraph_lines[p]) + ")\n";
        }
        if (article.attribution) out += "     —— " + *article.attribution + "\n";
        for (const std::string& caption : article.captions) {
            out += "     图 " + shorten(caption) + "\n";
        }
    }
}

void add_footer(std::string& out, const Footer& footer) {
    const bool empty =
        !footer.editor && !footer.reviewer && !footer.email && footer.distribution.empty();
    if (empty) return;
    out += "\n刊尾  编辑 " + or_dash(footer.editor) + "  审核 " + or_dash(footer.reviewer) +
           "  邮箱 " + or_dash(footer.email) + "\n";
    for (const std::string& line : footer.distribution) out += "  分送 " + line + "\n";
}

void add_findings(std::string& out, const Issue& issue) {
    if (!issue.noise.empty()) out += "\n页面杂项\n";
    for (const NoiseItem& item : issue.noise) {
        out +=
            "  行 " + std::to_string(item.line) + " " + item.kind + " " + shorten(item.text) + "\n";
    }
    if (!issue.diagnostics.empty()) out += "\n提示\n";
    for (const Diagnostic& found : issue.diagnostics) {
        const std::string severity = found.severity == Severity::Error     ? "错误"
                                     : found.severity == Severity::Warning ? "注意"
                                                                           : "说明";
        out += "  行 " + std::to_string(found.line) + " " + severity + " " + found.code + " " +
               found.message + "\n";
    }
}

}  // namespace

std::string outline(const Issue& issue) {
    std::string out;
    add_masthead(out, issue);
    add_contents(out, issue);
    add_articles(out, issue);
    add_footer(out, issue.footer);
    add_findings(out, issue);
    return out;
}

}  // namespace kexie
