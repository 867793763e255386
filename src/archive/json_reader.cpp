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

}  // namespace

JsonReader::JsonReader(std::string_view json) : m_json(json) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (json.substr(0, 3) == byte_order_mark) m_at = 3;
}

JsonReader::Token JsonReader::failure() const {
    return m_at < m_json.size() ? Token::Damaged : Token::Cut;
}

bool JsonReader::take(char wanted) {
    if (m_at >= m_json.size() || m_json[m_at] != wanted) return false;
    ++m_at;
    return true;
}

bool JsonReader::take_word(std::string_view word) {
    for (const char c : word) {
        if (!take(c)) return false;
    }
    return true;
}

bool JsonReader::take_digits() {
    if (!is_digit(peek())) return false;
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

JsonReader::Token JsonReader::read_number() {
    bool whole = true;
    const bool negative = take('-');
    const std::size_t digits = m_at;
    if (!take('0') && !take_digits()) return failure();
    if (take('.')) {
        whole = false;
        if (!take_digits()) return failure();
    }
    if (take('e') || take('E')) {
        whole = false;
        if (!take('+')) take('-');
        if (!take_digits()) return failure();
    }
    constexpr std::int64_t max = std::numeric_limits<std::int64_t>::max();
    std::int64_t value = 0;
    for (const char c : m_json.substr(digits, whole ? m_at - digits : 0)) {
        const int digit = c - '0';
        whole = whole && value <= (max - digit) / 10;
        if (whole) value = value * 10 + digit;
    }
    m_integer = negative ? -value : value;
    return whole ? Token::Integer : Token::OtherNumber;
}

bool JsonReader::read_code_unit(char32_t& code_unit) {
    code_unit = 0;
    for (int i = 0; i < 4; ++i, ++m_at) {
        const int value = hex_value(peek());
        if (value < 0) return false;
        code_unit = code_unit * 16 + static_cast<char32_t>(value);
    }
    return true;
}

// Behind "\u". Beyond the basic plane, a surrogate pair stands for one character.
bool JsonReader::read_code_point() {
    char32_t code_point = 0;
    if (!read_code_unit(code_point)) return false;
    if (code_point >= 0xDC00 && code_point <= 0xDFFF) return false;
    if (code_point >= 0xD800 && code_point <= 0xDBFF) {
        char32_t low = 0;
        if (!take_word("\\u") || !read_code_unit(low)) return false;
        if (low < 0xDC00 || low > 0xDFFF) return false;
        code_point = 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00);
    }
    append_utf8(m_text, code_point);
    return true;
}

// Behind "\".
bool JsonReader::read_escape() {
    if (take('u')) return read_code_point();
    constexpr std::string_view names = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    const std::size_t which = m_at < m_json.size() ? names.find(m_json[m_at]) : names.npos;
    if (which == names.npos) return false;
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
            if (static_cast<unsigned char>(m_json[m_at]) < 0x20) return false;
            const Decoded next = decode_utf8(m_json, m_at);
            if (is_malformed(next, m_json.substr(m_at, next.size))) {
                // A character that lacks its end was cut with the text.
                if (m_at + next.size == m_json.size()) m_at = m_json.size();
                return false;
            }
            m_at += next.size;
        }
        m_text.append(m_json, begin, m_at - begin);
        if (take('"')) return true;
        if (!take('\\') || !read_escape()) return false;
    }
}

JsonReader::Token JsonReader::read_key() {
    if (!take('"') || !read_text()) return failure();
    m_expected = Expected::Colon;
    return Token::Key;
}

JsonReader::Token JsonReader::open(char bracket) {
    ++m_at;
    const bool is_object = bracket == '{';
    m_open.push_back(is_object ? '}' : ']');
    m_expected = is_object ? Expected::KeyOrEnd : Expected::ValueOrEnd;
    return is_object ? Token::BeginObject : Token::BeginArray;
}

JsonReader::Token JsonReader::close() {
    const bool is_object = m_open.back() == '}';
    m_open.pop_back();
    m_expected = Expected::CommaOrEnd;
    return is_object ? Token::EndObject : Token::EndArray;
}

JsonReader::Token JsonReader::read_value() {
    m_expected = Expected::CommaOrEnd;
    const char c = peek();
    switch (c) {
        case '{':
        case '[':
            return open(c);
        case '"':
            ++m_at;
            return read_text() ? Token::Text : failure();
        case 't':
        case 'f':
            m_boolean = c == 't';
            return take_word(m_boolean ? "true" : "false") ? Token::Boolean : failure();
        case 'n':
            return take_word("null") ? Token::Null : failure();
        default:
            return c == '-' || is_digit(c) ? read_number() : failure();
    }
}

JsonReader::Token JsonReader::read_token() {
    skip_blanks();
    if (m_expected == Expected::CommaOrEnd) {
        if (m_open.empty()) return m_at == m_json.size() ? Token::End : Token::Damaged;
        if (take(m_open.back())) return close();
        if (!take(',')) return failure();
        m_expected = m_open.back() == '}' ? Expected::Key : Expected::Value;
        skip_blanks();
    } else if (m_expected == Expected::Colon) {
        if (!take(':')) return failure();
        m_expected = Expected::Value;
        skip_blanks();
    }
    switch (m_expected) {
        case Expected::KeyOrEnd:
            return take('}') ? close() : read_key();
        case Expected::ValueOrEnd:
            return take(']') ? close() : read_value();
        case Expected::Key:
            return read_key();
        default:
            return read_value();
    }
}

JsonReader::Token JsonReader::next() {
    const bool ended = m_token == Token::End || m_token == Token::Damaged || m_token == Token::Cut;
    if (!ended) m_token = read_token();
    return m_token;
}

}  // namespace kexie
