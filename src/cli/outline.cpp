#include "cli/outline.h"

#include "archive/export.h"
#include "archive/names.h"
#include "base/utf8.h"

namespace kexie::cli {

namespace {

std::string lines_text(const LineRange& lines) {
    if (lines.first == lines.last) return std::to_string(lines.first);
    return std::to_string(lines.first) + "–" + std::to_string(lines.last);
}

// The first and the last words, which are where a paragraph was cut or joined wrongly.
std::string ends_of(const std::string& text) {
    constexpr std::size_t shown = 12;
    const std::u32string characters = to_utf32(text);
    if (characters.size() <= 2 * shown + 2) return text;
    return to_utf8(characters.substr(0, shown)) + " … " +
           to_utf8(characters.substr(characters.size() - shown));
}

std::string target_text(const TocEntry& entry) {
    if (entry.article) return "第" + std::to_string(*entry.article + 1) + "篇";
    if (entry.section) return "【" + *entry.section + "】";
    return "?";
}

void add_masthead(std::string& out, const Issue& issue) {
    out += describe_issue(issue);
    if (issue.total_number) out += "（总第" + std::to_string(*issue.total_number) + "期）";
    out += "\n  id " + issue.id + "\n";
    if (issue.publisher) out += "  编印 " + *issue.publisher + "\n";
    if (issue.inferred.year || issue.inferred.date) {
        out += std::string("  推断") + (issue.inferred.year ? " 年" : "") +
               (issue.inferred.date ? " 日期" : "") + "\n";
    }
    out += "  文件 " + issue.source.file + "\n";
}

void add_article(std::string& out, const Article& article, std::size_t number) {
    out += "  " + std::to_string(number) + ". " + article.title;
    if (article.date) out += "  " + to_iso(*article.date);
    out += "  [" + lines_text(article.source_lines) + "]\n";
    for (std::size_t i = 0; i < article.paragraphs.size(); ++i) {
        const std::string& paragraph = article.paragraphs[i];
        out += "     ¶ " + ends_of(paragraph) + "  " +
               std::to_string(count_code_points(paragraph)) + "字";
        if (i < article.paragraph_lines.size()) {
            out += "  [" + lines_text(article.paragraph_lines[i]) + "]";
        }
        out += "\n";
    }
    if (article.attribution) out += "     （" + *article.attribution + "）\n";
}

void add_articles(std::string& out, const Issue& issue) {
    std::optional<std::string> section;
    for (std::size_t i = 0; i < issue.articles.size(); ++i) {
        const Article& article = issue.articles[i];
        if (article.section && article.section != section) out += "【" + *article.section + "】\n";
        section = article.section;
        add_article(out, article, i + 1);
    }
}

void add_footer(std::string& out, const Footer& footer) {
    if (footer.email) out += "  邮箱 " + *footer.email + "\n";
    if (footer.editor) out += "  编辑 " + *footer.editor + "\n";
    if (footer.reviewer) out += "  审核 " + *footer.reviewer + "\n";
    for (const std::string& line : footer.distribution) out += "  分送 " + line + "\n";
}

}  // namespace

std::string outline(const Issue& issue) {
    std::string out;
    add_masthead(out, issue);
    if (!issue.toc.empty()) out += "目录\n";
    for (const TocEntry& entry : issue.toc) {
        out += "  " + entry.text + " → " + target_text(entry) + "\n";
    }
    out += "正文 " + std::to_string(issue.articles.size()) + "篇\n";
    add_articles(out, issue);
    std::string footer;
    add_footer(footer, issue.footer);
    if (!footer.empty()) out += "版尾\n" + footer;
    if (!issue.noise.empty()) out += "杂项\n";
    for (const NoiseItem& item : issue.noise) {
        out += "  " + std::to_string(item.line) + ": " + item.text + "  " + item.kind + "\n";
    }
    if (!issue.diagnostics.empty()) out += "诊断\n";
    for (const Diagnostic& diagnostic : issue.diagnostics) {
        out += "  " + std::to_string(diagnostic.line) + ": " +
               std::string(name_of(diagnostic.severity)) + ": " + diagnostic.code + ": " +
               diagnostic.message + "\n";
    }
    return out;
}

}  // namespace kexie::cli
