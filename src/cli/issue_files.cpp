#include "cli/issue_files.h"

#include <algorithm>

#include "base/sha256.h"
#include "cli/files.h"
#include "text/encoding.h"

namespace kexie::cli {

namespace {

// 1-based, by the line feeds before the offset; close enough in any encoding.
int line_of(std::string_view bytes, std::size_t offset) {
    const std::string_view before = bytes.substr(0, offset);
    return 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
}

}  // namespace

Result<IssueFile> read_issue_file(const std::string& path) {
    const auto bytes = read_file(path);
    if (!bytes) return bytes.error();
    auto decoded = decode_text(bytes.value());
    if (!decoded) {
        Error error = decoded.error();
        error.source = path;
        return error;
    }
    IssueFile file;
    file.path = path;
    file.text = std::move(decoded.value().text);
    file.issues = parse_issues(file.text, base_name(path), sha256_hex(bytes.value()));
    const std::size_t malformed = decoded.value().malformed_count;
    if (malformed > 0) {
        const std::size_t offset = decoded.value().first_malformed.value_or(0);
        file.diagnostics.push_back(
            {line_of(bytes.value(), offset), Severity::Error, "encoding-malformed",
             "有 " + std::to_string(malformed) + " 处不合文件的编码，已记作 U+FFFD。"});
    }
    if (file.issues.empty()) {
        file.diagnostics.push_back(
            {1, Severity::Error, "file-empty", "文件里没有文字，也就没有一期。"});
    }
    return file;
}

}  // namespace kexie::cli
