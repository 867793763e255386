#include "bulletin/line_forms.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "bulletin/credits.h"
#include "bulletin/dates.h"
#include "bulletin/folded_line.h"
#include "bulletin/printed_dates.h"
#include "bulletin/speech_lines.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr int max_credit_columns = 80;
constexpr int max_caption_columns = 120;
constexpr int max_dash_name_columns = 48;
constexpr int max_row_columns = 160;

constexpr std::u32string_view openings = U"(【[〔";
constexpr std::u32string_view closings = U")】]〕";

// 图为…, 图1：…, 图一 …, 上图为…, ▲…
bool is_caption(const FoldedLine& line) {
    Scanner scanner(line);
    scanner.accept(U"(");
    if (scanner.accept_any({U"▲", U"△", U"▼", U"↑", U"↓"})) return true;
    if (scanner.accept_any({U"图为", U"图中", U"图片:", U"图片说明", U"图说", U"图:", U"照片:",
                            U"照片说明", U"配图:"})) {
        return true;
    }
    if (scanner.accept_any({U"上图", U"下图", U"左图", U"右图"})) {
        return scanner.accept_any({U"为", U":", U"是"}) || scanner.peek() == U' ';
    }
    if (!scanner.accept_any({U"图片", U"图", U"照片"}) || !scanner.accept_number()) return false;
    // 图1是…: a sentence about a figure may be text, 图1 …: is not.
    const bool is_parted = scanner.accept_any({U":", U".", U"、", U"-", U",", U"为"});
    return is_parted || scanner.peek() == U' ' || is_ideograph(scanner.peek());
}

bool may_start_caption(char32_t first) {
    return is_one_of(fold_character(first), U"图上下左右照配▲△▼↑↓(");
}

bool is_date(const FoldedLine& line) {
    Scanner scanner(line);
    const bool has_bracket = scanner.accept(U"(");
    if (!accept_full_date(scanner)) {
        const auto date = has_bracket ? accept_printed_date(scanner) : std::nullopt;
        if (!date || !date->has_year()) return false;
    }
    if (has_bracket && !scanner.accept(U")")) return false;
    scanner.skip_blanks();
    return scanner.at_end();
}

bool may_start_date(char32_t first) {
    const char32_t half = to_half_width(first);
    return half == U'(' || is_ascii_digit(half) || chinese_numeral(first).has_value();
}

// Ends that a credit without a label may have: 供稿, 报送, 摄影 …
bool may_end_credit(char32_t last) {
    return is_one_of(fold_character(last), U"稿送供图摄影道笔理");
}

LineForm form_of_credit(std::string_view text, const Line& line) {
    const bool is_bracketed = is_one_of(fold_character(line.first), openings) &&
                              is_one_of(fold_character(line.last), closings);
    const bool has_dash = fold_character(line.first) == U'-' && line.width <= max_dash_name_columns;
    const bool may_be_credit =
        may_start_credit(fold_character(line.first)) || may_end_credit(line.last);
    if (!is_bracketed && !has_dash && !may_be_credit) return LineForm::Plain;
    const FoldedLine folded = fold_line(text, line.range());
    const std::u32string_view words = folded.chars;
    if (has_dash) {
        const std::size_t name = words.find_first_not_of(U"- ");
        const bool is_name = name != std::u32string_view::npos && name > 1 &&
                             may_be_name(words.substr(name)) && line.line_end == LineEnd::Open;
        return is_name ? LineForm::Name : LineForm::Plain;
    }
    const std::u32string_view inside = without_brackets(words);
    const bool is_inside = inside.size() < words.size();
    const CreditPlace place = is_inside ? CreditPlace::Brackets : CreditPlace::Line;
    if (!read_credits(inside, place).empty()) return LineForm::Credit;
    return is_inside && may_be_name(inside) ? LineForm::Name : LineForm::Plain;
}

// Grows the cells of a line.
class CellDivider {
public:
    CellDivider(std::string_view text, ByteRange range, std::size_t min_blanks)
        : m_text(text), m_min_blanks(min_blanks) {
        for (std::size_t at = range.begin; at < range.end;) {
            const Decoded c = decode_utf8(text, at);
            add(c.code_point, {at, at + c.size});
            at += c.size;
        }
        if (m_cell.begin < m_cell.end) m_cells.push_back(m_cell);
    }

    std::vector<ByteRange> take() { return std::move(m_cells); }

private:
    void add(char32_t c, ByteRange bytes) {
        if (c == U'|' || c == U'│' || c == U'┃' || c == U'｜') return part(bytes.end);
        if (c == U'\t') return part(bytes.end);
        if (is_blank(c)) {
            m_blanks += c == 0x3000 ? 2 : 1;
            return;
        }
        if (m_blanks >= m_min_blanks) part(bytes.begin);
        m_blanks = 0;
        if (m_cell.begin >= m_cell.end) m_cell.begin = bytes.begin;
        m_cell.end = bytes.end;
    }

    void part(std::size_t next) {
        if (m_cell.begin < m_cell.end) m_cells.push_back(m_cell);
        m_cell = {next, next};
        m_blanks = 0;
    }

    std::string_view m_text;
    std::size_t m_min_blanks;
    std::vector<ByteRange> m_cells;
    ByteRange m_cell;
    std::size_t m_blanks = 0;
};

bool is_figure(std::string_view text, ByteRange cell) {
    return std::all_of(cell.of(text).begin(), cell.of(text).end(), [](char c) {
        return is_ascii_digit(static_cast<unsigned char>(c)) || c == '.' || c == '%' || c == ',' ||
               c == '-';
    });
}

}  // namespace

std::u32string_view without_brackets(std::u32string_view words) {
    if (words.size() < 3) return words;
    const std::size_t kind = openings.find(words.front());
    if (kind == std::u32string_view::npos || words.back() != closings[kind]) return words;
    const std::u32string_view inside = words.substr(1, words.size() - 2);
    // （甲）和（乙） is not one bracket.
    const bool is_one = inside.find(words.front()) == std::u32string_view::npos;
    return is_one ? inside : words;
}

LineForm form_of(std::string_view text, const Line& line) {
    if (is_salutation(text, line)) return LineForm::Salutation;
    // ▲ before a sentence, or the first line of one, marks an item of brief news.
    const bool is_item =
        is_one_of(line.first, U"▲△▼") && (line.commas > 0 || line.line_end == LineEnd::Stop);
    if (line.width <= max_caption_columns && may_start_caption(line.first) &&
        !line.has_inner_stop && !is_item) {
        constexpr std::size_t max_label = 12;
        if (is_caption(fold_line(text, line.range(), max_label))) return LineForm::Caption;
    }
    if (line.has_inner_stop || line.width > max_credit_columns || line.line_end == LineEnd::Stop) {
        return LineForm::Plain;
    }
    if (may_start_date(line.first) && is_date(fold_line(text, line.range()))) {
        return LineForm::Date;
    }
    return form_of_credit(text, line);
}

std::size_t find_closing_date(std::string_view text, const Line& line) {
    if (!line.has_digit || line.has_inner_stop || line.width > max_credit_columns) return line.end;
    const FoldedLine folded = fold_line(text, line.range());
    for (std::size_t at = 1; at < folded.size(); ++at) {
        if (folded.chars[at - 1] != U' ' || folded.chars[at] == U' ') continue;
        Scanner scanner(folded, at);
        if (accept_full_date(scanner) && (scanner.skip_blanks(), scanner.at_end())) {
            return folded.offsets[at];
        }
    }
    return line.end;
}

std::vector<ByteRange> divide_cells(std::string_view text, const Line& line) {
    constexpr std::size_t min_single_blank_cells = 4;
    if (line.has_inner_stop || line.width > max_row_columns || line.line_end == LineEnd::Stop) {
        return {line.range()};
    }
    std::vector<ByteRange> cells = CellDivider(text, line.range(), 2).take();
    if (cells.size() > 1) return cells;
    cells = CellDivider(text, line.range(), 1).take();
    const auto figures = static_cast<std::size_t>(std::count_if(
        cells.begin(), cells.end(), [&](ByteRange cell) { return is_figure(text, cell); }));
    // 11 月 15 日 is no row.
    const bool has_date = std::any_of(cells.begin(), cells.end(),
                                      [&](ByteRange cell) { return cell.of(text) == "月"; });
    if (has_date) return {line.range()};
    if (cells.size() >= min_single_blank_cells && figures * 2 >= cells.size()) return cells;
    return {line.range()};
}

}  // namespace kexie
