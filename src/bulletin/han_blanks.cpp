#include "bulletin/han_blanks.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/chars.h"

namespace kexie {

namespace {

// Reads the clauses of one line.
class BlankCounter {
public:
    int count(std::string_view line) {
        for (std::size_t at = 0; at < line.size();) {
            const Decoded decoded = decode_utf8(line, at);
            at += decoded.size;
            add(decoded.code_point);
        }
        end_clause();
        return m_has_sentence ? m_count : 0;
    }

private:
    void add(char32_t c) {
        if (is_layout(c)) {
            m_is_after_blank = m_is_after_blank || is_blank(c);
            return;
        }
        const bool is_han = is_ideograph(c);
        if (is_han && m_last_is_han && m_is_after_blank) end_piece();
        if (is_han) ++m_piece;
        if (!is_han && !is_latin(c)) end_of_mark(c);
        if (is_latin(c)) m_has_latin = true;
        m_last_is_han = is_han;
        m_is_after_blank = false;
    }

    void end_of_mark(char32_t c) {
        end_clause();
        if (is_one_of(c, U"，。；！？")) m_has_sentence = true;
        if (is_one_of(c, U"“‘《〈「『（(【")) ++m_depth;
        if (is_one_of(c, U"”’》〉」』）)】")) m_depth = std::max(m_depth - 1, 0);
    }

    void end_piece() {
        constexpr int min_name = 2;
        constexpr int max_name = 4;
        m_is_list = m_is_list && m_piece >= min_name && m_piece <= max_name;
        ++m_pieces;
        m_piece = 0;
    }

    void end_clause() {
        constexpr int min_list = 3;
        end_piece();
        const bool is_list = m_is_list && m_pieces >= min_list && !m_has_latin;
        if (!is_list && m_depth == 0) m_count += m_pieces - 1;
        m_is_list = true;
        m_has_latin = false;
        m_pieces = 0;
    }

    int m_count = 0;
    int m_depth = 0;        // Of quotation marks and brackets.
    int m_pieces = 0;       // Parts of the clause with blanks between them.
    int m_piece = 0;        // Han characters of the current one.
    bool m_is_list = true;  // Every part so far may be a name.
    bool m_has_latin = false;
    bool m_last_is_han = false;
    bool m_is_after_blank = false;
    bool m_has_sentence = false;
};

}  // namespace

int count_stray_blanks(std::string_view text, std::span<const Segment> segments) {
    int count = 0;
    for (const Segment& segment : segments) {
        if (segment.role != SegmentRole::Paragraph) continue;
        const std::string_view line = text.substr(segment.begin, segment.end - segment.begin);
        if (line.find(' ') == line.npos && line.find("\u3000") == line.npos &&
            line.find("\u00A0") == line.npos) {
            continue;
        }
        count += BlankCounter().count(line);
    }
    return count;
}

}  // namespace kexie
