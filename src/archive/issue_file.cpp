#include "archive/issue_file.h"

#include <algorithm>
#include <span>

#include "base/sha256.h"
#include "document/docx.h"
#include "document/print_text.h"
#include "text/encoding.h"
#include "text/file_format.h"

namespace kexie {

namespace {

// 1-based. Counts line feeds, which is close enough in any encoding.
int line_of(std::string_view bytes, std::size_t offset) {
    const std::string_view before = bytes.substr(0, offset);
    return 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
}

// Moves back over the indent of a line, to the end of the previous line or page.
std::size_t start_of_line(std::string_view text, std::size_t at) {
    const auto ends_there = [&](std::size_t end) {
        const char last = text[end - 1];
        if (last == '\n' || last == '\r' || last == '\f') return true;
        const std::string_view tail = text.substr(0, end);
        return tail.ends_with("\u2028") || tail.ends_with("\u2029");
    };
    while (at > 0 && !ends_there(at)) --at;
    return at;
}

// Plain text is the case without a name.
void name_format(IssueFile& file) {
    for (ParsedIssue& parsed : file.issues) {
        Source& source = parsed.issue.source;
        if (file.document.format == DocumentFormat::Text) continue;
        source.format = format_name(file.document.format);
        source.pages = file.document.pages;
    }
}

}  // namespace

Result<IssueFile> parse_issue_file(std::string bytes, std::string_view name, const Profile* known) {
    if (is_docx(bytes)) {
        auto document = read_docx(bytes);
        if (document) return parse_document(document.take(), name, sha256_hex(bytes), known);
        Error error = document.error();
        error.source = name;
        return error;
    }
    if (const auto format = file_format(bytes)) {
        return Error{"file-format", std::string(advice_on(*format)), std::string(name),
                     std::nullopt};
    }
    auto decoded = decode_text(bytes);
    if (!decoded) {
        Error error = decoded.error();
        error.source = name;
        return error;
    }
    Document document;
    document.text = std::move(decoded.value().text);
    const std::string sha256 = sha256_hex(bytes);
    const std::size_t malformed = decoded.value().malformed_count;
    if (malformed > 0) {
        const std::size_t offset = decoded.value().first_malformed.value_or(0);
        document.notes.push_back(
            {line_of(bytes, offset), "encoding-malformed",
             "有 " + std::to_string(malformed) + " 处不合文件的编码，已记作 U+FFFD。", true});
    }
    std::string().swap(bytes);
    return parse_document(std::move(document), name, sha256, known);
}

IssueFile parse_document(Document document, std::string_view name, std::string_view sha256,
                         const Profile* known) {
    IssueFile file;
    file.document = std::move(document);
    for (const DocumentNote& note : file.document.notes) {
        const auto at = static_cast<std::size_t>(note.line) - 1;
        const auto& prints = file.document.prints;
        file.diagnostics.push_back({note.line, note.is_error ? Severity::Error : Severity::Warning,
                                    note.code, note.message,
                                    at < prints.size() ? prints[at].page : 0});
    }
    file.issues = parse_issues(file.document, name, sha256, known);
    if (file.issues.empty()) {
        file.diagnostics.push_back(
            {1, Severity::Error, "file-empty", "文件里没有文字，也就没有一期。"});
    }
    name_format(file);
    return file;
}

void learn_from_each_other(std::vector<IssueFile>& files) {
    if (files.size() < 2) return;
    Profile known;
    for (const IssueFile& file : files) {
        for (const ParsedIssue& parsed : file.issues) known.learn(parsed.issue);
    }
    for (IssueFile& file : files) {
        if (file.issues.empty()) continue;
        const Source source = file.issues.front().issue.source;
        file.issues = parse_issues(file.document, source.file, source.sha256, &known);
        name_format(file);
    }
}

void keep_source_text(IssueFile& file) {
    std::size_t begin = 0;
    int first_line = 1;
    for (std::size_t i = 0; i < file.issues.size(); ++i) {
        std::size_t end = file.document.text.size();
        int next_line = 0;
        if (i + 1 < file.issues.size()) {
            const Segment& next = file.issues[i + 1].segments.front();
            end = start_of_line(file.document.text, next.begin);
            next_line = next.line;
        }
        Source& source = file.issues[i].issue.source;
        source.text = file.document.text.substr(begin, end - begin);
        source.first_line = first_line;
        const std::span<const Print> prints = file.document.prints;
        const auto first = std::min(static_cast<std::size_t>(first_line) - 1, prints.size());
        const auto last = next_line > 0
                              ? std::min(static_cast<std::size_t>(next_line) - 1, prints.size())
                              : prints.size();
        source.print = print_text(prints.subspan(first, last - first));
        begin = end;
        first_line = next_line;
    }
}

}  // namespace kexie
