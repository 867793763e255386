#include "archive/schema.h"

#include <algorithm>

#include "archive/bundle_reader.h"
#include "archive/json.h"
#include "archive/names.h"

namespace kexie {

namespace {

// What an entry of the table of contents points at.
struct TocTarget {
    std::optional<int> article;
    std::optional<std::string> section;
};

}  // namespace

void to_json(Json& json, const LineRange& lines) {
    json = {lines.first, lines.last};
}

bool from_json(BundleReader& in, LineRange& lines) {
    std::size_t count = 0;
    int other = 0;
    const bool read = in.read_list([&](std::size_t index) {
        count = index + 1;
        return in.read(index == 0 ? lines.first : index == 1 ? lines.last : other);
    });
    return read && (count == 2 || in.fail("must be a pair of line numbers"));
}

bool from_json(BundleReader& in, TocTarget& target) {
    return in.read_object(optional("article", target.article), optional("section", target.section));
}

void to_json(Json& json, const TocEntry& entry) {
    Json target;
    if (entry.article) target["article"] = *entry.article;
    if (entry.section) target["section"] = *entry.section;
    json = {{"text", entry.text}, {"target", target}, {"line", entry.line}};
}

bool from_json(BundleReader& in, TocEntry& entry) {
    std::optional<TocTarget> target;
    if (!in.read_object(required("text", entry.text), required("target", target),
                        optional("line", entry.line))) {
        return false;
    }
    if (!target) return true;
    entry.article = target->article;
    entry.section = std::move(target->section);
    return true;
}

void append_json(std::string& out, const Article& article) {
    JsonObjectWriter json(out);
    json.member("section", or_null(article.section));
    json.member("title", article.title);
    json.list("paragraphs", article.paragraphs);
    json.member("attribution", or_null(article.attribution));
    json.member("date", or_null(article.date));
    json.member("source_lines", article.source_lines);
    json.list("paragraph_lines", article.paragraph_lines);
    if (article.author) json.member("author", *article.author);
    if (article.source_note) json.member("source_note", *article.source_note);
    if (!article.captions.empty()) json.list("captions", article.captions);
    if (article.confidence != Confidence::High) {
        json.member("confidence", std::string(name_of(article.confidence)));
    }
    json.end();
}

bool from_json(BundleReader& in, Article& article) {
    if (!in.read_object(
            required("section", article.section), required("title", article.title),
            required("paragraphs", article.paragraphs),
            required("attribution", article.attribution), required("date", article.date),
            required("source_lines", article.source_lines),
            optional("paragraph_lines", article.paragraph_lines),
            optional("author", article.author), optional("source_note", article.source_note),
            optional("captions", article.captions), optional("confidence", article.confidence))) {
        return false;
    }
    return article.paragraph_lines.empty() ||
           article.paragraph_lines.size() == article.paragraphs.size() ||
           in.fail("must have as many paragraph_lines as paragraphs");
}

void to_json(Json& json, const Inferred& inferred) {
    json = {{"year", inferred.year}, {"date", inferred.date}};
}

bool from_json(BundleReader& in, Inferred& inferred) {
    return in.read_object(required("year", inferred.year), required("date", inferred.date));
}

void to_json(Json& json, const Footer& footer) {
    json = {{"editor", or_null(footer.editor)},
            {"reviewer", or_null(footer.reviewer)},
            {"distribution", footer.distribution},
            {"email", or_null(footer.email)}};
}

bool from_json(BundleReader& in, Footer& footer) {
    return in.read_object(required("editor", footer.editor), required("reviewer", footer.reviewer),
                          required("distribution", footer.distribution),
                          required("email", footer.email));
}

// Of a text that is no bulletin, the whole text is one item.
void append_json(std::string& out, const NoiseItem& noise) {
    JsonObjectWriter json(out);
    json.member("line", noise.line);
    json.member("text", noise.text);
    json.member("kind", noise.kind);
    if (noise.page > 0) json.member("page", noise.page);
    json.end();
}

bool from_json(BundleReader& in, NoiseItem& noise) {
    return in.read_object(required("line", noise.line), required("text", noise.text),
                          required("kind", noise.kind), optional("page", noise.page));
}

void to_json(Json& json, const Label& label) {
    json = {{"line", label.line}, {"text", label.text}};
}

bool from_json(BundleReader& in, Label& label) {
    return in.read_object(required("line", label.line), required("text", label.text));
}

void to_json(Json& json, const Diagnostic& diagnostic) {
    json = {{"line", diagnostic.line},
            {"severity", name_of(diagnostic.severity)},
            {"code", diagnostic.code},
            {"message", diagnostic.message}};
    if (diagnostic.page > 0) json["page"] = diagnostic.page;
}

bool from_json(BundleReader& in, Diagnostic& diagnostic) {
    return in.read_object(
        required("line", diagnostic.line), required("severity", diagnostic.severity),
        required("code", diagnostic.code), required("message", diagnostic.message),
        optional("page", diagnostic.page));
}

void to_json(Json& json, const Source& source) {
    json = {{"file", source.file}, {"sha256", source.sha256}};
    if (!source.format.empty()) json["format"] = source.format;
    if (source.pages > 0) json["pages"] = source.pages;
    if (source.text.empty()) return;
    json["text"] = source.text;
    json["first_line"] = source.first_line;
    if (!source.print.empty()) json["print"] = source.print;
}

bool from_json(BundleReader& in, Source& source) {
    // No file has more lines, and line numbers can be added to it.
    constexpr int max_lines = 1'000'000'000;
    if (!in.read_object(required("file", source.file), required("sha256", source.sha256),
                        optional("text", source.text), optional("first_line", source.first_line),
                        optional("format", source.format), optional("pages", source.pages),
                        optional("print", source.print))) {
        return false;
    }
    return (source.first_line >= 1 && source.first_line <= max_lines) ||
           in.fail("is wrong: first_line must be the number of a line");
}

void append_json(std::string& out, const Issue& issue) {
    JsonObjectWriter json(out);
    json.member("id", issue.id);
    json.member("title", or_null(issue.title));
    json.member("year", or_null(issue.year));
    json.member("number", or_null(issue.number));
    json.member("total_number", or_null(issue.total_number));
    json.member("publisher", or_null(issue.publisher));
    json.member("date", or_null(issue.date));
    json.member("inferred", issue.inferred);
    json.list("toc", issue.toc);
    json.list("articles", issue.articles, "",
              [](std::string& text, const Article& article) { append_json(text, article); });
    json.member("footer", issue.footer);
    json.list("noise", issue.noise, "",
              [](std::string& text, const NoiseItem& noise) { append_json(text, noise); });
    json.list("labels", issue.labels);
    json.list("diagnostics", issue.diagnostics);
    json.member("source", issue.source);
    json.end();
}

namespace {

bool read_members(BundleReader& in, Issue& issue) {
    return in.read_object(
        required("id", issue.id), required("title", issue.title), required("year", issue.year),
        required("number", issue.number), required("total_number", issue.total_number),
        required("publisher", issue.publisher), required("date", issue.date),
        required("inferred", issue.inferred), required("toc", issue.toc),
        required("articles", issue.articles), required("footer", issue.footer),
        required("noise", issue.noise), optional("labels", issue.labels),
        required("diagnostics", issue.diagnostics), required("source", issue.source));
}

bool check(BundleReader& in, const Issue& issue) {
    if (issue.id.empty()) return in.fail("must have an id that is not empty");
    const auto points_nowhere = [&](const TocEntry& entry) {
        return entry.article && static_cast<std::size_t>(*entry.article) >= issue.articles.size();
    };
    return std::none_of(issue.toc.begin(), issue.toc.end(), points_nowhere) ||
           in.fail("has a toc entry that points at an article it does not have");
}

}  // namespace

bool from_json(BundleReader& in, Issue& issue) {
    if (read_members(in, issue) && check(in, issue)) return true;
    if (!issue.id.empty()) in.add_context(", in issue " + issue.id);
    return false;
}

}  // namespace kexie
