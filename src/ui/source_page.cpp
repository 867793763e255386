#include "ui/source_page.h"

#include <algorithm>
#include <cmath>

#include "document/print_text.h"
#include "ui/issue_words.h"

namespace kexie {

namespace {

constexpr float margin_px = 28;
constexpr float page_width_px = 1080;
constexpr float number_px = 44;
constexpr float place_px = 116;  // Of page and line.
constexpr float line_px = 24;
constexpr float gutter_px = 32;
constexpr float notice_px = 120;  // The room of a toast at the bottom of the window.

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
    bool beside_pages = false;  // The printed page shows the lines.
};

Columns columns_of(const Ui& ui, const Rect& page, bool beside_pages) {
    if (ui.one_column || beside_pages) return {page, page, true, beside_pages};
    const float middle = page.left + (page.width() - ui.px(gutter_px)) / 2;
    return {{page.left, page.top, middle, page.bottom},
            {middle + ui.px(gutter_px), page.top, page.right, page.bottom}};
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

std::string place_words(const Ui& ui, const SourcePlace& place) {
    return ui.tr(StringId::PageAndLine, {place.page, place.line});
}

// How a line is printed, such as "18 磅粗黑体居中".
std::string print_words(const Ui& ui, const Print& print) {
    std::string words;
    if (print.size > 0) {
        const long tenths = std::lround(print.size * 10);
        std::string size = std::to_string(tenths / 10);
        if (tenths % 10 != 0) size += "." + std::to_string(tenths % 10);
        words = ui.tr(StringId::PrintSize, {size});
    }
    if (print.bold) words += ui.tr(StringId::PrintBold);
    if (print.alignment == Alignment::Center) words += ui.tr(StringId::PrintCentered);
    if (print.alignment == Alignment::Right) words += ui.tr(StringId::PrintRight);
    return words;
}

float draw_line(const Ui& ui, const Rect& column, float y, const SourceLine& line) {
    const float em = ui.px(12);
    const SourcePlace* place = ui.state.source->place_of(line.number);
    // Space between paragraphs is no line to whoever counts them on paper.
    const std::string number = !place              ? std::to_string(line.number)
                               : line.text.empty() ? std::string()
                                                   : place_words(ui, *place);
    const float gutter = ui.px(place ? place_px : number_px);
    const float width = ui.paint.width(Face::Sans, em, number);
    ui.paint.text(Face::Sans, em, column.left + gutter - ui.px(12) - width, y, ui.px(line_px),
                  ui.colors.ink3, number);
    const Rect words = {column.left + gutter, column.top, column.right, column.bottom};
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

// Of a block beside its printed page: where it stands there, and what was dropped.
float draw_place(const Ui& ui, const Rect& column, float y, std::size_t index,
                 std::size_t& current) {
    const SourceView& source = *ui.state.source;
    const SourceBlock& block = source.blocks[index];
    const float left = column.left + ui.px(number_px);
    for (const SourceLine& line : block.lines) {
        const SourcePlace* place = source.place_of(line.number);
        if (line.text.empty() || !place) continue;
        const TextButton button =
            text_button(ui, "block " + std::to_string(index), left, y, ui.px(line_px),
                        place_words(ui, *place), index == current);
        if (button.pressed) current = index;
        ui.paint.text(Face::Sans, ui.px(12), button.right + ui.px(12), y, ui.px(line_px),
                      ui.colors.ink3, print_words(ui, place->print));
        y += ui.px(line_px);
        break;
    }
    for (const SourceLine& line : block.lines) {
        for (const NoiseItem& noise : line.dropped) {
            y = draw_dropped(ui, {left, 0, column.right, 0}, y, noise, noise.text);
        }
    }
    return y;
}

float draw_block(const Ui& ui, const Columns& columns, float y, std::size_t index,
                 std::size_t& current) {
    const SourceBlock& block = ui.state.source->blocks[index];
    const float top = y;
    float left = y;
    if (columns.beside_pages) {
        left = draw_place(ui, columns.left, y, index, current);
    } else {
        for (const SourceLine& line : block.lines) left = draw_line(ui, columns.left, left, line);
    }
    float right = draw_kept(ui, columns.right, columns.stacked ? left : y, block);
    right = draw_doubts(ui, columns.right, right, block);
    y = std::max(left, right) + ui.px(8);
    const bool is_current = columns.beside_pages && index == current;
    if (is_current || !block.doubts.empty()) {
        const float bar = columns.left.left - ui.px(8);
        ui.paint.fill({bar, top, bar + ui.px(3), y - ui.px(4)}, ui.colors.red, 0);
    }
    ui.paint.rule(columns.left.left, y, columns.right.right, y, ui.colors.line, 1);
    return y + ui.px(8);
}

float draw_diagnostics(const Ui& ui, const Rect& page, float y, const SourceView& source) {
    y += ui.px(16);
    ui.paint.text(Face::SerifBold, ui.px(18), page.left, y, ui.px(30), ui.colors.ink,
                  ui.tr(StringId::Diagnostics));
    y += ui.px(36);
    const TextLook look = {Face::Sans, ui.px(13), ui.px(22), ui.colors.ink2};
    if (source.diagnostics.empty()) {
        return paragraph(ui, look, page.left, y, page.width(), ui.tr(StringId::NoDiagnostics));
    }
    for (const Diagnostic& diagnostic : source.diagnostics) {
        const SourcePlace* place = source.place_of(diagnostic.line);
        const std::string at =
            place ? place_words(ui, *place) : ui.tr(StringId::LineNumber, {diagnostic.line});
        const std::string words = ui.tr(StringId::DiagnosticAt, {at, diagnostic.message});
        TextLook own = look;
        if (diagnostic.severity == Severity::Error) own.color = ui.colors.red;
        y = paragraph(ui, own, page.left, y, page.width(), words) + ui.px(6);
    }
    return y;
}

// The prints of the lines of the current block, as PicturePlace has them.
std::string marks_of(const SourceView& source, std::size_t current) {
    std::string marks;
    for (const SourceLine& line : source.blocks[current].lines) {
        const SourcePlace* place = source.place_of(line.number);
        if (place) marks += print_text({&place->print, 1});
    }
    return marks;
}

}  // namespace

void SourcePage::place_picture(const Ui& ui, Rect& area, const std::string& file) {
    const State& state = ui.state;
    Rect rect = ui.one_column ? area.take_top(std::round(area.height() * 0.45f))
                              : area.take_left(std::round(area.width() / 2));
    if (m_drawer) m_drawer->draw(ui, {file, rect, marks_of(*state.source, m_current)});
    // Otherwise it lies over what is drawn.
    const bool has_notice = !state.toast.empty() || state.update_ready;
    if (has_notice) rect.bottom = std::min(rect.bottom, area.bottom - ui.px(notice_px));
    if (state.overlay || !state.box.suggestions.empty()) rect = {};
    m_picture = {file, rect, marks_of(*state.source, m_current)};
}

void SourcePage::draw_blocks(const Ui& ui, const Rect& area, const Rect& page, float& y) {
    const SourceView& source = *ui.state.source;
    const Columns columns = columns_of(ui, page, !m_picture.file.empty());
    // Wanders down with the scrolling, so that it passes every block.
    const float range = std::max(1.0f, m_content_height - area.height());
    const float line = area.top + area.height() * m_scroll.offset() / range;
    const bool scrolled = m_scroll.offset() != m_seen_offset;
    m_seen_offset = m_scroll.offset();
    for (std::size_t i = 0; i < source.blocks.size(); ++i) {
        if (scrolled && y <= line) m_current = i;
        y = draw_block(ui, columns, y, i, m_current);
    }
}

void SourcePage::draw(Ui ui, const Rect& whole) {
    Rect area = whole;
    ui.paint.fill(area, ui.colors.paper);
    if (!ui.state.source) return;
    const SourceView& source = *ui.state.source;
    if (!(m_shown == ui.state.route.target)) {
        m_shown = ui.state.route.target;
        m_seen_offset = 0;
        m_current = 0;
        m_scroll.set_offset(0);
    }
    const OwnFile* original = shown_original(ui.state);
    if (original) place_picture(ui, area, original->id);
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
                  issue_label(ui, issue) + " · " +
                      (original ? file : ui.tr(words_on_source(ui, source), {file}))) +
        ui.px(16);
    draw_blocks(ui, area, page, y);
    y = draw_diagnostics(ui, page, y, source);
    m_content_height = y - start + ui.px(40);
    m_scroll.end(ui);
}

}  // namespace kexie
