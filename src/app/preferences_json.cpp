#include "app/preferences_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/names.h"

namespace kexie {

std::string write_preferences(const Preferences& preferences) {
    const nlohmann::ordered_json json = {{"theme", name_of(preferences.theme)},
                                         {"language", name_of(preferences.language)},
                                         {"fontSize", preferences.font_size_px}};
    return json.dump();
}

Preferences read_preferences(std::string_view text) {
    Preferences preferences;
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) return preferences;
    const auto word = [&](const char* key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_string() ? found->get<std::string>()
                                                         : std::string();
    };
    for (const Theme theme : {Theme::System, Theme::Light, Theme::Dark}) {
        if (word("theme") == name_of(theme)) preferences.theme = theme;
    }
    for (const Language language : {Language::Chinese, Language::English}) {
        if (word("language") == name_of(language)) preferences.language = language;
    }
    const auto size = json.find("fontSize");
    if (size != json.end() && size->is_number_integer()) {
        const auto px = size->get<std::int64_t>();
        preferences.font_size_px =
            static_cast<int>(std::clamp<std::int64_t>(px, font_size_min_px, font_size_max_px));
    }
    return preferences;
}

}  // namespace kexie
