// What a line's form says it is, apart from title and text: a credit, a caption, a table row. Forms
// are evidence; what the line is, its surroundings decide (line_roles.h).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "bulletin/lines.h"

namespace kexie {

enum class LineForm : std::uint8_t {
    Plain,
    Credit,  // 作者：…, 文/…, □ …, 来源：…　日期：…, 供稿：…; in brackets or not.
    Name,        // In brackets or after a dash, without a label: （…）, 【…】, ——…
    Date,        // A full date and nothing else; in brackets, perhaps only its month.
    Signature,   // A short line before a date line, or with a date at its end.
    Caption,     // 图为…, 图1 …, ▲…
    Centred,     // A short line far from the left edge: a caption, a title, an author, a signature.
    TableRow,    // Cells with blanks or tabs between them.
    Salutation,  // 同志们：
    Speaker,  // Below a title, who says or writes what follows, without a label: 县委副书记　韩冬.
    Item,  // The first line of an item of brief news: ▲…, ●…
};

// The form that `line` has by itself: never Signature, Centred, TableRow, Speaker or Item, which
// depend on its surroundings. O(1) for most lines, O(the line) else.
LineForm form_of(std::string_view text, const Line& line);

// Folded words without the brackets around all of them, if there are any.
std::u32string_view without_brackets(std::u32string_view words);

// Where a full date at the end of the line begins, if a name stands before it; else its end.
std::size_t find_closing_date(std::string_view text, const Line& line);

// The cells of a line: parted by tabs, by bars, or by two blanks or more; by single blanks if most
// of them are figures. One if it is no row.
std::vector<ByteRange> divide_cells(std::string_view text, const Line& line);

}  // namespace kexie
