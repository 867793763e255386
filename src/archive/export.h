// Exports articles: as JSON lines, as a table, or as a document.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/bundle.h"

namespace kexie {

enum class ExportFormat {
    Jsonl,     // One JSON object a line.
    Csv,       // RFC 4180: CRLF, quotes where needed; with a BOM, which Excel needs.
    Markdown,  // CommonMark; the bulletin's text is escaped.
};

struct ArticleRef {
    std::shared_ptr<const Issue> issue;
    std::size_t article = 0;  // 0-based.
};

std::vector<ArticleRef> all_articles(const Archive& archive);

// Exports `articles` in the order given. Markdown starts with the archive's title and note.
// O(text).
std::string export_articles(const Archive& archive, const std::vector<ArticleRef>& articles,
                            ExportFormat format);

// Starts a CSV file: the byte order mark, without which Excel garbles Chinese.
inline constexpr std::string_view csv_mark = "\xEF\xBB\xBF";

// Appends a row of RFC 4180.
void append_csv_row(std::string& out, const std::vector<std::string>& cells);

// Escapes `text`, one line of a paragraph or heading, so that CommonMark shows it unchanged.
std::string escape_markdown(std::string_view text);

// "科协每周动态 2023年第18期 2023-06-12", without the parts that are unknown; 约 precedes an
// inferred date.
std::string issue_label(const Issue& issue);

}  // namespace kexie
