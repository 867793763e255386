// One issue of a bulletin, as a value.
//
// What the printed text does not say is absent (nullopt), never guessed silently: `inferred` tells
// which facts were worked out from the body. Text is UTF-8 in normal form: hard wraps undone, no
// blank between CJK and ASCII or between CJK characters except inside slogans as printed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"

namespace kexie {

enum class Severity {
    Note,     // Worth knowing; nothing to do.
    Warning,  // Something is missing or unusual; a person should look.
    Error,    // Something is lost or contradicts itself.
};

struct Diagnostic {
    int line = 0;  // 1-based line of the source file.
    Severity severity{};
    std::string code;     // Stable, e.g. "masthead-missing"; see docs/PARSING.md.
    std::string message;  // One sentence for the person who fixes the text.
    int page = 0;         // 1-based; 0 where the source has no pages.

    bool operator==(const Diagnostic&) const = default;
};

// Lines of the source file, 1-based, both ends included.
struct LineRange {
    int first = 0;
    int last = 0;

    bool operator==(const LineRange&) const = default;
};

struct TocEntry {
    std::string text;                    // As printed, in normal form.
    std::optional<int> article;          // 0-based index into Issue::articles, or
    std::optional<std::string> section;  // a section name, or neither where nothing matches.
    int line = 0;

    bool operator==(const TocEntry&) const = default;
};

// How sure the parser is of an article's structure. The reasons of a doubt are diagnostics at its
// lines.
enum class Confidence { High, Doubtful };

struct Article {
    std::optional<std::string> section;  // Name of the section it is in.
    std::string title;
    std::vector<std::string> paragraphs;
    std::optional<std::string> attribution;  // Contributing unit, without its brackets.
    std::optional<Date> date;                // First full or resolvable event date of the body.
    LineRange source_lines;
    std::vector<LineRange> paragraph_lines;       // One a paragraph.
    std::optional<std::string> author = {};       // Without 作者：, 文/ and the like.
    std::optional<std::string> source_note = {};  // Where it was printed first; without 来源：.
    std::vector<std::string> captions = {};       // Of its pictures, in order.
    Confidence confidence = Confidence::High;

    bool operator==(const Article&) const = default;
};

struct Footer {
    std::optional<std::string> editor;
    std::optional<std::string> reviewer;
    std::vector<std::string> distribution;  // A printed line each.
    std::optional<std::string> email;

    bool operator==(const Footer&) const = default;
};

// What belongs to the page and not to the text.
struct NoiseItem {
    int line = 0;
    std::string text;
    std::string kind;  // "page-number", "url", "running-head", "rule" and so on; docs/PARSING.md.
    int page = 0;      // As in Diagnostic.

    bool operator==(const NoiseItem&) const = default;
};

// Printed characters that only label a field: 年第…期, brackets, bullets, 编辑：. Kept so that the
// fields of an issue account for every character of its source.
struct Label {
    int line = 0;
    std::string text;

    bool operator==(const Label&) const = default;
};

struct Inferred {
    bool year = false;
    bool date = false;

    bool operator==(const Inferred&) const = default;
};

struct Source {
    std::string file;    // Base name.
    std::string sha256;  // 64 hexadecimal digits, of the file's bytes.
    // The decoded lines that the issue was read from, line ends included; empty where they are not
    // kept. `first_line` is the number of the first of them in the file: above 1 where the file
    // holds other issues before this one.
    std::string text = {};
    int first_line = 1;
    std::string format = {};  // "pdf", "docx", "html", "markdown"; empty for text.
    int pages = 0;            // Of the file; 0 where the format has none.
    std::string print = {};   // Of each line of `text`: see document/print_text.h; may be empty.

    bool operator==(const Source&) const = default;
};

struct Issue {
    std::string id;  // "2023-18", or "2023-06-30~807c66" where the number is unknown.
    std::optional<std::string> title;
    std::optional<int> year;
    std::optional<int> number;        // Within the year.
    std::optional<int> total_number;  // Since the first issue.
    std::optional<std::string> publisher;
    std::optional<Date> date;
    Inferred inferred;
    std::vector<TocEntry> toc;
    std::vector<Article> articles;
    Footer footer;
    std::vector<NoiseItem> noise;
    std::vector<Label> labels;
    std::vector<Diagnostic> diagnostics;
    Source source;

    bool operator==(const Issue&) const = default;
};

}  // namespace kexie
