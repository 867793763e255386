// Articles for other tools: one a line as JSON, as a table, or as a document to read.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/bundle.h"

namespace kexie {

enum class ExportFormat {
    Jsonl,     // One JSON object a line.
    Csv,       // RFC 4180: CRLF, quotes where needed; with a BOM, without which Excel garbles it.
    Markdown,  // CommonMark; text of the bulletin is never taken for markup.
};

struct ArticleRef {
    std::shared_ptr<const Issue> issue;
    std::size_t article = 0;  // 0-based.
};

std::vector<ArticleRef> all_articles(const Archive& archive);

// The articles in the order given, e.g. a list of results. `title` and `note` of the archive head
// the Markdown. O(text).
std::string export_articles(const Archive& archive, const std::vector<ArticleRef>& articles,
                            ExportFormat format);

// Heads a CSV file: the byte order mark, without which Excel garbles Chinese.
inline constexpr std::string_view csv_mark = "\xEF\xBB\xBF";

// Appends a row of RFC 4180.
void append_csv_row(std::string& out, const std::vector<std::string>& cells);

// So that CommonMark shows `text`, one line of a paragraph or heading, as it is.
std::string escape_markdown(std::string_view text);

// "科协每周动态 2023年第18期 2023-06-12", as far as it is known; 约 before an inferred date.
std::string describe_issue(const Issue& issue);

}  // namespace kexie
