// How most characters of a line are printed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace kexie {

class PrintTally {
public:
    // Counts the characters of `text` but blanks, printed alike.
    void add(std::string_view text, float size, bool is_bold, std::uint32_t color);

    // True if nothing but blanks was counted.
    bool is_empty() const { return m_total == 0; }
    std::size_t total() const { return m_total; }

    // Sets size, weight and colour.
    void set(Print& print) const;

private:
    struct Kind {
        float size = 0;
        std::uint32_t color = 0;
        std::size_t count = 0;
    };

    std::vector<Kind> m_kinds;
    std::size_t m_bold = 0;
    std::size_t m_total = 0;
};

// `text` as a line of a document: well-formed UTF-8 without control characters but tabs, and
// without blanks at its end. The blanks before it are taken away and added to `indent`, in columns.
std::string clean_line(std::string_view text, int& indent);

}  // namespace kexie
