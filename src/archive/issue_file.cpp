#include "archive/issue_file.h"

#include <algorithm>

#include "base/sha256.h"
#include "text/encoding.h"

namespace kexie {

namespace {

// 1-based, by the line feeds before the offset; close enough in any encoding.
int line_of(std::string_view bytes, std::size_t offset) {
    const std::string_view before = bytes.substr(0, offset);
    return 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
}

}  // namespace

Result<IssueFile> parse_issue_file(std::string bytes, std::string_view name) {
    auto decoded = decode_text(bytes);
    if (!decoded) {
        Error error = decoded.error();
        error.source = name;
        return error;
    }
    IssueFile file;
    file.text = std::move(decoded.value().text);
    const std::string sha256 = sha256_hex(bytes);
    const std::size_t malformed = decoded.value().malformed_count;
    if (malformed > 0) {
        const std::size_t offset = decoded.value().first_malformed.value_or(0);
        file.diagnostics.push_back(
            {line_of(bytes, offset), Severity::Error, "encoding-malformed",
             "有 " + std::to_string(malformed) + " 处不合文件的编码，已记作 U+FFFD。"});
    }
    std::string().swap(bytes);
    file.issues = parse_issues(file.text, name, sha256);
    if (file.issues.empty()) {
        file.diagnostics.push_back(
            {1, Severity::Error, "file-empty", "文件里没有文字，也就没有一期。"});
    }
    return file;
}

}  // namespace kexie
