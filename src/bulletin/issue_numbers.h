// How mastheads print the number of an issue: 第6期, 6期, 第5-6期, No. 6, 总第48期, 第12卷.
#pragma once

#include <optional>

#include "bulletin/folded_line.h"

namespace kexie {

// Characters [begin, end) of a folded line: the words around the figures included.
struct PrintedNumber {
    std::size_t begin = 0;
    std::size_t end = 0;
    ScannedNumber figures;     // Of the first issue.
    bool is_combined = false;  // 第5-6期, 第5、6期: of more than one issue.
    bool is_document = false;  // 5号: of a document rather than a periodical.
};

// Each moves on only if it finds one. Figures may be letter-spaced, but only where nothing else can
// be meant: digits are never joined over other blanks.

// 第18期, 第3号, No. 6; and 18期 if `year_seen`, right after a year or volume.
std::optional<PrintedNumber> accept_issue_number(Scanner& scanner, const FoldedLine& line,
                                                 bool year_seen);

// 总第71期, 累计第 71 期, 总期数71
std::optional<PrintedNumber> accept_total_number(Scanner& scanner, const FoldedLine& line);

// 第12卷, Vol. 12
bool accept_volume(Scanner& scanner, const FoldedLine& line);

// A blank, a mark that parts words, or an end of the line stands before or at index `at`.
bool is_boundary(const FoldedLine& line, std::size_t at);

}  // namespace kexie
