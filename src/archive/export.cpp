#include "archive/export.h"

#include "archive/json.h"
#include "archive/names.h"

namespace kexie {

namespace {

std::string joined(const std::vector<std::string>& paragraphs, std::string_view separator) {
    std::string out;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (i > 0) out += separator;
        out += paragraphs[i];
    }
    return out;
}

std::string to_jsonl(const std::vector<ArticleRef>& articles) {
    std::string out;
    for (const ArticleRef& ref : articles) {
        const Issue& issue = *ref.issue;
        const Article& article = issue.articles[ref.article];
        Json json = {{"issue", issue.id},
                     {"article", ref.article},
                     {"bulletin", or_null(issue.title)},
                     {"year", or_null(issue.year)},
                     {"number", or_null(issue.number)},
                     {"date", or_null(issue.date)},
                     {"date_inferred", issue.inferred.date},
                     {"section", or_null(article.section)},
                     {"title", article.title},
                     {"paragraphs", article.paragraphs},
                     {"attribution", or_null(article.attribution)},
                     {"event_date", or_null(article.date)},
                     {"file", issue.source.file}};
        if (article.author) json["author"] = *article.author;
        if (article.source_note) json["source_note"] = *article.source_note;
        if (!article.captions.empty()) json["captions"] = article.captions;
        if (article.confidence != Confidence::High) {
            json["confidence"] = name_of(article.confidence);
        }
        out += dump(json) + "\n";
    }
    return out;
}

void append_cell(std::string& out, std::string_view value) {
    if (value.find_first_of("\",\r\n") == std::string_view::npos) {
        out += value;
        return;
    }
    out.push_back('"');
    for (const char c : value) {
        if (c == '"') out.push_back('"');
        out.push_back(c);
    }
    out.push_back('"');
}

std::string number_text(const std::optional<int>& number) {
    return number ? std::to_string(*number) : std::string();
}

std::string date_text(const std::optional<Date>& date) {
    return date ? to_iso(*date) : std::string();
}

std::string to_csv(const std::vector<ArticleRef>& articles) {
    std::string out(csv_mark);
    append_csv_row(out, {"issue", "article", "bulletin", "year", "number", "date", "date_inferred",
                         "section", "title", "text", "attribution", "event_date", "file", "author",
                         "source_note", "captions", "confidence"});
    for (const ArticleRef& ref : articles) {
        const Issue& issue = *ref.issue;
        const Article& article = issue.articles[ref.article];
        append_csv_row(
            out, {issue.id, std::to_string(ref.article), issue.title.value_or(""),
                  number_text(issue.year), number_text(issue.number), date_text(issue.date),
                  issue.inferred.date ? "true" : "false", article.section.value_or(""),
                  article.title, joined(article.paragraphs, "\n"), article.attribution.value_or(""),
                  date_text(article.date), issue.source.file, article.author.value_or(""),
                  article.source_note.value_or(""), joined(article.captions, "\n"),
                  name_of(article.confidence)});
    }
    return out;
}

std::string to_markdown(const Archive& archive, const std::vector<ArticleRef>& articles) {
    std::string out = "# " + escape_markdown(archive.title) + "\n";
    if (!archive.note.empty()) out += "\n> " + escape_markdown(archive.note) + "\n";
    const Issue* issue = nullptr;
    std::optional<std::string> section;
    for (const ArticleRef& ref : articles) {
        const Article& article = ref.issue->articles[ref.article];
        if (issue != ref.issue.get()) {
            issue = ref.issue.get();
            section.reset();
            out += "\n## " + escape_markdown(issue_label(*issue)) + "\n";
        }
        if (article.section && article.section != section) {
            out += "\n### " + escape_markdown(*article.section) + "\n";
        }
        section = article.section;
        out += "\n#### " + escape_markdown(article.title) + "\n";
        if (article.author) out += "\n作者：" + escape_markdown(*article.author) + "\n";
        if (article.source_note) out += "\n来源：" + escape_markdown(*article.source_note) + "\n";
        for (const std::string& paragraph : article.paragraphs) {
            out += "\n" + escape_markdown(paragraph) + "\n";
        }
        if (article.attribution) out += "\n（" + escape_markdown(*article.attribution) + "）\n";
        for (const std::string& caption : article.captions) {
            out += "\n*" + escape_markdown(caption) + "*\n";
        }
    }
    return out;
}

}  // namespace

void append_csv_row(std::string& out, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out.push_back(',');
        append_cell(out, cells[i]);
    }
    out += "\r\n";
}

std::string escape_markdown(std::string_view text) {
    constexpr std::string_view marks_anywhere = "\\`*_[]<>&~#";
    constexpr std::string_view marks_at_start = "+-=|";
    const std::size_t after_digits = text.find_first_not_of("0123456789");
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        // Only a hostile bundle has a line break within a field; it could start a block.
        const char c = text[i] == '\n' || text[i] == '\r' ? ' ' : text[i];
        const bool begins_list = (i == 0 && marks_at_start.find(c) != std::string_view::npos) ||
                                 (i > 0 && i == after_digits && (c == '.' || c == ')'));
        if (begins_list || marks_anywhere.find(c) != std::string_view::npos) out.push_back('\\');
        out.push_back(c);
    }
    return out;
}

std::vector<ArticleRef> all_articles(const Archive& archive) {
    std::vector<ArticleRef> articles;
    for (const auto& issue : archive.issues) {
        for (std::size_t i = 0; i < issue->articles.size(); ++i) articles.push_back({issue, i});
    }
    return articles;
}

std::string export_articles(const Archive& archive, const std::vector<ArticleRef>& articles,
                            ExportFormat format) {
    switch (format) {
        case ExportFormat::Jsonl:
            return to_jsonl(articles);
        case ExportFormat::Csv:
            return to_csv(articles);
        case ExportFormat::Markdown:
            return to_markdown(archive, articles);
    }
    return {};
}

std::string issue_label(const Issue& issue) {
    std::string text = issue.title.value_or("");
    const auto append = [&](const std::string& part) {
        if (!text.empty()) text += " ";
        text += part;
    };
    if (issue.number) {
        const std::string number = "第" + std::to_string(*issue.number) + "期";
        append(issue.year ? std::to_string(*issue.year) + "年" + number : number);
    }
    if (issue.date) {
        append((issue.inferred.date ? "约" : "") + to_iso(*issue.date));
    }
    return text.empty() ? issue.id : text;
}

}  // namespace kexie
