#include "archive/issue_file.h"

#include <algorithm>
#include <span>

#include "base/ascii.h"
#include "base/sha256.h"
#include "document/docx.h"
#include "document/html.h"
#include "document/mime.h"
#include "document/print_text.h"
#include "document/zip.h"
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

std::string extension_of(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    return dot == name.npos ? "" : ascii_lower(name.substr(dot));
}

Result<Document> read_text(std::string_view bytes, std::string_view name) {
    auto decoded = decode_text(bytes);
    if (!decoded) return decoded.error();
    Document document;
    const std::string extension = extension_of(name);
    if (extension == ".md" || extension == ".markdown") document.format = DocumentFormat::Markdown;
    document.text = std::move(decoded.value().text);
    const std::size_t malformed = decoded.value().malformed_count;
    if (malformed > 0) {
        const std::size_t offset = decoded.value().first_malformed.value_or(0);
        document.notes.push_back(
            {line_of(bytes, offset), "encoding-malformed",
             "有 " + std::to_string(malformed) + " 处不合文件的编码，已记作 U+FFFD。", true});
    }
    return document;
}

// What reads a file beyond what this layer can.
struct Helpers {
    const ReadPdf& read_pdf;
    const ConvertToDocx& convert;
};

Result<Document> read_office_file(std::string_view bytes, FileFormat format,
                                  const Helpers& helpers) {
    if (format == FileFormat::OldWord) {
        // Old Word files, and new ones with a password: it says which.
        auto refused = read_docx(bytes);
        if (!helpers.convert || refused || refused.error().code != "docx-old") return refused;
    }
    if (!helpers.convert) {
        return Error{"office-format",
                     "This is an RTF or OpenDocument file (.rtf, .odt): save it as .docx, or let "
                     "LibreOffice convert it with --convert.",
                     "", std::nullopt};
    }
    auto docx = helpers.convert(bytes, format);
    return docx ? read_docx(docx.value()) : Result<Document>(docx.error());
}

bool is_office_format(std::optional<FileFormat> format) {
    return format == FileFormat::OldWord || format == FileFormat::Rtf ||
           format == FileFormat::OpenDocument;
}

Error refused(FileFormat format) {
    return {"file-format", std::string(advice_on(format)), "", std::nullopt};
}

// Nothing for a zip file of other files.
std::optional<Result<Document>> read_document(std::string_view bytes, std::string_view name,
                                              const Helpers& helpers) {
    const std::optional<FileFormat> format = file_format(bytes);
    if (format == FileFormat::Zip) return read_if_docx(bytes);
    if (is_web_archive(bytes) || format == FileFormat::Html) return read_html(bytes);
    if (!format) return read_text(bytes, name);
    if (is_office_format(format)) return read_office_file(bytes, *format, helpers);
    if (format == FileFormat::Pdf) {
        if (helpers.read_pdf) return helpers.read_pdf(bytes);
        Error error = refused(*format);
        error.code = "pdf-elsewhere";
        return error;
    }
    return refused(*format);
}

std::string_view base_name_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == path.npos ? path : path.substr(slash + 1);
}

bool is_issue_path(std::string_view path) {
    const bool hidden =
        path.starts_with('.') || path.find("/.") != path.npos || path.starts_with("__MACOSX/");
    return !hidden && is_issue_name(base_name_of(path));
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

Result<IssueFile> parse_issue_file(std::string bytes, std::string_view name, const Profile* known,
                                   const ReadPdf& read_pdf) {
    auto document = read_document(bytes, name, {read_pdf, {}});
    if (!document) document = refused(FileFormat::Zip);
    if (!*document) {
        Error error = document->error();
        error.source = name;
        return error;
    }
    const std::string sha256 = sha256_hex(bytes);
    std::string().swap(bytes);
    return parse_document(document->take(), name, sha256, known);
}

std::vector<ExtractedFile> extract_files(std::string bytes, std::string_view name,
                                         std::vector<Error>& errors, const ReadPdf& read_pdf,
                                         const ConvertToDocx& convert) {
    std::vector<ExtractedFile> files;
    const auto add_error = [&](Error error, std::string path) {
        error.source = std::move(path);
        errors.push_back(std::move(error));
    };
    const Helpers helpers = {read_pdf, convert};
    const auto add = [&](Result<Document> document, std::string_view content,
                         std::string_view file_name, std::string path) {
        if (!document) return add_error(document.error(), std::move(path));
        files.push_back({std::move(path), std::string(file_name), sha256_hex(content),
                         document.take(), is_office_format(file_format(content))});
    };
    if (auto document = read_document(bytes, name, helpers)) {
        add(*std::move(document), bytes, name, std::string(name));
        return files;
    }
    auto members = read_zip(bytes, is_issue_path);
    if (!members) {
        add_error(members.error(), std::string(name));
        return files;
    }
    if (members.value().empty()) {
        add_error({"zip-no-issue", "No file in the zip is an issue by its name.", "", std::nullopt},
                  std::string(name));
    }
    for (ZipMember& member : members.value()) {
        const std::string path = std::string(name) + "/" + member.name;
        if (member.error) {
            add_error(*member.error, path);
        } else {
            const std::string content = std::move(member.bytes);
            const std::string_view file_name = base_name_of(member.name);
            auto document = read_document(content, file_name, helpers);
            add(document ? *std::move(document) : refused(FileFormat::Zip), content, file_name,
                path);
        }
    }
    return files;
}

std::vector<ZipMember> pdfs_in_zip(std::string_view bytes) {
    const auto is_pdf_path = [](std::string_view path) {
        return is_issue_path(path) && extension_of(path) == ".pdf";
    };
    if (file_format(bytes) != FileFormat::Zip) return {};
    auto members = read_zip(bytes, is_pdf_path);
    if (!members) return {};
    std::erase_if(members.value(), [](const ZipMember& member) {
        return member.error || file_format(member.bytes) != FileFormat::Pdf;
    });
    return members.take();
}

std::vector<IssueFile> parse_documents(std::vector<ExtractedFile> files, const Profile* known) {
    std::vector<IssueFile> parsed;
    for (ExtractedFile& each : files) {
        parsed.push_back(parse_document(std::move(each.document), each.name, each.sha256, known));
        parsed.back().path = std::move(each.path);
        if (!each.is_converted) continue;
        std::vector<Diagnostic>& noted = parsed.back().diagnostics;
        noted.insert(noted.begin(), {1, Severity::Note, "office-converted",
                                     "由 LibreOffice 转换成 .docx 后读入。"});
    }
    return parsed;
}

std::vector<IssueFile> parse_issue_files(std::string bytes, std::string_view name,
                                         std::vector<Error>& errors, const Profile* known,
                                         const ReadPdf& read_pdf) {
    return parse_documents(extract_files(std::move(bytes), name, errors, read_pdf), known);
}

std::span<const std::string_view> issue_extensions() {
    static constexpr std::string_view extensions[] = {
        ".txt", ".md", ".markdown", ".pdf", ".docx", ".html", ".htm", ".mht", ".mhtml", ".zip"};
    return extensions;
}

std::span<const std::string_view> older_extensions() {
    static constexpr std::string_view extensions[] = {".doc", ".wps", ".rtf", ".odt"};
    return extensions;
}

bool has_extension(std::string_view name, std::span<const std::string_view> extensions) {
    return std::find(extensions.begin(), extensions.end(), extension_of(name)) != extensions.end();
}

bool is_issue_name(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == 0 || dot == name.npos || ascii_lower(name.substr(0, dot)) == "readme") return false;
    return has_extension(name, issue_extensions()) || has_extension(name, older_extensions());
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

void parse_again(IssueFile& file, const Profile& known) {
    if (file.issues.empty()) return;
    const Source source = file.issues.front().issue.source;
    file.issues = parse_issues(file.document, source.file, source.sha256, &known);
    name_format(file);
}

void learn_from_each_other(std::vector<IssueFile>& files) {
    if (files.size() < 2) return;
    const Profile known = profile_of(files);
    for (IssueFile& file : files) parse_again(file, known);
}

Profile profile_of(const std::vector<IssueFile>& files) {
    Profile known;
    for (const IssueFile& file : files) {
        for (const ParsedIssue& parsed : file.issues) known.learn(parsed.issue);
    }
    return known;
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
