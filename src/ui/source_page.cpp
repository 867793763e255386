#include "ui/source_page.h"

#include <algorithm>
#include <cmath>

#include "ui/issue_words.h"

namespace kexie {

namespace {

constexpr float margin_px = 28;
constexpr float page_width_px = 1080;
constexpr float number_px = 44;
constexpr float line_px = 24;
constexpr float gutter_px = 32;

StringId label_of(std::string_view noise) {
    if (noise == "page-number") return StringId::NoisePageNumber;
    if (noise == "url") return StringId::NoiseUrl;
    if (noise == "running-head") return StringId::NoiseRunningHead;
    return StringId::NoiseOther;
}

StringId label_of(SourcePart part) {
    switch (part) {
        case SourcePart::Section:
            return StringId::PartSection;
        case SourcePart::Title:
            return StringId::PartTitle;
        case SourcePart::Author:
            return StringId::PartAuthor;
        case SourcePart::SourceNote:
            return StringId::PartSourceNote;
        case SourcePart::Attribution:
            return StringId::PartSource;
        case SourcePart::Caption:
            return StringId::PartCaption;
        case SourcePart::Paragraph:
            break;
    }
    return StringId::PartParagraph;
}

StringId words_on_source(const Ui& ui, const SourceView& source) {
    if (!source.has_text) return StringId::SourceAbsent;
    return ui.one_column ? StringId::SourceFromStacked : StringId::SourceFrom;
}

// Two columns side by side, or one above the other on a phone.
struct Columns {
    Rect left;
    Rect right;
    bool stacked = false;
};

Columns columns_of(const Ui& ui, const Rect& page) {
    if (ui.one_column) return {page, page, true};
    const float middle = page.left + (page.width() - ui.px(gutter_px)) / 2;
    return {{page.left, page.top, middle, page.bottom},
            {middle + ui.px(gutter_px), page.top, page.right, page.bottom},
            false};
}

// Text that was dropped, with the reason at the right.
float draw_dropped(const Ui& ui, const Rect& column, float y, const NoiseItem& noise,
                   std::string_view text) {
    const float em = ui.px(12);
    const std::string words = ui.tr(label_of(noise.kind));
    const float tag = ui.paint.width(Face::Sans, em, words) + ui.px(16);
    ui.paint.fill({column.right - tag, y + ui.px(2), column.right, y + ui.px(line_px - 2)},
                  ui.colors.chip, ui.px(10));
    ui.paint.text(Face::Sans, em, column.right - tag + ui.px(8), y, ui.px(line_px), ui.colors.ink2,
                  words);
    ui.paint.text_elided(Face::Serif, ui.px(14), column.left, y, ui.px(line_px),
                         column.right - tag - ui.px(8), ui.colors.ink3, text);
    return y + ui.px(line_px);
}

float draw_line(const Ui& ui, const Rect& column, float y, const SourceLine& line) {
    const float em = ui.px(12);
    const std::string number = std::to_string(line.number);
    const float width = ui.paint.width(Face::Sans, em, number);
    ui.paint.text(Face::Sans, em, column.left + ui.px(number_px - 12) - width, y, ui.px(line_px),
                  ui.colors.ink3, number);
    const Rect words = {column.left + ui.px(number_px), column.top, column.right, column.bottom};
    if (line.all_dropped) {
        const NoiseItem& noise = line.dropped.front();
        return draw_dropped(ui, words, y, noise, line.text.empty() ? noise.text : line.text);
    }
    if (line.text.empty()) {
        y += ui.px(line_px);
    } else {
        y = paragraph(ui, {Face::Serif, ui.px(14), ui.px(line_px), ui.colors.ink2}, words.left, y,
                      words.width(), line.text);
    }
    for (const NoiseItem& noise : line.dropped) {
        y = draw_dropped(ui, words, y, noise, noise.text);
    }
    return y;
}

float draw_kept(const Ui& ui, const Rect& column, float y, const SourceBlock& block) {
    if (block.kept.empty()) return y;
    ui.paint.text(Face::Sans, ui.px(12), column.left, y, ui.px(line_px), ui.colors.ink3,
                  ui.tr(label_of(block.part)));
    const float left = column.left + ui.px(number_px);
    const bool is_title = block.part == SourcePart::Title;
    const Face face = is_title ? Face::SerifBold : Face::Serif;
    const Rgb color = block.part == SourcePart::Section ? ui.colors.red : ui.colors.ink;
    return paragraph(ui, {face, ui.px(15), ui.px(27), color}, left, y, column.right - left,
                     block.kept);
}

// What is unsure about a block, below what was made of it.
float draw_doubts(const Ui& ui, const Rect& column, float y, const SourceBlock& block) {
    const float left = column.left + ui.px(number_px);
    for (const Diagnostic& doubt : block.doubts) {
        y = paragraph(ui, {Face::Sans, ui.px(12), ui.px(20), ui.colors.red}, left, y,
                      column.right - left, ui.tr(StringId::DoubtHere, {doubt_words(ui, doubt)}));
    }
    return y;
}

float draw_block(const Ui& ui, const Columns& columns, float y, const SourceBlock& block) {
    const float top = y;
    float left = y;
    for (const SourceLine& line : block.lines) left = draw_line(ui, columns.left, left, line);
    float right = draw_kept(ui, columns.right, columns.stacked ? left : y, block);
    right = draw_doubts(ui, columns.right, right, block);
    y = std::max(left, right) + ui.px(8);
    if (!block.doubts.empty()) {
        const float bar = columns.left.left - ui.px(8);
        ui.paint.fill({bar, top, bar + ui.px(3), y - ui.px(4)}, ui.colors.red, 0);
    }
    ui.paint.rule(columns.left.left, y, columns.right.right, y, ui.colors.line, 1);
    return y + ui.px(8);
}

float draw_diagnostics(const Ui& ui, const Rect& page, float y,
                       const std::vector<Diagnostic>& diagnostics) {
    y += ui.px(16);
    ui.paint.text(Face::SerifBold, ui.px(18), page.left, y, ui.px(30), ui.colors.ink,
                  ui.tr(StringId::Diagnostics));
    y += ui.px(36);
    const TextLook look = {Face::Sans, ui.px(13), ui.px(22), ui.colors.ink2};
    if (diagnostics.empty()) {
        return paragraph(ui, look, page.left, y, page.width(), ui.tr(StringId::NoDiagnostics));
    }
    for (const Diagnostic& diagnostic : diagnostics) {
        const std::string words =
            ui.tr(StringId::DiagnosticAt, {std::to_string(diagnostic.line), diagnostic.message});
        TextLook own = look;
        if (diagnostic.severity == Severity::Error) own.color = ui.colors.red;
        y = paragraph(ui, own, page.left, y, page.width(), words) + ui.px(6);
    }
    return y;
}

}  // namespace

void SourcePage::draw(Ui ui, const Rect& area) {
    ui.paint.fill(area, ui.colors.paper);
    if (!ui.state.source) return;
    const SourceView& source = *ui.state.source;
    if (!(m_shown == ui.state.route.target)) {
        m_shown = ui.state.route.target;
        m_scroll.set_offset(0);
    }
    ui.presses_count = !m_scroll.is_dragging();
    m_scroll.begin(ui, "source", area, m_content_height);
    const float margin = ui.px(ui.one_column ? 16 : margin_px);
    const float width = std::min(ui.px(page_width_px), area.width() - 2 * margin);
    const float left = std::round(area.left + (area.width() - width) / 2);
    const Rect page = {left, area.top, left + width, area.bottom};
    const float start = area.top - m_scroll.offset();
    float y = start + ui.px(20);
    const TextButton back =
        text_button(ui, "source back", page.left, y, ui.px(32), ui.tr(StringId::BackToArticle));
    if (back.pressed) ui.send(command::CloseSource{});
    y += ui.px(38);
    const Issue& issue = ui.state.library->issue(ui.state.reader.issue);
    ui.paint.text(Face::SerifBold, ui.px(22), page.left, y, ui.px(34), ui.colors.ink,
                  ui.tr(StringId::SourceTitle));
    y += ui.px(38);
    const std::string& file = issue.source.file;
    y = paragraph(ui, {Face::Sans, ui.px(13), ui.px(22), ui.colors.ink3}, page.left, y,
                  page.width(),
                  issue_label(ui, issue) + " · " + ui.tr(words_on_source(ui, source), {file})) +
        ui.px(16);
    const Columns columns = columns_of(ui, page);
    for (const SourceBlock& block : source.blocks) y = draw_block(ui, columns, y, block);
    y = draw_diagnostics(ui, page, y, source.diagnostics);
    m_content_height = y - start + ui.px(40);
    m_scroll.end(ui);
}

}  // namespace kexie
