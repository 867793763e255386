// A pull parser for JSON, used only to read whole bundles; nlohmann/json reads all other JSON. Its
// SAX parser takes 213 ms for a bundle of 8.3 MB as WebAssembly at -O2, this one 28 ms (natively 53
// and 13 ms). Given contiguous memory and -O3, the library still takes 2.3 times as long. That
// would delay the start with a full archive by 150 ms. Compile this file for speed: at -Oz it takes
// 127 ms.
//
// tests/support/json_oracle.h checks that it agrees with the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kexie {

// Reads strict JSON (RFC 8259) in UTF-8, with or without a byte order mark, nested to any depth.
// O(text), without recursion.
class JsonReader {
public:
    enum class Token {
        Null,
        Boolean,
        Integer,      // Between -2^63 and 2^63, written without fraction or exponent.
        OtherNumber,  // Its value is not kept.
        Text,
        Key,
        BeginObject,
        EndObject,
        BeginArray,
        EndArray,
        End,      // After the only value.
        Damaged,  // Not JSON from offset() on.
        Cut,      // The text ends within a value: it is truncated.
    };

    // Keeps a view of `json`.
    explicit JsonReader(std::string_view json);

    // Reads the next token. Repeats End, Damaged and Cut.
    Token next();

    // The current token, and its value if it has one of that kind.
    Token token() const { return m_token; }
    bool boolean() const { return m_boolean; }
    std::int64_t integer() const { return m_integer; }
    // Of Text and Key: well-formed UTF-8; may be moved from.
    std::string& text() { return m_text; }

    // In bytes: the end of the current token.
    std::size_t offset() const { return m_at; }

private:
    enum class Expected { Value, ValueOrEnd, Key, KeyOrEnd, Colon, CommaOrEnd };

    char peek() const { return m_at < m_json.size() ? m_json[m_at] : '\0'; }
    bool take(char wanted);
    bool take_word(std::string_view word);
    bool take_digits();
    void skip_blanks();
    // The error is at m_at.
    Token failure() const;

    Token read_token();
    Token read_value();
    Token read_number();
    Token read_key();
    bool read_text();
    bool read_escape();
    bool read_code_unit(char32_t& code_unit);
    bool read_code_point();
    Token open(char bracket);
    Token close();

    std::string_view m_json;
    std::size_t m_at = 0;
    Expected m_expected = Expected::Value;
    std::vector<char> m_open;  // The closing brackets to come.
    Token m_token = Token::Null;
    bool m_boolean = false;
    std::int64_t m_integer = 0;
    std::string m_text;
};

}  // namespace kexie
