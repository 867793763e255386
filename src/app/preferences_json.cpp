#include "app/preferences_json.h"

#include <algorithm>

#include "app/box_suggestions.h"
#include "app/names.h"
#include "archive/json.h"

namespace kexie {

namespace {

// Sets `value` if `json` is the name of a value.
template <typename E, std::size_t N>
void read_name(const Json& json, const EnumName<E> (&names)[N], E& value) {
    if (json.is_string()) value = find_value(names, json.get<std::string>()).value_or(value);
}

}  // namespace

std::string write_preferences(const Preferences& preferences) {
    return dump({{"theme", name_of(preferences.theme)},
                 {"language", name_of(preferences.language)},
                 {"fontSize", preferences.font_size_px},
                 {"lineSpacing", name_of(preferences.line_spacing)},
                 {"searches", preferences.searches}});
}

Preferences read_preferences(std::string_view text) {
    Preferences preferences;
    const Json root = Json::parse(text, nullptr, false);
    if (!root.is_object()) return preferences;
    const auto member = [&](const char* name) { return root.value(name, Json()); };
    read_name(member("theme"), theme_names, preferences.theme);
    read_name(member("language"), language_names, preferences.language);
    read_name(member("lineSpacing"), line_spacing_names, preferences.line_spacing);
    if (const Json size = member("fontSize"); size.is_number()) {
        preferences.font_size_px = static_cast<int>(
            std::clamp<double>(size.get<double>(), font_size_min_px, font_size_max_px));
    }
    for (const Json& query : member("searches")) {
        if (query.is_string() && preferences.searches.size() < searches_max) {
            preferences.searches.push_back(query.get<std::string>());
        }
    }
    return preferences;
}

}  // namespace kexie
