#include <algorithm>
#include <climits>
#include <tuple>

#include "archive/bundle.h"
#include "archive/json_writer.h"
#include "archive/names.h"
#include "base/sort.h"

namespace kexie {

namespace {

using Layout = JsonWriter::Layout;

void write_lines(JsonWriter& json, const LineRange& lines) {
    json.begin_array(Layout::Compact);
    json.integer(lines.first);
    json.integer(lines.last);
    json.end_array();
}

void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
    json.key(name);
    json.begin_array();
    for (const std::string& text : texts) json.text(text);
    json.end_array();
}

void write_text(JsonWriter& json, std::string_view name, const std::string& text) {
    json.key(name);
    json.text(text);
}

void write_text(JsonWriter& json, std::string_view name, const std::optional<std::string>& text) {
    json.key(name);
    json.text_or_null(text);
}

void write_integer(JsonWriter& json, std::string_view name, const std::optional<int>& value) {
    json.key(name);
    json.integer_or_null(value);
}

void write_date(JsonWriter& json, std::string_view name, const std::optional<Date>& date) {
    json.key(name);
    json.date_or_null(date);
}

void write_toc_entry(JsonWriter& json, const TocEntry& entry) {
    json.begin_object();
    write_text(json, "text", entry.text);
    json.key("target");
    if (entry.article || entry.section) {
        json.begin_object();
        if (entry.article) write_integer(json, "article", entry.article);
        if (entry.section) write_text(json, "section", entry.section);
        json.end_object();
    } else {
        json.null();
    }
    write_integer(json, "line", entry.line);
    json.end_object();
}

void write_article(JsonWriter& json, const Article& article) {
    json.begin_object();
    write_text(json, "section", article.section);
    write_text(json, "title", article.title);
    write_texts(json, "paragraphs", article.paragraphs);
    write_text(json, "attribution", article.attribution);
    write_date(json, "date", article.date);
    json.key("source_lines");
    write_lines(json, article.source_lines);
    json.key("paragraph_lines");
    json.begin_array(Layout::Compact);
    for (const LineRange& lines : article.paragraph_lines) write_lines(json, lines);
    json.end_array();
    json.end_object();
}

void write_footer(JsonWriter& json, const Footer& footer) {
    json.begin_object();
    write_text(json, "editor", footer.editor);
    write_text(json, "reviewer", footer.reviewer);
    write_texts(json, "distribution", footer.distribution);
    write_text(json, "email", footer.email);
    json.end_object();
}

void write_noise(JsonWriter& json, const NoiseItem& item) {
    json.begin_object();
    write_integer(json, "line", item.line);
    write_text(json, "text", item.text);
    write_text(json, "kind", item.kind);
    json.end_object();
}

void write_label(JsonWriter& json, const Label& label) {
    json.begin_object();
    write_integer(json, "line", label.line);
    write_text(json, "text", label.text);
    json.end_object();
}

void write_diagnostic(JsonWriter& json, const Diagnostic& diagnostic) {
    json.begin_object();
    write_integer(json, "line", diagnostic.line);
    json.key("severity");
    json.text(name_of(diagnostic.severity));
    write_text(json, "code", diagnostic.code);
    write_text(json, "message", diagnostic.message);
    json.end_object();
}

template <typename T>
void write_list(JsonWriter& json, std::string_view name, const std::vector<T>& items,
                void (*write_item)(JsonWriter&, const T&)) {
    json.key(name);
    json.begin_array();
    for (const T& item : items) write_item(json, item);
    json.end_array();
}

void write_inferred(JsonWriter& json, const Inferred& inferred) {
    json.begin_object();
    json.key("year");
    json.boolean(inferred.year);
    json.key("date");
    json.boolean(inferred.date);
    json.end_object();
}

void write_source(JsonWriter& json, const Source& source) {
    json.begin_object();
    write_text(json, "file", source.file);
    write_text(json, "sha256", source.sha256);
    if (!source.text.empty()) {
        write_text(json, "text", source.text);
        write_integer(json, "first_line", source.first_line);
    }
    json.end_object();
}

void write_issue(JsonWriter& json, const Issue& issue) {
    json.begin_object();
    write_text(json, "id", issue.id);
    write_text(json, "title", issue.title);
    write_integer(json, "year", issue.year);
    write_integer(json, "number", issue.number);
    write_integer(json, "total_number", issue.total_number);
    write_text(json, "publisher", issue.publisher);
    write_date(json, "date", issue.date);
    json.key("inferred");
    write_inferred(json, issue.inferred);
    write_list(json, "toc", issue.toc, write_toc_entry);
    write_list(json, "articles", issue.articles, write_article);
    json.key("footer");
    write_footer(json, issue.footer);
    write_list(json, "noise", issue.noise, write_noise);
    write_list(json, "labels", issue.labels, write_label);
    write_list(json, "diagnostics", issue.diagnostics, write_diagnostic);
    json.key("source");
    write_source(json, issue.source);
    json.end_object();
}

}  // namespace

std::string write_bundle(const Archive& archive) {
    JsonWriter head(Layout::Compact);
    head.begin_object();
    head.key("format");
    head.text(bundle_format);
    head.key("version");
    head.integer(bundle_version);
    write_text(head, "title", archive.title);
    write_text(head, "note", archive.note);
    head.key("issues");

    // A line an issue: a bundle under version control then changes by whole issues.
    std::string out = head.str() + "[";
    for (std::size_t i = 0; i < archive.issues.size(); ++i) {
        JsonWriter json(Layout::Compact);
        write_issue(json, *archive.issues[i]);
        out += i == 0 ? "\n" : ",\n";
        out += json.str();
    }
    out += archive.issues.empty() ? "]}\n" : "\n]}\n";
    return out;
}

std::string write_issues(const std::vector<Issue>& issues) {
    JsonWriter json(Layout::Indented);
    json.begin_array();
    for (const Issue& issue : issues) write_issue(json, issue);
    json.end_array();
    std::string out = json.take();
    out += "\n";
    return out;
}

void sort_issues(std::vector<std::shared_ptr<const Issue>>& issues) {
    const auto key = [](const Issue& issue) {
        return std::make_tuple(!issue.date.has_value(), issue.date.value_or(Date{}),
                               issue.number.value_or(INT_MAX), std::string_view(issue.id));
    };
    merge_sort(issues.begin(), issues.end(),
               [&](const auto& a, const auto& b) { return key(*a) < key(*b); });
}

}  // namespace kexie
