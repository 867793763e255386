#include "ui/overlays.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "ui/issue_words.h"

namespace kexie {

namespace {

constexpr float heading_px = 52;
constexpr float padding_px = 20;

// A box over everything, and what is drawn into it with that window's own list.
void float_box(const Ui& ui, const char* name, const Rect& box,
               const std::function<void(const Ui&)>& draw) {
    ImGui::SetNextWindowPos(ImVec2(box.left, box.top));
    ImGui::SetNextWindowSize(ImVec2(box.width(), box.height()));
    ImGui::SetNextWindowFocus();
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::Begin(name, nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse);
    const Painter paint(*ImGui::GetWindowDrawList(), ui.paint.fonts(), ui.paint.scale());
    const Ui inner = {ui.state, paint, ui.colors, ui.commands, ui.one_column, true};
    const float radius = ui.px(10);
    paint.fill(box, ui.colors.paper, radius);
    paint.frame(box, ui.colors.line, radius, std::max(1.0f, ui.px(1)));
    draw(inner);
    ImGui::End();
    ImGui::PopStyleVar(2);
}

// Title and closing cross; returns the y under them.
float draw_heading(const Ui& ui, const Rect& box, Word word) {
    const float height = ui.px(heading_px);
    ui.paint.text(Face::SerifBold, ui.px(18), box.left + ui.px(padding_px), box.top, height,
                  ui.colors.ink, ui.say(word));
    const Rect cross = {box.right - ui.px(48), box.top, box.right, box.top + height};
    const Press press = press_area(ui, "close", cross);
    ui.paint.text(Face::Sans, ui.px(18), cross.left + ui.px(14), cross.top, height,
                  press.hovered ? ui.colors.red : ui.colors.ink3, "×");
    if (press.pressed) ui.send(command::CloseOverlays{});
    return box.top + height;
}

struct HelpLine {
    std::string_view keys;
    Word word;
};

void draw_help(const Ui& ui, const Rect& box) {
    constexpr std::array<HelpLine, 6> keys = {{{"/", Word::HelpSearch},
                                               {"n  N  F3", Word::HelpMarks},
                                               {"[  ]", Word::HelpIssues},
                                               {"↑ ↓ PgUp PgDn", Word::HelpScroll},
                                               {"d", Word::HelpTheme},
                                               {"+  -  0", Word::HelpFont}}};
    constexpr std::array<HelpLine, 5> query = {{{"科普 沙龙", Word::HelpQueryAnd},
                                                {"\"AI GC\"", Word::HelpQueryExact},
                                                {"密云 | 延庆", Word::HelpQueryOr},
                                                {"科普 -学会", Word::HelpQueryNot},
                                                {"标题:沙龙", Word::HelpQueryField}}};
    float y = draw_heading(ui, box, Word::HelpTitle);
    const float height = ui.px(28);
    const float left = box.left + ui.px(padding_px);
    const auto draw_lines = [&](const auto& lines) {
        for (const HelpLine& line : lines) {
            ui.paint.text(Face::SansBold, ui.px(13), left, y, height, ui.colors.ink, line.keys);
            ui.paint.text_elided(Face::Sans, ui.px(13), left + ui.px(130), y, height,
                                 box.right - ui.px(padding_px), ui.colors.ink2, ui.say(line.word));
            y += height;
        }
    };
    draw_lines(keys);
    y += ui.px(10);
    ui.paint.text(Face::Sans, ui.px(12), left, y, height, ui.colors.ink3, ui.say(Word::HelpQuery));
    y += height;
    draw_lines(query);
}

}  // namespace

void Overlays::draw_contents(Ui ui, const Rect& box) {
    const Issue& issue = ui.state.library->issue(ui.state.reader.issue);
    const float top = draw_heading(ui, box, Word::Contents);
    const Rect list = {box.left, top, box.right - ui.px(2), box.bottom - ui.px(8)};
    const float height = ui.px(40);
    ui.presses_count = !m_contents.is_dragging();
    m_contents.begin(ui.paint, "contents", list,
                     height * static_cast<float>(issue.articles.size()));
    float y = list.top - m_contents.offset();
    for (std::size_t i = 0; i < issue.articles.size(); ++i, y += height) {
        const Article& article = issue.articles[i];
        const Rect row = {list.left, y, list.right, y + height};
        const Press press = press_area(ui, "article" + std::to_string(i), row);
        const bool here = static_cast<int>(i) == ui.state.reader.article;
        if (here || press.hovered) ui.paint.fill(row, ui.colors.sel, 0, here ? 1.0f : 0.5f);
        float right = row.right - ui.px(padding_px);
        if (article.section) {
            const float width = ui.paint.width(Face::Sans, ui.px(12), *article.section);
            ui.paint.text(Face::Sans, ui.px(12), right - width, y, height, ui.colors.red,
                          *article.section);
            right -= width + ui.px(12);
        }
        ui.paint.text_elided(Face::Sans, ui.px(14), row.left + ui.px(padding_px), y, height, right,
                             ui.colors.ink, article.title);
        if (!press.pressed) continue;
        ui.send(command::CloseOverlays{});
        ui.send(command::OpenArticle{ui.state.reader.issue, static_cast<int>(i)});
    }
    m_contents.end(ui.paint, ui.colors);
}

void draw_settings(const Ui& ui, const Rect& area) {
    const Preferences& chosen = ui.state.preferences;
    const float row = ui.px(size::touch_target);
    const float left = area.left + ui.px(padding_px);
    float y = area.top;
    const auto label = [&](Word word) {
        ui.paint.text(Face::Sans, ui.px(13), left, y, row, ui.colors.ink2, ui.say(word));
    };
    float x = 0;
    const auto option = [&](const std::string& id, const std::string& words, bool active,
                            Command command) {
        const WordButton button = chip(ui, id, x, y, row, words, active);
        if (button.pressed) ui.commands.push_back(std::move(command));
        x = button.right + ui.px(8);
    };
    const float options = left + ui.px(64);

    label(Word::Theme);
    x = options;
    option("system", ui.say(Word::FollowSystem), chosen.theme == Theme::System,
           command::SetTheme{Theme::System});
    option("light", ui.say(Word::Light), chosen.theme == Theme::Light,
           command::SetTheme{Theme::Light});
    option("dark", ui.say(Word::Dark), chosen.theme == Theme::Dark, command::SetTheme{Theme::Dark});
    y += row;

    label(Word::LanguageWord);
    x = options;
    option("zh", "中文", chosen.language == Language::Chinese,
           command::SetLanguage{Language::Chinese});
    option("en", "English", chosen.language == Language::English,
           command::SetLanguage{Language::English});
    y += row;

    label(Word::FontSize);
    x = options;
    option("smaller", ui.say(Word::SmallerText), false,
           command::SetFontSize{chosen.font_size_px - 1});
    x = ui.paint.text(Face::Sans, ui.px(13), x, y, row, ui.colors.ink,
                      std::to_string(chosen.font_size_px)) +
        ui.px(8);
    option("larger", ui.say(Word::LargerText), false,
           command::SetFontSize{chosen.font_size_px + 1});
}

void Overlays::draw(const Ui& ui, const Rect& window) {
    const float margin = ui.px(12);
    const auto centred = [&](float css_width, float css_height) {
        const float width = std::min(ui.px(css_width), window.width() - 2 * margin);
        const float height = std::min(ui.px(css_height), window.height() - 2 * margin);
        const float left = std::round(window.left + (window.width() - width) / 2);
        const float top = std::round(window.top + (window.height() - height) / 2);
        return Rect{left, top, left + width, top + height};
    };
    if (ui.state.settings_open) {
        const float width = std::min(ui.px(340), window.width() - 2 * margin);
        const Rect box = {window.right - margin - width, window.top + ui.px(62),
                          window.right - margin, window.top + ui.px(62 + heading_px + 146)};
        float_box(ui, "settings", box, [&](const Ui& inner) {
            const float top = draw_heading(inner, box, Word::Settings);
            draw_settings(inner, {box.left, top, box.right, box.bottom});
        });
    }
    if (ui.state.contents_open && ui.state.reader.issue >= 0) {
        const Rect box = centred(520, 560);
        float_box(ui, "contents", box, [&](const Ui& inner) { draw_contents(inner, box); });
    }
    if (ui.state.help_open) {
        const Rect box = centred(460, 440);
        float_box(ui, "help", box, [&](const Ui& inner) { draw_help(inner, box); });
    }
}

}  // namespace kexie
