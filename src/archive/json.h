// nlohmann/json as this program writes with it: members keep their order, and the output is the
// same on every machine.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"

namespace kexie {

using Json = nlohmann::ordered_json;

// JSON text: on one line, or with `indent` spaces per level. Malformed UTF-8 becomes U+FFFD, so the
// output is always valid.
inline std::string dump(const Json& json, int indent = -1) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

inline void to_json(Json& json, const Date& date) {
    json = to_iso(date);
}

// With at most four decimals.
inline double rounded(double value) {
    return std::round(value * 10000) / 10000;
}

template <typename T>
Json or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json();
}

// Appends a string in parts, because the library makes two copies of what it writes.
inline void append_json(std::string& out, std::string_view text) {
    constexpr std::size_t part_bytes = 1U << 16U;
    out += '"';
    while (!text.empty()) {
        std::size_t size = std::min(text.size(), part_bytes);
        while (size < text.size() && (text[size] & 0xC0) == 0x80) ++size;
        const std::string quoted = dump(text.substr(0, size));
        out.append(quoted, 1, quoted.size() - 2);
        text.remove_prefix(size);
    }
    out += '"';
}

// Appends a list, one element at a time. `append_element(out, element)` appends its text;
// `separator` goes before each element and before the closing bracket, e.g. a line end.
template <typename List, typename Append>
void append_json_list(std::string& out, const List& list, std::string_view separator,
                      Append append_element) {
    out += '[';
    const char* comma = "";
    for (const auto& element : list) {
        out += std::exchange(comma, ",");
        out += separator;
        append_element(out, element);
    }
    if (!list.empty()) out += separator;
    out += ']';
}

// Appends an object one member, and one list element, at a time: the tree of a whole issue takes
// several times the memory of the issue.
class JsonObjectWriter {
public:
    explicit JsonObjectWriter(std::string& out) : m_out(out) { m_out += '{'; }

    void member(std::string_view name, const Json& value) {
        key(name);
        m_out += dump(value);
    }
    void member(std::string_view name, const std::string& text) {
        key(name);
        append_json(m_out, text);
    }
    // A list of values with a to_json(Json&, const T&).
    template <typename List>
    void list(std::string_view name, const List& values) {
        list(name, values, "",
             [](std::string& out, const auto& value) { out += dump(Json(value)); });
    }
    void list(std::string_view name, const std::vector<std::string>& texts) {
        list(name, texts, "",
             [](std::string& out, const std::string& text) { append_json(out, text); });
    }
    template <typename List, typename Append>
    void list(std::string_view name, const List& values, std::string_view separator,
              Append append_element) {
        key(name);
        append_json_list(m_out, values, separator, append_element);
    }
    void end() { m_out += '}'; }

private:
    // Names need no escapes.
    void key(std::string_view name) {
        if (m_out.back() != '{') m_out += ',';
        m_out.append("\"").append(name).append("\":");
    }

    std::string& m_out;
};

}  // namespace kexie
