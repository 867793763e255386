#include "document/print_tally.h"

#include <algorithm>

#include "base/utf8.h"

namespace kexie {

namespace {

constexpr std::string_view wide_blank = "\u3000";
constexpr std::string_view hard_blank = "\u00A0";
constexpr int tab_columns = 4;

// Bytes of the blank at the start of `text`, 0 if there is none, and its columns.
std::size_t blank_size(std::string_view text, int& columns) {
    columns = 1;
    if (text.starts_with(' ')) return 1;
    if (text.starts_with(hard_blank)) return hard_blank.size();
    columns = 2;
    if (text.starts_with(wide_blank)) return wide_blank.size();
    columns = tab_columns;
    return text.starts_with('\t') ? 1 : 0;
}

bool is_blank_at(std::string_view text) {
    int columns = 0;
    return text.front() == '\n' || text.front() == '\r' || blank_size(text, columns) > 0;
}

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
}

}  // namespace

void PrintTally::add(std::string_view text, float size, bool is_bold, std::uint32_t color) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_utf8_continuation(text[i]) || is_blank_at(text.substr(i))) continue;
        ++count;
    }
    if (count == 0) return;
    m_total += count;
    if (is_bold) m_bold += count;
    const auto known = std::find_if(m_kinds.begin(), m_kinds.end(), [&](const Kind& kind) {
        return kind.size == size && kind.color == color;
    });
    constexpr std::size_t max_kinds = 64;  // A line in more kinds of print has no main one.
    if (known != m_kinds.end()) {
        known->count += count;
    } else if (m_kinds.size() < max_kinds) {
        m_kinds.push_back({size, color, count});
    }
}

void PrintTally::set(Print& print) const {
    const auto most =
        std::max_element(m_kinds.begin(), m_kinds.end(),
                         [](const Kind& a, const Kind& b) { return a.count < b.count; });
    if (most == m_kinds.end()) return;
    print.size = most->size;
    print.color = most->color;
    print.bold = m_bold * 2 > m_total;
}

std::string clean_line(std::string_view text, int& indent) {
    std::string line = is_valid_utf8(text) ? std::string(text) : to_utf8(to_utf32(text));
    line.erase(std::remove_if(line.begin(), line.end(), is_control), line.end());
    std::size_t begin = 0;
    int columns = 0;
    while (const std::size_t size = blank_size(std::string_view(line).substr(begin), columns)) {
        begin += size;
        indent += columns;
    }
    std::size_t end = line.size();
    const auto trims = [&](std::string_view blank) {
        if (!std::string_view(line).substr(begin, end - begin).ends_with(blank)) return false;
        end -= blank.size();
        return true;
    };
    while (trims(" ") || trims("\t") || trims("\n") || trims("\r") || trims(wide_blank) ||
           trims(hard_blank)) {
    }
    return line.substr(begin, end - begin);
}

}  // namespace kexie
