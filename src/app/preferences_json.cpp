#include "app/preferences_json.h"

#include <algorithm>

#include "app/box_suggestions.h"
#include "app/names.h"
#include "archive/json_reader.h"
#include "archive/json_writer.h"

namespace kexie {

namespace {

class PreferencesEvents final : public JsonEvents {
public:
    Preferences preferences;

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool other_number() override { return true; }
    bool whole_number(std::int64_t value) override {
        if (is("fontSize")) {
            preferences.font_size_px = static_cast<int>(
                std::clamp<std::int64_t>(value, font_size_min_px, font_size_max_px));
        }
        return true;
    }
    bool text(std::string& value) override {
        const bool room = preferences.searches.size() < searches_max;
        if (m_depth == 2 && m_key == "searches" && room) preferences.searches.push_back(value);
        for (const Theme theme : {Theme::System, Theme::Light, Theme::Dark, Theme::Contrast}) {
            if (is("theme") && value == name_of(theme)) preferences.theme = theme;
        }
        for (const Language language : {Language::Chinese, Language::English}) {
            if (is("language") && value == name_of(language)) preferences.language = language;
        }
        for (const LineSpacing spacing :
             {LineSpacing::Compact, LineSpacing::Normal, LineSpacing::Loose}) {
            if (is("lineSpacing") && value == name_of(spacing)) preferences.line_spacing = spacing;
        }
        return true;
    }
    bool key(std::string& name) override {
        m_key = name;
        return true;
    }
    bool begin_object() override { return deeper(); }
    bool end_object() override { return shallower(); }
    bool begin_array() override { return deeper(); }
    bool end_array() override { return shallower(); }

private:
    // Only members of the outermost object count.
    bool is(std::string_view key) const { return m_depth == 1 && m_key == key; }
    bool deeper() {
        ++m_depth;
        return true;
    }
    bool shallower() {
        --m_depth;
        return true;
    }

    int m_depth = 0;
    std::string m_key;
};

}  // namespace

std::string write_preferences(const Preferences& preferences) {
    JsonWriter json(JsonWriter::Layout::Compact);
    json.begin_object();
    json.key("theme");
    json.text(name_of(preferences.theme));
    json.key("language");
    json.text(name_of(preferences.language));
    json.key("fontSize");
    json.integer(preferences.font_size_px);
    json.key("lineSpacing");
    json.text(name_of(preferences.line_spacing));
    json.key("searches");
    json.begin_array();
    for (const std::string& query : preferences.searches) json.text(query);
    json.end_array();
    json.end_object();
    return json.str();
}

Preferences read_preferences(std::string_view text) {
    PreferencesEvents events;
    const JsonEnd end = read_json(text, events);
    return end.how == JsonEnd::How::Whole ? events.preferences : Preferences{};
}

}  // namespace kexie
