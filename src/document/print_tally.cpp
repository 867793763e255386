#include "document/print_tally.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace kexie {

namespace {

struct Blank {
    std::string_view text;
    int columns;
};
constexpr std::array blanks = {
    Blank{" ", 1},      Blank{"\u3000", 2}, Blank{"\u00A0", 1}, Blank{"\t", 4},
    Blank{"\u2003", 2}, Blank{"\u2002", 1}, Blank{"\n", 0},     Blank{"\r", 0},
};

// The blank that `text` starts with; null if it starts with another character.
const Blank* blank_at(std::string_view text) {
    const auto found = std::find_if(blanks.begin(), blanks.end(), [&](const Blank& blank) {
        return text.starts_with(blank.text);
    });
    return found == blanks.end() ? nullptr : &*found;
}

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
}

}  // namespace

void PrintTally::add(std::string_view text, float size, bool is_bold, std::uint32_t color) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_utf8_continuation(text[i]) || blank_at(text.substr(i)) != nullptr) continue;
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
    std::string_view rest = line;
    while (const Blank* blank = blank_at(rest)) {
        rest.remove_prefix(blank->text.size());
        indent += blank->columns;
    }
    const auto ends = [&](const Blank& blank) { return rest.ends_with(blank.text); };
    for (auto last = std::find_if(blanks.begin(), blanks.end(), ends); last != blanks.end();
         last = std::find_if(blanks.begin(), blanks.end(), ends)) {
        rest.remove_suffix(last->text.size());
    }
    return std::string(rest);
}

}  // namespace kexie
