#include "ui/settings_panel.h"

#include <initializer_list>
#include <utility>

#include "ui/notices.h"

namespace kexie {

namespace {

constexpr float padding_px = 20;
constexpr float label_width_px = 72;

struct Option {
    const char* id;
    std::string words;
    bool chosen = false;
    Command command;
};

// Rows of chips, each behind a label, wrapped where they reach the right edge.
class Rows {
public:
    Rows(const Ui& ui, const Rect& area)
        : m_ui(ui),
          m_area(area),
          m_height(ui.px(size::touch_target)),
          m_left(area.left + ui.px(padding_px) + ui.px(label_width_px)),
          m_y(area.top) {}

    void begin(StringId label) {
        begin();
        m_ui.paint.text(Face::Sans, m_ui.px(13), m_area.left + m_ui.px(padding_px), m_y, m_height,
                        m_ui.colors.ink2, m_ui.tr(label));
    }
    void begin() {
        if (m_begun) m_y += m_height;
        m_begun = true;
        m_x = m_left;
    }
    void choices(StringId label, std::initializer_list<Option> options) {
        begin(label);
        for (const Option& option : options) {
            button(option, option.chosen ? Tick::On : Tick::Off);
        }
    }
    void button(const Option& option, Tick tick = Tick::None) {
        const float width = m_ui.paint.width(Face::Sans, m_ui.px(12), option.words) + m_ui.px(20);
        if (m_x > m_left && m_x + width > m_area.right - m_ui.px(8)) begin();
        const TextButton drawn =
            chip(m_ui, option.id, m_x, m_y, m_height, option.words, option.chosen, tick);
        if (drawn.pressed) m_ui.send(option.command);
        m_x = drawn.right + m_ui.px(8);
    }
    void text(const std::string& words) {
        m_x = m_ui.paint.text(Face::Sans, m_ui.px(13), m_x, m_y, m_height, m_ui.colors.ink, words) +
              m_ui.px(8);
    }
    float bottom() const { return m_y + m_height; }

private:
    const Ui& m_ui;
    Rect m_area;
    float m_height;
    float m_left;  // Of the chips.
    float m_y;
    float m_x = 0;
    bool m_begun = false;
};

}  // namespace

float draw_settings(const Ui& ui, const Rect& area) {
    const Preferences& now = ui.state.preferences;
    const auto theme = [&](const char* id, StringId text, Theme value) {
        return Option{id, ui.tr(text), now.theme == value, command::SetTheme{value}};
    };
    const auto language = [&](const char* id, StringId text, Language value) {
        return Option{id, ui.tr(text), now.language == value, command::SetLanguage{value}};
    };
    const auto spacing = [&](const char* id, StringId text, LineSpacing value) {
        return Option{id, ui.tr(text), now.line_spacing == value, command::SetLineSpacing{value}};
    };
    Rows rows(ui, area);
    rows.choices(StringId::Theme, {theme("system", StringId::FollowSystem, Theme::System),
                                   theme("light", StringId::Light, Theme::Light),
                                   theme("dark", StringId::Dark, Theme::Dark),
                                   theme("contrast", StringId::HighContrast, Theme::Contrast)});
    rows.choices(StringId::LanguageLabel,
                 {language("zh", StringId::LanguageChinese, Language::Chinese),
                  language("en", StringId::LanguageEnglish, Language::English)});
    rows.begin(StringId::FontSize);
    rows.button({"smaller", ui.tr(StringId::SmallerText), false,
                 command::SetFontSize{now.font_size_px - 1}});
    rows.text(std::to_string(now.font_size_px));
    rows.button(
        {"larger", ui.tr(StringId::LargerText), false, command::SetFontSize{now.font_size_px + 1}});
    rows.choices(StringId::LineSpacingLabel,
                 {spacing("compact", StringId::SpacingCompact, LineSpacing::Compact),
                  spacing("normal", StringId::SpacingNormal, LineSpacing::Normal),
                  spacing("loose", StringId::SpacingLoose, LineSpacing::Loose)});
    rows.begin();
    rows.button(
        {"own files", ui.tr(StringId::OwnFiles), false, command::ToggleOverlay{Overlay::OwnFiles}});
    const std::string words = not_kept_words(ui.state);
    if (words.empty()) return rows.bottom();
    const TextLook look = {Face::Sans, ui.px(13), ui.px(22), ui.colors.ink2};
    return paragraph(ui, look, area.left + ui.px(padding_px), rows.bottom(),
                     area.width() - 2 * ui.px(padding_px), words);
}

}  // namespace kexie
