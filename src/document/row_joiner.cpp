#include "document/row_joiner.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace kexie {

namespace {

// A cell with more characters than this in several paragraphs holds a text, not an entry.
constexpr std::size_t max_entry_characters = 200;

}  // namespace

void RowJoiner::enter_table() {
    if (!m_tables.empty() && m_tables.back()) m_tables.back()->has_tables = true;
    m_tables.emplace_back();
}

void RowJoiner::leave_table() {
    leave_row();
    if (!m_tables.empty()) m_tables.pop_back();
}

void RowJoiner::enter_row() {
    leave_row();
    if (!m_tables.empty()) m_tables.back().emplace();
}

void RowJoiner::enter_cell() {
    if (m_tables.empty()) return;
    if (!m_tables.back()) m_tables.back().emplace();
    m_tables.back()->cells.push_back(m_lines.size());
}

bool RowJoiner::in_cell() const {
    return !m_tables.empty() && m_tables.back() && !m_tables.back()->cells.empty();
}

void RowJoiner::leave_row() {
    if (m_tables.empty() || !m_tables.back()) return;
    const Row row = *std::exchange(m_tables.back(), std::nullopt);
    if (row.cells.empty() || is_layout(row)) return;
    DocumentLine line = joined(row);
    m_lines.erase(m_lines.begin() + static_cast<std::ptrdiff_t>(row.cells.front()), m_lines.end());
    if (!line.text.empty()) m_lines.push_back(std::move(line));
}

std::size_t RowJoiner::end_of(const Row& row, std::size_t cell) const {
    return cell + 1 < row.cells.size() ? row.cells[cell + 1] : m_lines.size();
}

bool RowJoiner::is_layout(const Row& row) const {
    if (row.has_tables || row.cells.size() == 1) return true;
    for (std::size_t cell = 0; cell < row.cells.size(); ++cell) {
        std::size_t paragraphs = 0;
        std::size_t characters = 0;
        for (std::size_t i = row.cells[cell]; i < end_of(row, cell); ++i) {
            if (!m_lines[i].text.empty()) ++paragraphs;
            characters += count_code_points(m_lines[i].text);
        }
        if (paragraphs > 1 && characters > max_entry_characters) return true;
    }
    return false;
}

// Printed as its longest line is.
DocumentLine RowJoiner::joined(const Row& row) const {
    DocumentLine line;
    std::size_t longest = 0;
    for (std::size_t cell = 0; cell < row.cells.size(); ++cell) {
        if (cell > 0) line.text += '\t';
        bool is_first = true;
        for (std::size_t i = row.cells[cell]; i < end_of(row, cell); ++i) {
            const DocumentLine& part = m_lines[i];
            line.starts_page = line.starts_page || part.starts_page;
            if (part.text.empty()) continue;
            if (!std::exchange(is_first, false)) line.text += ' ';
            const std::size_t begin = line.text.size();
            line.text += part.text;
            std::replace(line.text.begin() + static_cast<std::ptrdiff_t>(begin), line.text.end(),
                         '\t', ' ');
            if (part.text.size() <= longest) continue;
            longest = part.text.size();
            line.print = part.print;
        }
    }
    const std::size_t end = line.text.find_last_not_of('\t');
    line.text.resize(end == std::string::npos ? 0 : end + 1);
    line.print.alignment = Alignment::Unknown;
    if (line.print.zone == Zone::Body || line.print.zone == Zone::Caption ||
        line.print.zone == Zone::TextBox) {
        line.print.zone = Zone::TableRow;
    }
    return line;
}

}  // namespace kexie
