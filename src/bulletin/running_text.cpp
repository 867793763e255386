#include "bulletin/running_text.h"

#include <algorithm>
#include <cstdlib>

#include "bulletin/report_opening.h"
#include "bulletin/section_headings.h"

namespace kexie {

namespace {

constexpr int max_display_width = 200;  // Three lines of a title, had it been wrapped.
constexpr int long_line_width = 76;

// A point that ends a sentence, in text with half-width marks: between ideographs or at the end.
bool has_point(std::string_view text) {
    const auto is_wide = [&](std::size_t at) {
        return at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80;
    };
    for (std::size_t at = text.find('.'); at != std::string_view::npos;
         at = text.find('.', at + 1)) {
        if (at > 0 && is_wide(at - 1) && (at + 1 == text.size() || is_wide(at + 1))) return true;
    }
    return false;
}

bool has_full_stop(std::string_view text, const Line& line) {
    if (line.line_end == LineEnd::Stop && (line.last == U'。' || line.last == U'｡')) return true;
    const std::string_view content = line.range().of(text);
    // ！ and ？ may stand in a title.
    const bool has_stop = line.has_inner_stop || line.line_end == LineEnd::StopBracket ||
                          line.line_end == LineEnd::Stop;
    if (has_stop && content.find("。") != std::string_view::npos) return true;
    return has_point(content);
}

bool is_text_by_itself(std::string_view text, const Line& line, TextSigns signs) {
    if (has_full_stop(text, line) || (line.commas > 0 && opens_report(text, line))) return true;
    // Two entries of the contents beside each other make a long line.
    if (signs == TextSigns::Stops) return false;
    return line.line_end == LineEnd::Semicolon || line.width > max_display_width ||
           (line.width > long_line_width && line.commas > 1);
}

// A centred line is indented as well, but hardly by the same columns.
bool is_indented_like_paragraph(const Line& line, const WrapStyle& style) {
    return style.indent > 0 && std::abs(line.indent - style.indent) <= 1;
}

// The entry of a list, whose page number was broken off; text ends with …… at most.
bool ends_with_leader(std::string_view text, const Line& line) {
    const std::string_view content = line.range().of(text);
    return line.last == U'·' || content.ends_with("………") || content.ends_with("....");
}

// Line `next` is the rest of what line `line` begins.
bool runs_on(std::string_view text, const Line& line, const Line& next, const WrapStyle& style) {
    const int meaningless = style.empty_lines_within ? 1 : 0;
    if (next.empty_lines_before > meaningless || next.indent > line.indent) return false;
    return style.is_full(line, next) && !ends_with_leader(text, line) &&
           !is_section_heading(text, next);
}

}  // namespace

std::vector<bool> find_running_text(const Draft& draft, std::size_t first, std::size_t last,
                                    const WrapStyle& style, TextSigns signs) {
    std::vector<bool> running(last - first, false);
    std::size_t run = first;  // Where the lines begin that run on up to line i.
    bool is_text = false;     // One of them is text by itself.
    const auto close_run = [&](std::size_t end) {
        for (std::size_t i = run; i < end; ++i) {
            running[i - first] = is_text && draft.uses[i] == LineUse::Text;
        }
        run = end;
        is_text = false;
    };
    const Line* before = nullptr;
    for (std::size_t i = first; i < last; ++i) {
        if (draft.uses[i] != LineUse::Text) continue;
        const Line& line = draft.lines[i];
        if (before != nullptr && !runs_on(draft.text, *before, line, style)) close_run(i);
        is_text = is_text || is_text_by_itself(draft.text, line, signs) ||
                  (signs == TextSigns::StopsAndIndents && is_indented_like_paragraph(line, style));
        before = &line;
    }
    close_run(last);
    return running;
}

}  // namespace kexie
