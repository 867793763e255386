// Parses the bytes of a file, whatever its format, into issues.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bulletin/parse.h"
#include "document/document.h"
#include "document/zip.h"
#include "text/file_format.h"

namespace kexie {

struct IssueFile {
    std::string path;
    Document document;  // The segments of `issues` are offsets into its text.
    std::vector<ParsedIssue> issues;
    // About the file as a whole: malformed bytes, or no text.
    std::vector<Diagnostic> diagnostics;
};

// Reads the bytes of a PDF; what can, depends on the platform.
using ReadPdf = std::function<Result<Document>(std::string_view bytes)>;

// Makes a .docx of the bytes of another office format.
using ConvertToDocx = std::function<Result<std::string>(std::string_view bytes, FileFormat format)>;

// `name` becomes Issue::source.file. The format is told from the content. Frees the bytes before
// parsing, which needs several times the memory of the text. Returns the errors of decode_text()
// and of the readers in document/; "file-format" for what cannot be read. O(bytes).
Result<IssueFile> parse_issue_file(std::string bytes, std::string_view name,
                                   const Profile* known = nullptr, const ReadPdf& read_pdf = {});

// A file that is read, but not parsed yet.
struct ExtractedFile {
    std::string path;    // Its name, behind that of the zip file it is in.
    std::string name;    // The base name.
    std::string sha256;  // Of the file as it came.
    Document document;
    bool is_converted = false;  // From another office format.
};

// Reads a file that may be a zip of issues, nested ones included: one element for each file in it
// that is an issue by its name. What cannot be read goes into `errors`. Without `convert`, older
// office formats are refused: "docx-old", "office-format". O(bytes).
std::vector<ExtractedFile> extract_files(std::string bytes, std::string_view name,
                                         std::vector<Error>& errors, const ReadPdf& read_pdf = {},
                                         const ConvertToDocx& convert = {});

// The PDF files among them, for who reads PDF elsewhere. None if the bytes are not a zip file, or a
// damaged one: reading it says so. O(bytes).
std::vector<ZipMember> pdfs_in_zip(std::string_view bytes);

// Parses what was read.
std::vector<IssueFile> parse_documents(std::vector<ExtractedFile> files, const Profile* known);

// Both.
std::vector<IssueFile> parse_issue_files(std::string bytes, std::string_view name,
                                         std::vector<Error>& errors, const Profile* known = nullptr,
                                         const ReadPdf& read_pdf = {});

// Of files that are read: .txt and the like. scripts/run.sh and web/own_files.js list them, too.
std::span<const std::string_view> issue_extensions();

// Of files that have to be converted: .doc and the like.
std::span<const std::string_view> older_extensions();

// `name` ends in one of them, in whatever case.
bool has_extension(std::string_view name, std::span<const std::string_view> extensions);

// A file of a folder is an issue by its extension, but for README, which tells people about the
// folder. `name` is the base name.
bool is_issue_name(std::string_view name);

// The same from a document that has been read already; `sha256` is that of its file.
IssueFile parse_document(Document document, std::string_view name, std::string_view sha256,
                         const Profile* known = nullptr);

// Parses a file a second time with what all files of its folder teach. O(text).
void parse_again(IssueFile& file, const Profile& known);

// Parses the files of a folder a second time with what they teach about each other; see Profile. A
// single file stays as it is. The result does not depend on the order. O(text).
void learn_from_each_other(std::vector<IssueFile>& files);

// What the files teach together. O(headings).
Profile profile_of(const std::vector<IssueFile>& files);

// Stores in each issue (Issue::source) the lines it was parsed from, to be shown beside the text.
// Together, the issues of a file hold all of its lines exactly once.
void keep_source_text(IssueFile& file);

}  // namespace kexie
