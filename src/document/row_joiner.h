// The tables of a Word document or a web page while it is read: the lines of a row become one.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "document/document_line.h"

namespace kexie {

// Works on a list of lines, at whose end the lines of the open cell are.
class RowJoiner {
public:
    explicit RowJoiner(std::vector<DocumentLine>& lines) : m_lines(lines) {}

    void enter_table();
    void leave_table();
    void enter_row();
    // A row becomes a line with tabs between its cells. Where a table only arranges the page (one
    // column, tables in cells, whole texts in cells), its lines stay lines.
    void leave_row();
    void enter_cell();

    bool in_cell() const;

private:
    struct Row {
        std::vector<std::size_t> cells;  // Where in the lines each begins.
        bool has_tables = false;
    };

    bool is_layout(const Row& row) const;
    std::size_t end_of(const Row& row, std::size_t cell) const;
    DocumentLine joined(const Row& row) const;

    std::vector<DocumentLine>& m_lines;
    std::vector<std::optional<Row>> m_tables;  // The open row of each.
};

}  // namespace kexie
