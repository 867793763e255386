// The names of values in JSON.
#pragma once

#include "app/state.h"
#include "archive/names.h"

namespace kexie {

inline constexpr EnumName<Theme> theme_names[] = {{Theme::System, "system"},
                                                  {Theme::Light, "light"},
                                                  {Theme::Dark, "dark"},
                                                  {Theme::Contrast, "contrast"}};
inline constexpr EnumName<Language> language_names[] = {{Language::Chinese, "zh-CN"},
                                                        {Language::English, "en"}};
inline constexpr EnumName<LineSpacing> line_spacing_names[] = {{LineSpacing::Compact, "compact"},
                                                               {LineSpacing::Normal, "normal"},
                                                               {LineSpacing::Loose, "loose"}};
inline constexpr EnumName<Overlay> overlay_names[] = {{Overlay::Help, "help"},
                                                      {Overlay::Contents, "contents"},
                                                      {Overlay::Settings, "settings"},
                                                      {Overlay::OwnFiles, "files"},
                                                      {Overlay::Export, "export"}};
inline constexpr EnumName<Pane> pane_names[] = {
    {Pane::Browse, "browse"}, {Pane::Hits, "hits"},     {Pane::Filters, "filters"},
    {Pane::Reader, "reader"}, {Pane::Trends, "trends"}, {Pane::Settings, "settings"}};
inline constexpr EnumName<Suggestion::Kind> suggestion_names[] = {
    {Suggestion::Kind::Continuation, "continuation"},
    {Suggestion::Kind::Pinyin, "pinyin"},
    {Suggestion::Kind::Sound, "sound"},
    {Suggestion::Kind::Similar, "similar"},
    {Suggestion::Kind::Rewritten, "rewritten"}};
inline constexpr EnumName<ScorePart::Kind> score_part_names[] = {
    {ScorePart::Kind::Term, "term"}, {ScorePart::Kind::Proximity, "closeness"}};

constexpr const char* name_of(Theme theme) {
    return find_name(theme_names, theme);
}

constexpr const char* name_of(Language language) {
    return find_name(language_names, language);
}

constexpr const char* name_of(LineSpacing spacing) {
    return find_name(line_spacing_names, spacing);
}

constexpr const char* name_of(Overlay overlay) {
    return find_name(overlay_names, overlay);
}

constexpr const char* name_of(Pane pane) {
    return find_name(pane_names, pane);
}

constexpr const char* name_of(Suggestion::Kind kind) {
    return find_name(suggestion_names, kind);
}

constexpr const char* name_of(ScorePart::Kind kind) {
    return find_name(score_part_names, kind);
}

}  // namespace kexie
