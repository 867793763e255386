#include "ui/help_sheet.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "ui/shortcuts.h"

namespace kexie {

namespace {

constexpr float padding_px = 20;
constexpr float line_px = 25;

struct HelpLine {
    std::string keys;
    StringId text;
};

// The shortcuts; those for the same thing share a line.
std::vector<HelpLine> key_lines() {
    std::vector<HelpLine> lines;
    for (const Shortcut& shortcut : shortcuts()) {
        if (!lines.empty() && lines.back().text == shortcut.text) {
            lines.back().keys.append("  ").append(shortcut.label);
        } else {
            lines.push_back({std::string(shortcut.label), shortcut.text});
        }
    }
    for (const KeyNote& note : key_notes()) lines.push_back({std::string(note.label), note.text});
    return lines;
}

std::vector<HelpLine> query_lines(const Ui& ui) {
    std::vector<HelpLine> lines;
    constexpr std::array<std::pair<StringId, StringId>, 5> examples = {
        {{StringId::ExampleAnd, StringId::HelpQueryAnd},
         {StringId::ExampleExact, StringId::HelpQueryExact},
         {StringId::ExampleOr, StringId::HelpQueryOr},
         {StringId::ExampleNot, StringId::HelpQueryNot},
         {StringId::ExampleField, StringId::HelpQueryField}}};
    for (const auto& [example, text] : examples) lines.push_back({ui.tr(example), text});
    return lines;
}

// Draws lines in a column; returns the y below them.
float draw_help_lines(const Ui& ui, const Rect& column, float y,
                      const std::vector<HelpLine>& lines) {
    const float em = ui.px(13);
    float label = 0;
    for (const HelpLine& line : lines) {
        label = std::max(label, ui.paint.width(Face::SansBold, em, line.keys));
    }
    for (const HelpLine& line : lines) {
        ui.paint.text(Face::SansBold, em, column.left, y, ui.px(line_px), ui.colors.ink, line.keys);
        y = std::max(y + ui.px(line_px),
                     paragraph(ui, {Face::Sans, em, ui.px(line_px), ui.colors.ink2},
                               column.left + label + ui.px(16), y,
                               column.right - column.left - label - ui.px(16), ui.tr(line.text)));
    }
    return y;
}

}  // namespace

void HelpSheet::draw(Ui ui, const Rect& area) {
    const Rect list = {area.left, area.top, area.right - ui.px(2), area.bottom - ui.px(8)};
    ui.presses_count = !m_scroll.is_dragging();
    m_scroll.begin(ui, "help", list, m_height, ui.tr(StringId::HelpTitle));
    const Rect column = {area.left + ui.px(padding_px), area.top, area.right - ui.px(padding_px),
                         area.bottom};
    const float start = area.top - m_scroll.offset();
    float y = draw_help_lines(ui, column, start, key_lines()) + ui.px(12);
    ui.paint.text(Face::Sans, ui.px(12), column.left, y, ui.px(line_px), ui.colors.ink3,
                  ui.tr(StringId::HelpQuery));
    y = draw_help_lines(ui, column, y + ui.px(line_px), query_lines(ui));
    m_height = y - start + ui.px(12);
    m_scroll.end(ui);
}

}  // namespace kexie
