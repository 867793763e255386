// A pull parser for JSON text, used for one thing: reading whole bundles. All other JSON is read by
// nlohmann/json. Its SAX parser takes 213 ms for a bundle of 8.3 MB as WebAssembly at -O2, where
// this takes 28 (53 and 13 natively); at its best, given contiguous memory and -O3, it still takes
// 2.3 times as long. That would add 150 ms to the start of a full archive. Compile it for speed:
// at -Oz it takes 127 ms.
//
// tests/support/json_oracle.h holds it to the library, input by input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kexie {

// Reads strict JSON in UTF-8 (RFC 8259), a byte order mark before it allowed, nested to any depth.
// O(text), no recursion.
class JsonReader {
public:
    enum class Token {
        Null,
        Boolean,
        Integer,      // Of a size below 2^63, written without fraction or exponent.
        OtherNumber,  // Its value is not kept.
        Text,
        Key,
        BeginObject,
        EndObject,
        BeginArray,
        EndArray,
        End,      // Behind the only value.
        Damaged,  // Not JSON from offset() on.
        Cut,      // The text ends within a value.
    };

    // Keeps a view of `json`.
    explicit JsonReader(std::string_view json);

    // Reads the next token. End, Damaged and Cut stay.
    Token next();

    // The token read last, and its value where it is of the kind.
    Token token() const { return m_token; }
    bool boolean() const { return m_boolean; }
    std::int64_t integer() const { return m_integer; }
    // Of Text and Key: well-formed UTF-8; may be moved from.
    std::string& text() { return m_text; }

    // In bytes: behind the token read last.
    std::size_t offset() const { return m_at; }

private:
    enum class Expected { Value, ValueOrEnd, Key, KeyOrEnd, Colon, CommaOrEnd };

    char peek() const { return m_at < m_json.size() ? m_json[m_at] : '\0'; }
    bool take(char wanted);
    bool take_word(std::string_view word);
    bool take_digits();
    void skip_blanks();
    // The mistake is at m_at.
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
