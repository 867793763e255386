#include "ui/reader.h"

#include <algorithm>
#include <cmath>

namespace kexie {

namespace {

constexpr float line_step_px = 60;
constexpr float reading_line =
    0.25f;  // Of the view's height: where "the open article" is read off.

}  // namespace

void Reader::prepare(const Ui& ui, const Issue& issue, float width) {
    const Key key = {&issue, width, ui.paint.scale(), ui.state.preferences.font_size_px,
                     ui.state.preferences.language};
    if (key == m_key) return;
    // A new width or text size keeps the article that is being read in its place.
    const bool same_issue = m_key.issue == &issue;
    const int article = same_issue ? m_page.article_at(m_scroll.offset()) : 0;
    const float old_top = same_issue && !m_page.article_y.empty()
                              ? m_page.article_y[static_cast<std::size_t>(article)]
                              : 0;
    const float within = m_scroll.offset() - old_top;
    m_page = lay_out_issue(ui, issue, ui.state.library->archive().note, width);
    if (same_issue && within >= 0 && !m_page.article_y.empty()) {
        m_scroll.set_offset(m_page.article_y[static_cast<std::size_t>(article)] + within);
    }
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
            // The first article is shown under its masthead.
            const bool first = request.article <= 0 || index >= m_page.article_y.size();
            m_scroll.set_offset(first ? 0 : m_page.article_y[index]);
            break;
        }
        case ScrollRequest::To::Mark: {
            if (request.mark >= ui.state.reader.marks.size()) break;
            const IssueMark& place = ui.state.reader.marks[request.mark];
            const Block* block = m_page.block_of(place.article, place.mark);
            if (!block) break;
            float y = block->y;
            for (const TextLine& line : block->layout.lines) {
                if (line.end > place.mark.begin + block->mark_shift) break;
                y += block->line_height;
            }
            const bool in_sight = y > m_scroll.offset() + ui.px(40) &&
                                  y < m_scroll.offset() + area.height() - ui.px(80);
            if (!in_sight) m_scroll.set_offset(y - area.height() * 0.35f);
            break;
        }
    }
    m_reported = -1;
}

void Reader::read_keys(const Ui& ui, const Rect& area) {
    if (ImGui::GetIO().WantTextInput) return;
    const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, true); };
    const float screen = area.height() - ui.px(60);
    if (pressed(ImGuiKey_DownArrow)) m_scroll.scroll_by(ui.px(line_step_px));
    if (pressed(ImGuiKey_UpArrow)) m_scroll.scroll_by(-ui.px(line_step_px));
    const bool shift = ImGui::GetIO().KeyShift;
    if (pressed(ImGuiKey_PageDown)) m_scroll.scroll_by(screen);
    if (pressed(ImGuiKey_PageUp)) m_scroll.scroll_by(-screen);
    if (pressed(ImGuiKey_Space)) m_scroll.scroll_by(shift ? -screen : screen);
    if (pressed(ImGuiKey_Home)) m_scroll.set_offset(0);
    if (pressed(ImGuiKey_End)) m_scroll.set_offset(m_page.height);
}

void Reader::draw_marks(const Ui& ui, float x, float top) const {
    const ReaderState& reader = ui.state.reader;
    for (std::size_t i = 0; i < reader.marks.size(); ++i) {
        const IssueMark& place = reader.marks[i];
        const Block* block = m_page.block_of(place.article, place.mark);
        if (!block) continue;
        const bool current = reader.current_mark == i;
        ui.paint.mark(block->layout, block->em, x, top + block->y, block->line_height,
                      place.mark.begin + block->mark_shift, place.mark.end + block->mark_shift,
                      current ? ui.colors.hit2 : ui.colors.hit);
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
        case BlockKind::MastheadLine: {
            const float height = block.line_height;
            paint.text(block.face, block.em, x + ui.px(2), y, height, ui.colors.ink2, block.text);
            const float width = paint.width(block.face, block.em, block.text_right);
            const bool second_line = block.height > height;
            paint.text(block.face, block.em, x + m_page.width - width - ui.px(2),
                       second_line ? y + height : y, height, ui.colors.ink2, block.text_right);
            break;
        }
        default: {
            Rgb color = ui.colors.ink;
            if (block.kind == BlockKind::Masthead || block.kind == BlockKind::Section) {
                color = ui.colors.red;
            }
            if (block.kind == BlockKind::Attribution) color = ui.colors.ink2;
            if (block.kind == BlockKind::Note) color = ui.colors.ink3;
            // 【 has its ink in its right half: hung out, it lines up with the text under it.
            const float hang = block.kind == BlockKind::Section ? block.em * 0.45f : 0;
            paint.layout(block.layout, block.face, block.em, x - hang, y, block.line_height, color);
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
    prepare(ui, issue, area.width());
    follow_request(ui, area);
    read_keys(ui, area);
    m_scroll.begin(ui.paint, "reader", area, m_page.height);
    const float top = area.top - m_scroll.offset();
    const float x = area.left + m_page.left;
    draw_marks(ui, x, top);
    for (const Block& block : m_page.blocks) {
        const float y = top + block.y;
        if (y + block.height < area.top || y > area.bottom) continue;
        draw_block(ui, block, x, y);
    }
    m_scroll.end(ui.paint, ui.colors);
    report_scroll(ui, area);
}

}  // namespace kexie
