// Names of values as they stand in JSON.
#pragma once

#include "app/state.h"

namespace kexie {

constexpr const char* name_of(Theme theme) {
    switch (theme) {
        case Theme::Light:
            return "light";
        case Theme::Dark:
            return "dark";
        case Theme::Contrast:
            return "contrast";
        case Theme::System:
            break;
    }
    return "system";
}

constexpr const char* name_of(Language language) {
    return language == Language::English ? "en" : "zh-CN";
}

constexpr const char* name_of(LineSpacing spacing) {
    switch (spacing) {
        case LineSpacing::Compact:
            return "compact";
        case LineSpacing::Loose:
            return "loose";
        case LineSpacing::Normal:
            break;
    }
    return "normal";
}

constexpr const char* name_of(Overlay overlay) {
    switch (overlay) {
        case Overlay::Help:
            return "help";
        case Overlay::Contents:
            return "contents";
        case Overlay::Settings:
            return "settings";
        case Overlay::OwnFiles:
            return "files";
        case Overlay::Export:
            break;
    }
    return "export";
}

constexpr const char* name_of(Pane pane) {
    switch (pane) {
        case Pane::Hits:
            return "hits";
        case Pane::Filters:
            return "filters";
        case Pane::Reader:
            return "reader";
        case Pane::Trends:
            return "trends";
        case Pane::Settings:
            return "settings";
        case Pane::Browse:
            break;
    }
    return "browse";
}

}  // namespace kexie
