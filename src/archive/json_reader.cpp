#include "archive/json_reader.h"

#include <limits>
#include <vector>

#include "base/utf8.h"

namespace kexie {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

int hex_value(char c) {
    if (is_digit(c)) return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool is_malformed(const Decoded& decoded, std::string_view bytes) {
    return decoded.code_point == replacement_character && bytes != "\xEF\xBF\xBD";
}

class JsonReader {
public:
    JsonReader(std::string_view json, JsonEvents& events) : m_json(json), m_events(events) {}

    JsonEnd read();

private:
    enum class Step { Value, KeyOrEnd, Key, ValueOrEnd, AfterValue };

    char peek() const { return m_at < m_json.size() ? m_json[m_at] : '\0'; }
    bool take(char wanted);
    bool take_word(std::string_view word);
    bool take_digits();
    void skip_blanks();
    // Notes the mistake at m_at; always false.
    bool damaged();
    // Passes on what a handler answered.
    bool told(bool goes_on);

    bool read_step();
    bool read_value();
    bool read_number();
    bool read_key();
    bool read_text();
    bool read_escape();
    bool read_unit(char32_t& unit);
    bool read_code_point();
    bool open(char bracket);
    bool close();
    bool read_after_value();

    std::string_view m_json;
    JsonEvents& m_events;
    std::size_t m_at = 0;
    Step m_step = Step::Value;
    std::vector<char> m_open;  // The closing brackets to come.
    std::string m_text;
    JsonEnd::How m_how = JsonEnd::How::Whole;
};

bool JsonReader::damaged() {
    m_how = m_at < m_json.size() ? JsonEnd::How::Damaged : JsonEnd::How::Cut;
    return false;
}

bool JsonReader::told(bool goes_on) {
    if (!goes_on) m_how = JsonEnd::How::Stopped;
    return goes_on;
}

bool JsonReader::take(char wanted) {
    if (m_at >= m_json.size() || m_json[m_at] != wanted) return false;
    ++m_at;
    return true;
}

bool JsonReader::take_word(std::string_view word) {
    for (const char c : word) {
        if (!take(c)) return damaged();
    }
    return true;
}

bool JsonReader::take_digits() {
    if (!is_digit(peek())) return damaged();
    while (is_digit(peek())) ++m_at;
    return true;
}

void JsonReader::skip_blanks() {
    while (m_at < m_json.size()) {
        const char c = m_json[m_at];
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') break;
        ++m_at;
    }
}

bool JsonReader::read_number() {
    bool whole = true;
    const bool negative = take('-');
    const std::size_t digits = m_at;
    if (!take('0') && !take_digits()) return false;
    if (take('.')) {
        whole = false;
        if (!take_digits()) return false;
    }
    if (take('e') || take('E')) {
        whole = false;
        if (!take('+')) take('-');
        if (!take_digits()) return false;
    }
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    std::int64_t value = 0;
    for (const char c : m_json.substr(digits, whole ? m_at - digits : 0)) {
        const int digit = c - '0';
        whole = whole && value <= (most - digit) / 10;
        if (whole) value = value * 10 + digit;
    }
    if (!whole) return told(m_events.other_number());
    return told(m_events.whole_number(negative ? -value : value));
}

bool JsonReader::read_unit(char32_t& unit) {
    unit = 0;
    for (int i = 0; i < 4; ++i, ++m_at) {
        const int value = hex_value(peek());
        if (value < 0) return damaged();
        unit = unit * 16 + static_cast<char32_t>(value);
    }
    return true;
}

// Behind "\u". Beyond the basic plane, two units stand for one character.
bool JsonReader::read_code_point() {
    char32_t unit = 0;
    if (!read_unit(unit)) return false;
    if (unit >= 0xDC00 && unit <= 0xDFFF) return damaged();
    if (unit >= 0xD800 && unit <= 0xDBFF) {
        char32_t second = 0;
        if (!take_word("\\u") || !read_unit(second)) return false;
        if (second < 0xDC00 || second > 0xDFFF) return damaged();
        unit = 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00);
    }
    append_utf8(m_text, unit);
    return true;
}

// Behind "\".
bool JsonReader::read_escape() {
    if (take('u')) return read_code_point();
    constexpr std::string_view names = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    const std::size_t which = m_at < m_json.size() ? names.find(m_json[m_at]) : names.npos;
    if (which == names.npos) return damaged();
    ++m_at;
    m_text += meanings[which];
    return true;
}

// Behind the opening quotation mark; leaves the text in m_text.
bool JsonReader::read_text() {
    m_text.clear();
    for (;;) {
        const std::size_t begin = m_at;
        while (m_at < m_json.size() && m_json[m_at] != '"' && m_json[m_at] != '\\') {
            if (static_cast<unsigned char>(m_json[m_at]) < 0x20) return damaged();
            const Decoded next = decode_utf8(m_json, m_at);
            if (is_malformed(next, m_json.substr(m_at, next.size))) {
                // A character that lacks its end was cut with the text.
                if (m_at + next.size == m_json.size()) m_at = m_json.size();
                return damaged();
            }
            m_at += next.size;
        }
        m_text.append(m_json, begin, m_at - begin);
        if (take('"')) return true;
        if (!take('\\')) return damaged();
        if (!read_escape()) return false;
    }
}

bool JsonReader::read_key() {
    if (!take('"')) return damaged();
    if (!read_text()) return false;
    skip_blanks();
    if (!take(':')) return damaged();
    m_step = Step::Value;
    return told(m_events.key(m_text));
}

bool JsonReader::open(char bracket) {
    ++m_at;
    const bool is_object = bracket == '{';
    m_open.push_back(is_object ? '}' : ']');
    m_step = is_object ? Step::KeyOrEnd : Step::ValueOrEnd;
    return told(is_object ? m_events.begin_object() : m_events.begin_array());
}

bool JsonReader::close() {
    const bool is_object = m_open.back() == '}';
    m_open.pop_back();
    m_step = Step::AfterValue;
    return told(is_object ? m_events.end_object() : m_events.end_array());
}

bool JsonReader::read_value() {
    m_step = Step::AfterValue;
    const char c = peek();
    switch (c) {
        case '{':
        case '[':
            return open(c);
        case '"':
            ++m_at;
            return read_text() && told(m_events.text(m_text));
        case 't':
            return take_word("true") && told(m_events.boolean(true));
        case 'f':
            return take_word("false") && told(m_events.boolean(false));
        case 'n':
            return take_word("null") && told(m_events.null());
        default:
            return c == '-' || is_digit(c) ? read_number() : damaged();
    }
}

bool JsonReader::read_after_value() {
    if (take(m_open.back())) return close();
    if (!take(',')) return damaged();
    m_step = m_open.back() == '}' ? Step::Key : Step::Value;
    return true;
}

bool JsonReader::read_step() {
    switch (m_step) {
        case Step::KeyOrEnd:
            return take('}') ? close() : read_key();
        case Step::Key:
            return read_key();
        case Step::ValueOrEnd:
            return take(']') ? close() : read_value();
        case Step::Value:
            return read_value();
        case Step::AfterValue:
            break;
    }
    return read_after_value();
}

JsonEnd JsonReader::read() {
    bool goes_on = true;
    do {
        skip_blanks();
        goes_on = read_step();
    } while (goes_on && !m_open.empty());
    skip_blanks();
    if (goes_on && m_at < m_json.size()) damaged();
    return {m_how, m_at};
}

}  // namespace

JsonEnd read_json(std::string_view json, JsonEvents& events) {
    return JsonReader(json, events).read();
}

}  // namespace kexie
