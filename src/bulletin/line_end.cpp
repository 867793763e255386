#include "bulletin/line_end.h"

#include "base/utf8.h"
#include "text/chars.h"

namespace kexie {

namespace {

// An attribution is short; a longer bracket is part of a sentence.
constexpr int max_bracket_length = 80;

void remove_last(std::string_view& text, const Decoded& last) {
    text.remove_suffix(last.size);
}

// `line` ends before a （.
LineEnd classify_before_bracket(std::string_view line) {
    while (!line.empty()) {
        const Decoded last = decode_last_utf8(line);
        if (!is_layout(last.code_point) && !is_closing_quotation(last.code_point)) {
            return is_sentence_end(last.code_point) ? LineEnd::StopBracket : LineEnd::Bracket;
        }
        remove_last(line, last);
    }
    return LineEnd::OnlyBracket;
}

// `line` ends with ）.
LineEnd classify_bracket(std::string_view line) {
    int depth = 0;
    for (int i = 0; i < max_bracket_length && !line.empty(); ++i) {
        const Decoded last = decode_last_utf8(line);
        remove_last(line, last);
        const char32_t half = to_half_width(last.code_point);
        if (half == U')') ++depth;
        if (half == U'(' && --depth == 0) return classify_before_bracket(line);
    }
    return line.empty() ? LineEnd::BracketTail : LineEnd::Bracket;
}

LineEnd classify_mark(char32_t last) {
    if (is_sentence_end(last)) return LineEnd::Stop;
    switch (to_half_width(last)) {
        case U',':
        case U'、':
            return LineEnd::Comma;
        case U';':
            return LineEnd::Semicolon;
        case U':':
            return LineEnd::Colon;
        default:
            return LineEnd::Open;
    }
}

}  // namespace

LineEnd classify_line_end(std::string_view line) {
    if (line.empty()) return LineEnd::Open;
    Decoded last = decode_last_utf8(line);
    if (to_half_width(last.code_point) == U')') return classify_bracket(line);
    while (is_closing_quotation(last.code_point) || is_zero_width(last.code_point)) {
        remove_last(line, last);
        if (line.empty()) return LineEnd::Open;
        last = decode_last_utf8(line);
    }
    return classify_mark(last.code_point);
}

}  // namespace kexie
