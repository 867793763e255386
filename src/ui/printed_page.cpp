#include "ui/printed_page.h"

#include <algorithm>
#include <cmath>

#include "document/print_text.h"
#include "ui/printed_page_words.h"

namespace kexie {

namespace {

constexpr float head_px = 44;
constexpr float step_px = 44;
constexpr float margin_px = 14;  // Around the page.
constexpr float bar_px = 10;     // Of the scroll bar.
constexpr float mark_edge_px = 2;
constexpr float seen_below_px = 60;  // What has to be seen of a mark and below it.
constexpr Rgb paper = 0xFFFFFF;      // Of the picture, whatever the colours of the window.
constexpr Rgb marker = 0xFFE58A;
constexpr float shade = 0.06f;
constexpr float shadow = 0.06f;  // Of each of its layers.

std::string tr(const Ui& ui, PageWords words, std::initializer_list<Inserted> values = {}) {
    return kexie::tr(ui.state.preferences.language, words, values);
}

std::string name_of(const Ui& ui, const std::string& file) {
    for (const OwnFile& own : ui.state.own_files) {
        if (own.id == file) return own.name;
    }
    return {};
}

}  // namespace

void PrintedPage::follow(const PicturePlace& place) {
    if (place.file != m_file) {
        m_file = place.file;
        m_marks_text.clear();
        m_marks.clear();
        m_number = 1;
        m_pages = 0;
        m_page = nullptr;
        m_texture.clear();
        m_scroll.set_offset(0);
    }
    if (place.marks == m_marks_text) return;
    m_marks_text = place.marks;
    m_marks = read_print_text(place.marks).value_or(std::vector<Print>());
    std::erase_if(m_marks, [](const Print& print) { return !print.has_box(); });
    m_is_following = true;
    if (m_marks.empty()) return;
    const int first = m_marks.front().page;
    m_number = m_pages > 0 ? std::min(first, m_pages) : first;
}

void PrintedPage::turn(int by) {
    m_number = std::clamp(m_number + by, 1, std::max(1, m_pages));
    m_is_following = false;
    m_scroll.set_offset(0);
}

float PrintedPage::draw_step(const Ui& ui, const char* id, float right, const Rect& head, int by) {
    const Rect rect = {right - ui.px(step_px), head.top, right, head.bottom};
    const bool leads = m_pages > 0 && m_number + by >= 1 && m_number + by <= m_pages;
    const bool back = by < 0;
    Rgb color = ui.colors.ink3;
    if (leads) {
        const std::string name = tr(ui, back ? PageWords::Previous : PageWords::Next);
        const Press press = press_area(ui, id, rect, {.name = name});
        color = press.hovered ? ui.colors.red : ui.colors.ink;
        if (press.pressed) turn(by);
    }
    center_text(ui, Face::Sans, ui.px(18), rect, color, back ? "‹" : "›");
    return rect.left;
}

void PrintedPage::draw_head(const Ui& ui, const Rect& head, const std::string& name) {
    ui.paint.fill(head, ui.colors.panel);
    ui.paint.rule(head.left, head.bottom - 1, head.right, head.bottom - 1, ui.colors.line, 1);
    const float em = ui.px(13);
    const std::string fit = tr(ui, PageWords::FitWidth);
    float right = head.right - ui.px(26) - ui.paint.width(Face::Sans, em, fit);
    if (text_button(ui, "original fit", right, head.top, head.height(), fit, !m_is_whole).pressed) {
        m_is_whole = !m_is_whole;
    }
    right = draw_step(ui, "original next", right - ui.px(14), head, 1);
    if (m_pages > 0) {
        const std::string number = tr(ui, PageWords::Number, {m_number, m_pages});
        right -= ui.paint.width(Face::Sans, em, number) + ui.px(4);
        ui.paint.text(Face::Sans, em, right, head.top, head.height(), ui.colors.ink2, number);
        right -= ui.px(4);
    }
    right = draw_step(ui, "original previous", right, head, -1);
    ui.paint.text_elided(Face::Sans, em, head.left + ui.px(16), head.top, head.height(),
                         right - ui.px(8), ui.colors.ink2, tr(ui, PageWords::Original, {name}));
}

bool PrintedPage::update_picture(const Rect& room) {
    const PageOrder wanted = {m_file, m_number, static_cast<int>(room.width()),
                              m_is_whole ? static_cast<int>(room.height()) : 0};
    if (wanted.width <= 0 || (m_is_whole && wanted.height <= 0)) return false;
    m_failed = false;
    if (m_page && wanted == m_shown) return true;
    const PageMaker::Answer answer = m_maker.order(wanted);
    m_failed = answer.state == PageMaker::Answer::State::Failed;
    if (answer.state != PageMaker::Answer::State::Drawn) return false;
    m_page = answer.page;
    m_shown = wanted;
    m_pages = m_page->pages;
    m_texture.set(*m_page);
    return true;
}

// What is under it shows through, as under a felt pen: the picture once more, tinted.
void PrintedPage::draw_marks(const Ui& ui, const Rect& page) const {
    const float edge = ui.px(mark_edge_px);
    for (const Print& line : m_marks) {
        if (line.page != m_number) continue;
        const PageShare share = share_of_line(line, *m_page);
        const ImVec2 from(std::max(page.left, page.left + share.left * page.width() - edge),
                          std::max(page.top, page.top + share.top * page.height() - edge));
        const ImVec2 to(std::min(page.right, page.left + share.right * page.width() + edge),
                        std::min(page.bottom, page.top + share.bottom * page.height() + edge));
        if (to.x <= from.x || to.y <= from.y) continue;
        const auto in_picture = [&](const ImVec2& at) {
            return ImVec2((at.x - page.left) / page.width(), (at.y - page.top) / page.height());
        };
        ui.paint.list().AddImageRounded(m_texture.ref(), from, to, in_picture(from), in_picture(to),
                                        color_of(marker), ui.px(3));
    }
}

void PrintedPage::show_marks(const Ui& ui, const Rect& sheet, float page_top, float page_height) {
    if (!m_is_following) return;
    m_is_following = false;
    const auto first = std::find_if(m_marks.begin(), m_marks.end(),
                                    [&](const Print& line) { return line.page == m_number; });
    if (first == m_marks.end()) return;
    const float at = page_top + share_of_line(*first, *m_page).top * page_height;
    const float offset = m_scroll.offset();
    const bool is_seen = at >= offset && at + ui.px(seen_below_px) <= offset + sheet.height();
    if (!is_seen) m_scroll.set_offset(at - sheet.height() / 3);
}

void PrintedPage::drag(const Ui& ui, const Rect& sheet) {
    const ImGuiIO& io = ImGui::GetIO();
    const bool is_mouse = io.MouseSource == ImGuiMouseSource_Mouse;
    if (!is_mouse || !ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        m_is_dragged = false;
    } else if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        const Rect page = {sheet.left, sheet.top, sheet.right - ui.px(bar_px), sheet.bottom};
        m_is_dragged = ImGui::IsWindowHovered() && page.contains(io.MousePos);
    } else if (m_is_dragged) {
        m_scroll.scroll_by(-io.MouseDelta.y);
    }
}

void PrintedPage::draw_sheet(const Ui& ui, const Rect& sheet, const std::string& name) {
    ui.paint.fill(sheet, ui.colors.panel);
    if (!ui.colors.forced) ui.paint.fill(sheet, 0, 0, shade);
    const float margin = ui.px(margin_px);
    const Rect room = {sheet.left + margin, sheet.top + margin,
                       sheet.right - margin - ui.px(bar_px), sheet.bottom - margin};
    const bool is_ready = update_picture(room);
    if (m_failed || !m_page) {
        const std::string said = tr(ui, m_failed ? PageWords::Damaged : PageWords::Opening);
        paragraph(ui, {Face::Sans, ui.px(13), ui.px(24), ui.colors.ink2}, room.left, room.top,
                  room.width(), said);
        return;
    }
    // Until it is drawn in this size, the last picture stands for it.
    float width = room.width();
    const float slope = m_page->height_points / m_page->width_points;
    if (m_is_whole) width = std::min(width, room.height() / slope);
    width = is_ready ? static_cast<float>(m_page->width) : std::round(width);
    const float height = is_ready ? static_cast<float>(m_page->height) : std::round(width * slope);
    if (is_shown()) show_marks(ui, sheet, margin, height);
    drag(ui, sheet);
    m_scroll.begin(ui, "original", sheet, height + 2 * margin,
                   tr(ui, PageWords::Picture, {name, m_number}));
    const float left = std::round(room.left + (room.width() - width) / 2);
    const float top = sheet.top + margin - m_scroll.offset();
    const Rect page = {left, top, left + width, top + height};
    for (float around = ui.px(4); around >= 1; --around) {
        ui.paint.fill(page.inset(-around, -around), 0, around, shadow);
    }
    ui.paint.fill(page, paper);
    if (is_shown()) {
        ui.paint.list().AddImage(m_texture.ref(), {page.left, page.top}, {page.right, page.bottom});
        draw_marks(ui, page);
    } else {
        paragraph(ui, {Face::Sans, ui.px(13), ui.px(24), Rgb{0x555555}}, page.left + margin,
                  std::max(page.top, sheet.top) + margin, page.width() - 2 * margin,
                  tr(ui, PageWords::Drawing));
    }
    m_scroll.end(ui);
}

void PrintedPage::draw(Ui ui, const PicturePlace& place) {
    m_texture.release_old();
    follow(place);
    Rect sheet = place.rect;
    const std::string name = name_of(ui, m_file);
    draw_head(ui, sheet.take_top(ui.px(head_px)), name);
    draw_sheet(ui, sheet, name);
    ui.paint.rule(place.rect.right - 1, place.rect.top, place.rect.right - 1, place.rect.bottom,
                  ui.colors.line, 1);
}

}  // namespace kexie
