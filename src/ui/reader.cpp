#include "ui/reader.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/selection.h"

#include "ui/issue_semantics.h"
#include "ui/issue_words.h"

namespace kexie {

namespace {

constexpr float line_step_px = 60;
constexpr float reading_line = 0.25f;  // Of the view's height: the article there is the open one.

}  // namespace

void Reader::prepare(const Ui& ui, const Issue& issue, float width) {
    const Preferences& chosen = ui.state.preferences;
    const Key key = {
        &issue, width, ui.paint.scale(), chosen.font_size_px, chosen.line_spacing, chosen.language};
    if (key == m_key) return;
    // The line at the top stays in place when width or text size change.
    const bool same_issue = m_key.issue == &issue;
    std::optional<TextAddress> top;
    float below = 0;
    if (same_issue && m_scroll.offset() > 0) {
        top = m_page.address_at(m_page.left, m_scroll.offset(), Snap::Border);
        if (top) below = m_scroll.offset() - m_page.y_of(*top).value_or(m_scroll.offset());
    }
    m_page = lay_out_issue(ui, issue, issue_note(ui), width);
    if (top) m_scroll.set_offset(m_page.y_of(*top).value_or(0) + below);
    m_key = key;
}

void Reader::follow_request(const Ui& ui, const Rect& area) {
    const ScrollRequest& request = ui.state.reader.scroll;
    if (request.serial == m_serial) return;
    m_serial = request.serial;
    switch (request.to) {
        case ScrollRequest::To::Top:
            m_scroll.set_offset(0);
            break;
        case ScrollRequest::To::Offset:
            m_scroll.set_offset(request.offset_px * ui.paint.scale());
            break;
        case ScrollRequest::To::Article: {
            const auto index = static_cast<std::size_t>(request.article);
            // The first article is shown with the masthead.
            const bool first = request.article <= 0 || index >= m_page.article_y.size();
            m_scroll.set_offset(first ? 0 : m_page.article_y[index]);
            break;
        }
        case ScrollRequest::To::Mark: {
            if (request.mark >= ui.state.reader.marks.size()) break;
            show_mark(ui, area, ui.state.reader.marks[request.mark]);
            break;
        }
    }
    m_reported = -1;
}

void Reader::show_mark(const Ui& ui, const Rect& area, const TextRange& mark) {
    const auto y = m_page.y_of(mark.begin);
    if (!y) return;
    const bool in_sight =
        *y > m_scroll.offset() + ui.px(40) && *y < m_scroll.offset() + area.height() - ui.px(80);
    if (!in_sight) m_scroll.set_offset(*y - area.height() * 0.35f);
}

void Reader::extend_by_line(const Ui& ui, float lines) const {
    const TextAddress& head = ui.state.reader.selection->head;
    const Block* block = m_page.block_of(head);
    const auto y = m_page.y_of(head);
    if (!block || !y) return;
    float x = 0;
    for (const TextLine& line : block->layout.lines) {
        if (head.byte < line.begin || head.byte > line.end) continue;
        const Extent before = extent_on_line(block->layout, line, line.begin, head.byte);
        x = before.right;
    }
    const auto there =
        m_page.address_at(m_page.left + x, *y + (lines + 0.5f) * block->line_height, Snap::Border);
    if (there) ui.send(command::ExtendSelection{*there});
}

void Reader::read_selection_keys(const Ui& ui) const {
    const ImGuiIO& io = ImGui::GetIO();
    const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, true); };
    if (io.KeyCtrl && pressed(ImGuiKey_A)) ui.send(command::SelectAll{});
    if (!ui.state.reader.selection) return;
    // On the page the browser's copy event asks for the text.
    if (io.KeyCtrl && pressed(ImGuiKey_C)) ui.send(command::CopySelection{});
    if (pressed(ImGuiKey_Escape) && !ui.state.reader.menu) ui.send(command::ClearSelection{});
    if (!io.KeyShift) return;
    const SelectionStep step = io.KeyCtrl ? SelectionStep::Word : SelectionStep::Character;
    if (pressed(ImGuiKey_RightArrow)) ui.send(command::MoveSelection{step, 1});
    if (pressed(ImGuiKey_LeftArrow)) ui.send(command::MoveSelection{step, -1});
    if (pressed(ImGuiKey_DownArrow)) extend_by_line(ui, 1);
    if (pressed(ImGuiKey_UpArrow)) extend_by_line(ui, -1);
}

void Reader::read_keys(const Ui& ui, const Rect& area) {
    if (ImGui::GetIO().WantTextInput || ui.state.overlay) return;
    const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, true); };
    const float screen = area.height() - ui.px(60);
    read_selection_keys(ui);
    const bool selects = ImGui::GetIO().KeyShift && ui.state.reader.selection;
    if (!ui.focus.takes_arrows() && !selects) {
        if (pressed(ImGuiKey_DownArrow)) m_scroll.scroll_by(ui.px(line_step_px));
        if (pressed(ImGuiKey_UpArrow)) m_scroll.scroll_by(-ui.px(line_step_px));
    }
    const bool shift = ImGui::GetIO().KeyShift;
    if (pressed(ImGuiKey_PageDown)) m_scroll.scroll_by(screen);
    if (pressed(ImGuiKey_PageUp)) m_scroll.scroll_by(-screen);
    if (pressed(ImGuiKey_Space) && (ui.focus.id().empty() || ui.focus.is_at("reader")))
        m_scroll.scroll_by(shift ? -screen : screen);
    if (pressed(ImGuiKey_Home)) m_scroll.set_offset(0);
    if (pressed(ImGuiKey_End)) m_scroll.set_offset(m_page.height);
}

void Reader::draw_marks(const Ui& ui, float x, float top) const {
    const ReaderState& reader = ui.state.reader;
    for (std::size_t i = 0; i < reader.marks.size(); ++i) {
        const TextRange& range = reader.marks[i];
        const Block* block = m_page.block_of(range.begin);
        if (!block) continue;
        const bool current = reader.current_mark == i;
        mark_text(ui, block->layout, block->face, block->em, x, top + block->y, block->line_height,
                  {range.begin.byte, range.end.byte, current ? ui.colors.hit2 : ui.colors.hit,
                   current ? ui.colors.on_selected : ui.colors.on_hit});
    }
}

void Reader::draw_selection(const Ui& ui, float x, float top) const {
    const auto range = selected_range(ui.state);
    if (!range) return;
    for (std::size_t i = m_page.first_block_below(m_scroll.offset()); i < m_page.blocks.size();
         ++i) {
        const Block& block = m_page.blocks[i];
        if (block.y > m_scroll.offset() + m_area.height()) break;
        if (!block.is_text()) continue;
        TextAddress begin = {block.article, block.part, block.paragraph, 0};
        TextAddress end = begin;
        end.byte = static_cast<std::uint32_t>(block.text.size());
        begin = std::max(begin, range->begin);
        end = std::min(end, range->end);
        if (begin >= end) continue;
        mark_text(ui, block.layout, block.face, block.em, x, top + block.y, block.line_height,
                  {begin.byte, end.byte, ui.colors.selected, ui.colors.on_selected});
    }
}

void Reader::draw_block(const Ui& ui, const Block& block, float x, float y) const {
    const Painter& paint = ui.paint;
    switch (block.kind) {
        case BlockKind::Rule: {
            const float thick = ui.px(3);
            paint.rule(x, y, x + m_page.width, y, ui.colors.red, thick);
            const float thin_y = y + thick + ui.px(2);
            paint.rule(x, thin_y, x + m_page.width, thin_y, ui.colors.red,
                       std::max(1.0f, ui.px(1)));
            break;
        }
        case BlockKind::ThinRule:
            paint.rule(x, y, x + m_page.width, y, ui.colors.line, block.height);
            break;
        default: {
            Rgb color = ui.colors.ink;
            if (block.kind == BlockKind::Masthead || block.kind == BlockKind::Section) {
                color = ui.colors.red;
            }
            if (block.kind == BlockKind::Attribution || block.kind == BlockKind::MastheadLine ||
                block.kind == BlockKind::Caption) {
                color = ui.colors.ink2;
            }
            if (block.kind == BlockKind::Note || block.kind == BlockKind::Byline ||
                block.kind == BlockKind::Doubt) {
                color = ui.colors.ink3;
            }
            paint.layout(block.layout, block.face, block.em, x, y, block.line_height, color);
        }
    }
}

void Reader::report_scroll(const Ui& ui, const Rect& area) {
    if (m_scroll.offset() == m_reported) return;
    m_reported = m_scroll.offset();
    const float at = m_scroll.offset() + area.height() * reading_line;
    ui.send(command::ReaderScrolled{m_scroll.offset() / ui.paint.scale(), m_page.article_at(at)});
}

void Reader::draw(Ui ui, const Rect& area) {
    if (ui.state.reader.issue < 0) return;
    const Issue& issue = ui.state.library->issue(ui.state.reader.issue);
    m_area = area;
    m_drawn = true;
    prepare(ui, issue, area.width());
    if (ui.state.reader.header_footer != m_page.header_footer)
        ui.send(command::SetHeaderFooter{m_page.header_footer});
    follow_request(ui, area);
    read_keys(ui, area);
    m_scroll.begin(ui, "reader", area, m_page.height, masthead_number(ui, issue));
    const float top = area.top - m_scroll.offset();
    const float x = area.left + m_page.left;
    add_issue_semantics(ui, m_page, x, top);
    ui.semantics.begin_described();
    const auto highlight = [&] {
        draw_marks(ui, x, top);
        draw_selection(ui, x, top);
    };
    if (!ui.colors.forced) highlight();
    for (std::size_t i = m_page.first_block_below(m_scroll.offset()); i < m_page.blocks.size();
         ++i) {
        const Block& block = m_page.blocks[i];
        if (top + block.y > area.bottom) break;
        draw_block(ui, block, x, top + block.y);
    }
    if (ui.colors.forced) highlight();
    ui.semantics.end_described();
    m_scroll.end(ui);
    report_scroll(ui, area);
}

void Reader::read_pointer(const Ui& ui, const PointerInput& input) {
    if (!std::exchange(m_drawn, false)) return;
    if (input.pinch > 0) {
        const int size_px = ui.state.preferences.font_size_px;
        if (m_pinched_from_px == 0) m_pinched_from_px = size_px;
        const auto wanted =
            static_cast<int>(std::lround(static_cast<float>(m_pinched_from_px) * input.pinch));
        if (wanted != size_px) ui.send(command::SetFontSize{wanted});
        m_scroll.let_go();
        m_pointer.let_go();
        return;
    }
    m_pinched_from_px = 0;
    m_pointer.read(ui, m_page, m_area, input.clicks, m_scroll);
}

}  // namespace kexie
