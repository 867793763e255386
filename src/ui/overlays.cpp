#include "ui/overlays.h"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>

#include "ui/issue_words.h"
#include "ui/shortcuts.h"
#include "ui/text_menu.h"

namespace kexie {

namespace {

constexpr float heading_px = 52;
constexpr float padding_px = 20;
constexpr float help_line_px = 25;
constexpr float shadow_px = 24;  // Around a box that floats.

// Title and closing cross; returns the y under them.
float draw_heading(const Ui& ui, const Rect& box, Word word) {
    const float height = ui.px(heading_px);
    const std::string words = ui.say(word);
    ui.semantics.add({.role = Role::Heading,
                      .id = "dialog heading",
                      .name = words,
                      .rect = {box.left, box.top, box.right, box.top + height},
                      .level = 2});
    ui.paint.text(Face::SerifBold, ui.px(18), box.left + ui.px(padding_px), box.top, height,
                  ui.colors.ink, words);
    const Rect cross = {box.right - ui.px(48), box.top, box.right, box.top + height};
    const Press press = press_area(ui, "close", cross, {.name = ui.say(Word::Close)});
    ui.paint.text(Face::Sans, ui.px(18), cross.left + ui.px(14), cross.top, height,
                  press.hovered ? ui.colors.red : ui.colors.ink3, "×");
    if (press.pressed) ui.send(command::CloseOverlays{});
    return box.top + height;
}

struct HelpLine {
    std::string keys;
    Word word;
};

// The shortcuts, those that do the same on one line.
std::vector<HelpLine> key_lines() {
    std::vector<HelpLine> lines;
    for (const Shortcut& shortcut : shortcuts()) {
        if (!lines.empty() && lines.back().word == shortcut.word) {
            lines.back().keys.append("  ").append(shortcut.label);
        } else {
            lines.push_back({std::string(shortcut.label), shortcut.word});
        }
    }
    for (const KeyNote& note : key_notes()) lines.push_back({std::string(note.label), note.word});
    return lines;
}

std::vector<HelpLine> query_lines(const Ui& ui) {
    std::vector<HelpLine> lines;
    constexpr std::array<std::pair<Word, Word>, 5> examples = {
        {{Word::ExampleAnd, Word::HelpQueryAnd},
         {Word::ExampleExact, Word::HelpQueryExact},
         {Word::ExampleOr, Word::HelpQueryOr},
         {Word::ExampleNot, Word::HelpQueryNot},
         {Word::ExampleField, Word::HelpQueryField}}};
    for (const auto& [example, word] : examples) lines.push_back({ui.say(example), word});
    return lines;
}

// Lines in a column; returns the y under them.
float draw_help_lines(const Ui& ui, const Rect& column, float y,
                      const std::vector<HelpLine>& lines) {
    const float em = ui.px(13);
    float label = 0;
    for (const HelpLine& line : lines) {
        label = std::max(label, ui.paint.width(Face::SansBold, em, line.keys));
    }
    for (const HelpLine& line : lines) {
        ui.paint.text(Face::SansBold, em, column.left, y, ui.px(help_line_px), ui.colors.ink,
                      line.keys);
        y = std::max(y + ui.px(help_line_px),
                     paragraph(ui, {Face::Sans, em, ui.px(help_line_px), ui.colors.ink2},
                               column.left + label + ui.px(16), y,
                               column.right - column.left - label - ui.px(16), ui.say(line.word)));
    }
    return y;
}

}  // namespace

void drop_closed_boxes(const State& state) {
    const std::pair<const char*, bool> boxes[] = {
        {"settings", state.settings_open},    {"contents", state.contents_open},
        {"own files", state.own_files_open},  {"text menu", state.reader.menu.has_value()},
        {"export", state.export_open},        {"help", state.help_open},
        {"offers", !state.box.offers.empty()}};
    for (const auto& [name, open] : boxes) {
        ImGuiWindow* window = open ? nullptr : ImGui::FindWindowByName(name);
        if (!window || !window->WasActive) continue;
        window->WasActive = false;
        ImGui::UpdateHoveredWindowAndCaptureFlags(ImGui::GetIO().MousePos);
    }
}

void float_box(const Ui& ui, const char* name, const std::string& title, const Rect& box,
               const std::function<void(const Ui&)>& draw) {
    const float reach = ui.px(shadow_px);
    ImGui::SetNextWindowPos(ImVec2(box.left - reach, box.top - reach));
    ImGui::SetNextWindowSize(ImVec2(box.width() + 2 * reach, box.height() + 2 * reach));
    ImGui::SetNextWindowFocus();
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::Begin(name, nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse);
    const Painter paint(*ImGui::GetWindowDrawList(), ui.paint.fonts(), ui.semantics,
                        ui.paint.scale());
    const Ui inner = {ui.state,     paint,    ui.colors,     ui.commands,
                      ui.semantics, ui.focus, ui.one_column, true};
    const Semantics::Group dialog = ui.semantics.group(
        {.role = Role::Dialog, .id = std::string("dialog ") + name, .name = title, .rect = box});
    const float radius = ui.px(10);
    // A soft shadow: the further out, the fewer layers lie over one another.
    for (float out = 2; out < reach - ui.px(4); out += ui.px(3)) {
        const Rect around = box.inset(-out, -out);
        paint.fill({around.left, around.top + ui.px(4), around.right, around.bottom + ui.px(4)},
                   0x000000, radius + out, 0.025f);
    }
    paint.fill(box, ui.colors.panel, radius);
    paint.frame(box, ui.colors.line, radius, std::max(1.0f, ui.px(1)));
    draw(inner);
    ImGui::End();
    ImGui::PopStyleVar(2);
}

void Overlays::draw_contents(Ui ui, const Rect& box) {
    const Issue& issue = ui.state.library->issue(ui.state.reader.issue);
    const float top = draw_heading(ui, box, Word::Contents);
    const std::string source = ui.say(Word::CompareSource);
    const float source_left = box.right - ui.px(60) - ui.paint.width(Face::Sans, ui.px(13), source);
    if (word_button(ui, "source", source_left, box.top, ui.px(heading_px), source).pressed) {
        ui.send(command::CloseOverlays{});
        ui.send(command::OpenSource{});
    }
    const Rect list = {box.left, top, box.right - ui.px(2), box.bottom - ui.px(8)};
    const float height = ui.px(ui.one_column ? size::touch_target : 40);
    ui.presses_count = !m_contents.is_dragging();
    m_contents.begin(ui, "contents", list, height * static_cast<float>(issue.articles.size()));
    const Semantics::Group rows =
        ui.semantics.group({.role = Role::List, .id = "articles", .rect = list});
    float y = list.top - m_contents.offset();
    for (std::size_t i = 0; i < issue.articles.size(); ++i, y += height) {
        const Article& article = issue.articles[i];
        const Rect row = {list.left, y, list.right, y + height};
        const bool here = static_cast<int>(i) == ui.state.reader.article;
        const std::string id = "article" + std::to_string(i);
        const Semantics::Group item =
            ui.semantics.group({.role = Role::ListItem, .id = id + " item", .rect = row});
        const std::string name =
            article.section ? article.title + " " + *article.section : article.title;
        const Press press = press_area(ui, id, row, {.name = name, .current = here});
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
    m_contents.end(ui);
}

// Total and formats, a row each.
void draw_export(const Ui& ui, const Rect& box) {
    struct Choice {
        HitFormat format;
        Word word;
    };
    constexpr std::array<Choice, 3> choices = {{{HitFormat::Csv, Word::ExportCsv},
                                                {HitFormat::Json, Word::ExportJson},
                                                {HitFormat::Markdown, Word::ExportMarkdown}}};
    float y = draw_heading(ui, box, Word::ExportTitle);
    const float height = ui.px(size::touch_target);
    const Results& results = ui.state.search.results;
    ui.paint.text(
        Face::Sans, ui.px(13), box.left + ui.px(padding_px), y, ui.px(24), ui.colors.ink3,
        ui.say(Word::TotalHits, {grouped(results.hits.size()), grouped(results.occurrences)}));
    y += ui.px(30);
    for (const Choice& choice : choices) {
        const Rect row = {box.left, y, box.right, y + height};
        const Press press = press_area(ui, "export" + std::to_string(static_cast<int>(choice.word)),
                                       row, {.name = ui.say(choice.word)});
        if (press.hovered) ui.paint.fill(row, ui.colors.sel);
        ui.paint.text_elided(Face::Sans, ui.px(15), box.left + ui.px(padding_px), y, height,
                             box.right - ui.px(padding_px), ui.colors.ink, ui.say(choice.word));
        if (press.pressed) ui.send(command::ExportHits{choice.format});
        y += height;
    }
}

void Overlays::draw_help(Ui ui, const Rect& box) {
    const float top = draw_heading(ui, box, Word::HelpTitle);
    const Rect list = {box.left, top, box.right - ui.px(2), box.bottom - ui.px(8)};
    ui.presses_count = !m_help.is_dragging();
    m_help.begin(ui, "help", list, m_help_height, ui.say(Word::HelpTitle));
    const Rect column = {box.left + ui.px(padding_px), top, box.right - ui.px(padding_px),
                         box.bottom};
    const float start = top - m_help.offset();
    float y = draw_help_lines(ui, column, start, key_lines()) + ui.px(12);
    ui.paint.text(Face::Sans, ui.px(12), column.left, y, ui.px(help_line_px), ui.colors.ink3,
                  ui.say(Word::HelpQuery));
    y = draw_help_lines(ui, column, y + ui.px(help_line_px), query_lines(ui));
    m_help_height = y - start + ui.px(12);
    m_help.end(ui);
}

float draw_settings(const Ui& ui, const Rect& area) {
    const Preferences& chosen = ui.state.preferences;
    const float row = ui.px(size::touch_target);
    const float left = area.left + ui.px(padding_px);
    float y = area.top;
    const auto label = [&](Word word) {
        ui.paint.text(Face::Sans, ui.px(13), left, y, row, ui.colors.ink2, ui.say(word));
    };
    const float options = left + ui.px(72);
    float x = 0;
    const auto press = [&](const std::string& id, const std::string& words, bool active, Tick tick,
                           Command command) {
        const float width = ui.paint.width(Face::Sans, ui.px(12), words) + ui.px(20);
        if (x > options && x + width > area.right - ui.px(8)) {
            x = options;
            y += row;
        }
        const WordButton button = chip(ui, id, x, y, row, words, active, tick);
        if (button.pressed) ui.commands.push_back(std::move(command));
        x = button.right + ui.px(8);
    };
    const auto option = [&](const std::string& id, const std::string& words, bool active,
                            Command command) {
        press(id, words, active, active ? Tick::On : Tick::Off, std::move(command));
    };

    label(Word::Theme);
    x = options;
    option("system", ui.say(Word::FollowSystem), chosen.theme == Theme::System,
           command::SetTheme{Theme::System});
    option("light", ui.say(Word::Light), chosen.theme == Theme::Light,
           command::SetTheme{Theme::Light});
    option("dark", ui.say(Word::Dark), chosen.theme == Theme::Dark, command::SetTheme{Theme::Dark});
    option("contrast", ui.say(Word::HighContrast), chosen.theme == Theme::Contrast,
           command::SetTheme{Theme::Contrast});
    y += row;

    label(Word::LanguageWord);
    x = options;
    option("zh", ui.say(Word::LanguageChinese), chosen.language == Language::Chinese,
           command::SetLanguage{Language::Chinese});
    option("en", ui.say(Word::LanguageEnglish), chosen.language == Language::English,
           command::SetLanguage{Language::English});
    y += row;

    label(Word::FontSize);
    x = options;
    press("smaller", ui.say(Word::SmallerText), false, Tick::None,
          command::SetFontSize{chosen.font_size_px - 1});
    x = ui.paint.text(Face::Sans, ui.px(13), x, y, row, ui.colors.ink,
                      std::to_string(chosen.font_size_px)) +
        ui.px(8);
    press("larger", ui.say(Word::LargerText), false, Tick::None,
          command::SetFontSize{chosen.font_size_px + 1});
    y += row;

    label(Word::LineSpacingWord);
    x = options;
    option("compact", ui.say(Word::SpacingCompact), chosen.line_spacing == LineSpacing::Compact,
           command::SetLineSpacing{LineSpacing::Compact});
    option("normal", ui.say(Word::SpacingNormal), chosen.line_spacing == LineSpacing::Normal,
           command::SetLineSpacing{LineSpacing::Normal});
    option("loose", ui.say(Word::SpacingLoose), chosen.line_spacing == LineSpacing::Loose,
           command::SetLineSpacing{LineSpacing::Loose});
    y += row;

    x = options;
    press("own files", ui.say(Word::OwnFiles), false, Tick::None, command::ToggleOwnFiles{});
    return y + row;
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
                          window.right - margin,
                          window.top + ui.px(62 + heading_px) + m_settings_height};
        float_box(ui, "settings", ui.say(Word::Settings), box, [&](const Ui& inner) {
            const float top = draw_heading(inner, box, Word::Settings);
            const float bottom = draw_settings(inner, {box.left, top, box.right, box.bottom});
            m_settings_height = bottom - top + ui.px(14);
        });
    }
    if (ui.state.contents_open && ui.state.reader.issue >= 0) {
        const Rect box = centred(520, 560);
        float_box(ui, "contents", ui.say(Word::Contents), box,
                  [&](const Ui& inner) { draw_contents(inner, box); });
    }
    if (ui.state.own_files_open) {
        const Rect box = centred(560, 520);
        float_box(ui, "own files", ui.say(Word::OwnFiles), box, [&](const Ui& inner) {
            const float top = draw_heading(inner, box, Word::OwnFiles);
            m_own_files.draw(inner, {box.left, top, box.right, box.bottom});
        });
    }
    if (ui.state.reader.menu) draw_text_menu(ui, window);
    if (ui.state.export_open) {
        const Rect box = centred(420, heading_px + 30 + 3 * size::touch_target + 12);
        float_box(ui, "export", ui.say(Word::ExportTitle), box,
                  [&](const Ui& inner) { draw_export(inner, box); });
    }
    if (ui.state.help_open) {
        const Rect box = centred(540, 720);
        float_box(ui, "help", ui.say(Word::Help), box,
                  [&](const Ui& inner) { draw_help(inner, box); });
    }
}

}  // namespace kexie
