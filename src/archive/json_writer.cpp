#include "archive/json_writer.h"

#include <cmath>

#include "base/utf8.h"
#include "base/verify.h"

namespace kexie {

namespace {

void append_escape(std::string& out, unsigned char c) {
    constexpr char hex[] = "0123456789abcdef";
    switch (c) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            out += "\\u00";
            out.push_back(hex[c >> 4]);
            out.push_back(hex[c & 0xF]);
    }
}

}  // namespace

void append_json_string(std::string& out, std::string_view value) {
    out.push_back('"');
    for (std::size_t i = 0; i < value.size();) {
        const auto c = static_cast<unsigned char>(value[i]);
        if (c < 0x80) {
            if (c < 0x20 || c == '"' || c == '\\') {
                append_escape(out, c);
            } else {
                out.push_back(value[i]);
            }
            ++i;
        } else {
            const Decoded next = decode_utf8(value, i);
            append_utf8(out, next.code_point);
            i += next.size;
        }
    }
    out.push_back('"');
}

void JsonWriter::break_line() {
    m_out.push_back('\n');
    m_out.append(m_levels.size() * 2, ' ');
}

void JsonWriter::before_value() {
    if (m_after_key) {
        m_after_key = false;
        return;
    }
    if (m_levels.empty()) return;
    Level& level = m_levels.back();
    if (!level.empty) m_out.push_back(',');
    if (level.layout == Layout::Indented) {
        break_line();
    } else if (!level.empty && m_layout == Layout::Indented) {
        m_out.push_back(' ');
    }
    level.empty = false;
}

void JsonWriter::open(char bracket, Layout layout) {
    before_value();
    m_out.push_back(bracket);
    const bool inside_one_line = !m_levels.empty() && m_levels.back().layout == Layout::Compact;
    m_levels.push_back({inside_one_line ? Layout::Compact : layout, true});
}

void JsonWriter::close(char bracket) {
    const Level level = m_levels.back();
    m_levels.pop_back();
    if (level.layout == Layout::Indented && !level.empty) break_line();
    m_out.push_back(bracket);
}

void JsonWriter::key(std::string_view name) {
    before_value();
    append_json_string(m_out, name);
    m_out += m_layout == Layout::Indented ? ": " : ":";
    m_after_key = true;
}

void JsonWriter::text(std::string_view value) {
    before_value();
    append_json_string(m_out, value);
}

void JsonWriter::integer(std::int64_t value) {
    before_value();
    m_out += std::to_string(value);
}

void JsonWriter::decimal(double value) {
    KEXIE_VERIFY(std::fabs(value) < 1e14);
    before_value();
    const long long scaled = std::llround(std::fabs(value) * 10000);
    if (value < 0 && scaled != 0) m_out.push_back('-');
    m_out += std::to_string(scaled / 10000);
    std::string fraction = std::to_string(scaled % 10000 + 10000).substr(1);
    while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
    if (!fraction.empty()) m_out += "." + fraction;
}

void JsonWriter::boolean(bool value) {
    before_value();
    m_out += value ? "true" : "false";
}

void JsonWriter::null() {
    before_value();
    m_out += "null";
}

void JsonWriter::text_or_null(const std::optional<std::string>& value) {
    if (value) {
        text(*value);
    } else {
        null();
    }
}

void JsonWriter::integer_or_null(const std::optional<int>& value) {
    if (value) {
        integer(*value);
    } else {
        null();
    }
}

void JsonWriter::date_or_null(const std::optional<Date>& value) {
    if (value) {
        text(to_iso(*value));
    } else {
        null();
    }
}

}  // namespace kexie
