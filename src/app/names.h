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
        case Theme::System:
            break;
    }
    return "system";
}

constexpr const char* name_of(Language language) {
    return language == Language::English ? "en" : "zh-CN";
}

constexpr const char* name_of(Pane pane) {
    switch (pane) {
        case Pane::Hits:
            return "hits";
        case Pane::Filters:
            return "filters";
        case Pane::Reader:
            return "reader";
        case Pane::Settings:
            return "settings";
        case Pane::Browse:
            break;
    }
    return "browse";
}

}  // namespace kexie
